// Draws plain shapes into a document, scaled to its width.
import type { Drawing, Shape, Style } from '../../../core/report/chart/drawing.ts';
import { greyOf } from '../grey.ts';
import { bottomOf, margin, type Pdf, widthOf } from './pdf-document.ts';

function paint(pdf: Pdf, { fill, stroke, strokeWidth = 1, dash }: Style): void {
  pdf.lineWidth(strokeWidth);
  if (dash) pdf.dash(dash[0], { space: dash[1] });
  if (fill !== undefined && stroke !== undefined) pdf.fillAndStroke(greyOf(fill), greyOf(stroke));
  else if (fill !== undefined) pdf.fill(greyOf(fill));
  else if (stroke !== undefined) pdf.stroke(greyOf(stroke));
  if (dash) pdf.undash();
}

function drawShape(pdf: Pdf, shape: Shape): void {
  if (shape.kind === 'box') {
    // A month without accesses has a bar without height, which is no shape at all.
    if (shape.width <= 0 || shape.height <= 0) return;
    pdf.rect(shape.x, shape.y, shape.width, shape.height);
    paint(pdf, shape);
    return;
  }
  if (shape.kind === 'line') {
    for (const [at, [x, y]] of shape.points.entries())
      at === 0 ? pdf.moveTo(x, y) : pdf.lineTo(x, y);
    paint(pdf, shape);
    return;
  }
  pdf
    .font(shape.bold ? 'bold' : 'regular')
    .fontSize(shape.size)
    .fillColor(greyOf(shape.fill ?? 0));
  const width = pdf.widthOfString(shape.text);
  const shift = shape.anchor === 'start' ? 0 : shape.anchor === 'middle' ? width / 2 : width;
  pdf.text(shape.text, shape.x - shift, shape.y, { lineBreak: false, baseline: 'alphabetic' });
}

/** Below what was drawn last, on a new page where it does not fit. */
export function drawDrawing(pdf: Pdf, drawing: Drawing): void {
  const scale = Math.min(1, widthOf(pdf) / drawing.width);
  const height = drawing.height * scale;
  if (pdf.y + height > bottomOf(pdf)) pdf.addPage();
  const top = pdf.y;
  pdf.save().translate(margin, top).scale(scale);
  for (const shape of drawing.shapes) drawShape(pdf, shape);
  pdf.restore();
  pdf.x = margin;
  pdf.y = top + height + 8;
}
