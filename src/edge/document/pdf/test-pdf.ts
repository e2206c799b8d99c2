// What tests see of a PDF: its pages, and its words by way of poppler where that is installed.
import { spawnSync } from 'node:child_process';

/** Pages as the document itself counts them. */
export function pagesOf(pdf: Buffer): number {
  return Number(/\/Type \/Pages\n\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1]);
}

/** The words as `pdftotext` finds them; undefined where there is none. */
export function wordsOf(pdf: Buffer): string | undefined {
  const run = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf });
  return run.error ? undefined : run.stdout.toString('utf8');
}
