// An A4 document with the Japanese font embedded, dated by its figures: the same input, same bytes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import PDFDocument from 'pdfkit';

export type Pdf = PDFKit.PDFDocument;

export const margin = 36;
/** Points; what a table may shrink to before its columns are split over several blocks. */
export const sizes = { title: 14, heading: 11, text: 9, table: 8, tableMin: 6, foot: 7 } as const;
const rowGap = 6;

export interface PdfOptions {
  readonly title: string;
  readonly language: 'ja' | 'en';
  /** `2025-04-16`: what the figures are as of. */
  readonly date: string;
  readonly layout: 'portrait' | 'landscape';
  /** Stands at the foot of every page: what the figures are not. */
  readonly ribbon?: string;
}

const resolve = createRequire(import.meta.url).resolve;
const fontFiles = {
  regular: '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf',
} as const;
export type FontName = keyof typeof fontFiles;

const fonts = new Map<FontName, Buffer>();

/** Read once: a file of statements would read five megabytes for each victim. At most two fonts. */
export function fontBytes(name: FontName): Buffer {
  const bytes = fonts.get(name) ?? readFileSync(resolve(fontFiles[name]));
  fonts.set(name, bytes);
  return bytes;
}

function openPdf(options: PdfOptions): Pdf {
  const created = new Date(`${options.date}T00:00:00Z`);
  const pdf = new PDFDocument({
    size: 'A4',
    layout: options.layout,
    margin,
    lang: options.language,
    displayTitle: true,
    bufferPages: true,
    info: { Title: options.title, Creator: 'Sekisho', Producer: 'Sekisho', CreationDate: created },
  });
  pdf.registerFont('regular', fontBytes('regular'));
  pdf.registerFont('bold', fontBytes('bold'));
  return pdf.font('regular').fontSize(sizes.text);
}

/** Page numbers, and the ribbon where the data are simulated. */
function writeFeet(pdf: Pdf, { ribbon, language }: PdfOptions): void {
  const { count } = pdf.bufferedPageRange();
  for (let at = 0; at < count; at += 1) {
    pdf.switchToPage(at);
    const width = pdf.page.width - 2 * margin;
    const y = pdf.page.height - margin + 8;
    // Below the margin a text would begin a new page.
    pdf.page.margins.bottom = 0;
    const page = language === 'ja' ? `${at + 1} / ${count} ページ` : `Page ${at + 1} of ${count}`;
    pdf.font('regular').fontSize(sizes.foot).fillColor('black');
    pdf.text(page, margin, y, { width, align: 'right', lineBreak: false });
    if (ribbon) pdf.font('bold').text(ribbon, margin, y, { width, lineBreak: false });
  }
}

/** Draws the pages and writes them; the target is ended. */
export async function writePdf(
  target: Writable,
  options: PdfOptions,
  draw: (pdf: Pdf) => void,
): Promise<void> {
  const pdf = openPdf(options);
  const written = finished(pdf.pipe(target));
  draw(pdf);
  writeFeet(pdf, options);
  pdf.end();
  await written;
}

export const bottomOf = (pdf: Pdf): number => pdf.page.height - margin;
export const widthOf = (pdf: Pdf): number => pdf.page.width - 2 * margin;

/** A paragraph over the whole width, below what was drawn last. */
export function paragraph(
  pdf: Pdf,
  text: string,
  { size = sizes.text, bold = false }: { size?: number; bold?: boolean } = {},
): void {
  pdf
    .font(bold ? 'bold' : 'regular')
    .fontSize(size)
    .fillColor('black');
  pdf.text(text, margin, pdf.y, { width: widthOf(pdf) });
  pdf.y += rowGap;
}
