// Draws a grid on as many pages as it takes: heads repeated, words wrapped, wide grids in blocks.
import type { Grid, GridCell, GridColumn } from '../../../core/report/grid/grid.ts';
import { bottomOf, margin, type Pdf, paragraph, sizes, widthOf } from './pdf-document.ts';

const padding = 3;
const wordsWidthMin = 60;
const wordsWidthMax = 240;
/** Rows measured for the widths: the rest of a long list is like its beginning. */
const rowsMeasuredMax = 400;

export interface GridLook {
  /** Points to begin with; smaller where the grid is too wide for the page. */
  readonly size?: number;
  /** As wide as the page. */
  readonly stretched?: boolean;
}

interface Block {
  /** Places of the columns in the grid. */
  readonly places: readonly number[];
  readonly widths: readonly number[];
  readonly size: number;
}

/** A cell must fit a page; what is cut here stands whole in the other forms. */
const cellLengthMax = 600;
const shown = (text: string): string =>
  text.length > cellLengthMax ? `${text.slice(0, cellLengthMax)}…` : text;

function naturalWidths(pdf: Pdf, { columns, rows, total }: Grid, size: number): number[] {
  pdf.fontSize(size);
  const measured = rows.slice(0, rowsMeasuredMax);
  return columns.map(({ head, align }, at) => {
    pdf.font('regular');
    const widest = Math.max(0, ...measured.map((row) => pdf.widthOfString(shown(row[at].text))));
    pdf.font('bold');
    const bold = [head, total?.[at].text ?? ''].map((text) => pdf.widthOfString(text));
    const width = Math.max(widest, ...bold) + 2 * padding + 1;
    return align === 'start' ? Math.min(width, wordsWidthMax) : width;
  });
}

const sum = (widths: readonly number[]): number => widths.reduce((all, width) => all + width, 0);

/** Words give way to figures: they can be wrapped. */
function squeezed(widths: readonly number[], columns: readonly GridColumn[], room: number) {
  const over = sum(widths) - room;
  if (over <= 0) return widths;
  const spare = widths.map((width, at) =>
    columns[at].align === 'start' ? Math.max(0, width - wordsWidthMin) : 0,
  );
  const share = Math.min(1, over / Math.max(1, sum(spare)));
  return widths.map((width, at) => width - spare[at] * share);
}

/** Columns of words at the left are repeated in every block; the others follow as they fit. */
function blocksOf(
  pdf: Pdf,
  grid: Grid,
  { size: wanted, stretched }: Required<GridLook>,
): readonly Block[] {
  const room = widthOf(pdf);
  for (const size of [wanted, sizes.table, 7, sizes.tableMin]) {
    const widths = squeezed(naturalWidths(pdf, grid, size), grid.columns, room);
    const total = sum(widths);
    if (total > room + 0.01) continue;
    const scale = stretched ? room / total : 1;
    const places = grid.columns.map((_, at) => at);
    return [{ places, widths: widths.map((width) => width * scale), size }];
  }
  const size = sizes.table;
  const widths = naturalWidths(pdf, grid, size).map((width) => Math.min(width, room / 2));
  const firstFigure = grid.columns.findIndex(({ align }) => align === 'end');
  const fixed = Array.from({ length: Math.max(1, firstFigure) }, (_, at) => at);
  const blocks: number[][] = [];
  let left = 0;
  for (let at = fixed.length; at < widths.length; at += 1) {
    if (blocks.length === 0 || widths[at] > left) {
      blocks.push([...fixed]);
      left = room - sum(fixed.map((place) => widths[place]));
    }
    blocks.at(-1)!.push(at);
    left -= widths[at];
  }
  return blocks.map((places) => ({ places, widths: places.map((place) => widths[place]), size }));
}

interface DrawnRow {
  readonly texts: readonly string[];
  readonly aligns: readonly GridColumn['align'][];
  readonly bold: boolean;
  readonly shade?: string;
}

function rowHeight(pdf: Pdf, row: DrawnRow, { widths, size }: Block): number {
  pdf.font(row.bold ? 'bold' : 'regular').fontSize(size);
  const heights = row.texts.map((text, at) =>
    pdf.heightOfString(text === '' ? ' ' : text, { width: widths[at] - 2 * padding }),
  );
  return Math.max(...heights) + 2 * padding;
}

function drawRow(pdf: Pdf, row: DrawnRow, block: Block, height: number): void {
  const y = pdf.y;
  let x = margin;
  for (const [at, width] of block.widths.entries()) {
    if (row.shade) pdf.rect(x, y, width, height).fill(row.shade);
    pdf.lineWidth(0.5).rect(x, y, width, height).stroke('#9aa0a6');
    pdf
      .font(row.bold ? 'bold' : 'regular')
      .fontSize(block.size)
      .fillColor('black');
    const align = row.aligns[at] === 'end' ? 'right' : 'left';
    pdf.text(row.texts[at], x + padding, y + padding, { width: width - 2 * padding, align });
    x += width;
  }
  pdf.x = margin;
  pdf.y = y + height;
}

function pick<Item>(items: readonly Item[], { places }: Block): readonly Item[] {
  return places.map((place) => items[place]);
}

function drawBlock(pdf: Pdf, grid: Grid, block: Block): void {
  const aligns = pick(grid.columns, block).map(({ align }) => align);
  const rowOf = (cells: readonly GridCell[], bold: boolean, shade?: string): DrawnRow => ({
    texts: pick(cells, block).map(({ text }) => shown(text)),
    aligns,
    bold,
    shade,
  });
  const heads = pick(grid.columns, block).map(({ head }) => head);
  const head: DrawnRow = { texts: heads, aligns, bold: true, shade: '#e4e7eb' };
  const headHeight = rowHeight(pdf, head, block);
  const rows = grid.rows.map((row) => rowOf(row, false));
  if (grid.total) rows.push(rowOf(grid.total, true, '#f4f5f7'));
  let isHeaded = false;
  for (const row of rows.length === 0 ? [undefined] : rows) {
    const height = row ? rowHeight(pdf, row, block) : 0;
    const needed = height + (isHeaded ? 0 : headHeight);
    if (pdf.y + needed > bottomOf(pdf) && pdf.y > margin) {
      pdf.addPage();
      isHeaded = false;
    }
    if (!isHeaded) drawRow(pdf, head, block, headHeight);
    isHeaded = true;
    if (row) drawRow(pdf, row, block, height);
  }
  pdf.y += 8;
}

/** Title, the grid in one or more blocks, its notes; below what was drawn last. */
export function drawGrid(pdf: Pdf, grid: Grid, look: GridLook = {}): void {
  const { size = sizes.table, stretched = false } = look;
  // A title without a row under it would stand alone at the foot of the page.
  if (pdf.y + 70 > bottomOf(pdf)) pdf.addPage();
  if (grid.title !== '') paragraph(pdf, grid.title, { size: sizes.heading, bold: true });
  for (const block of blocksOf(pdf, grid, { size, stretched })) drawBlock(pdf, grid, block);
  for (const note of grid.notes ?? []) paragraph(pdf, note, { size: sizes.table });
  pdf.y += 6;
}
