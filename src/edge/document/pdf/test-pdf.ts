// What tests see of a PDF without any reader: its pages.

/** Pages as the document itself counts them. */
export function pagesOf(pdf: Buffer): number {
  return Number(/\/Type \/Pages\n\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1]);
}
