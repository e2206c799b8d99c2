// One victim's statement of loss as a PDF of its own: it goes to that customer and to nobody else.
import type { Writable } from 'node:stream';
import type { Language } from '../../core/report/fsa-amount.ts';
import { statementGrids } from '../../core/report/loss/loss-grids.ts';
import type { CaseLoss } from '../../core/report/loss/loss-result.ts';
import { lossWords } from '../../core/report/loss/loss-words.ts';
import type { Method } from '../../core/report/loss/methods.ts';
import { paragraph, sizes, writePdf } from './pdf/pdf-document.ts';
import { drawGrid } from './pdf/pdf-grid.ts';

export interface StatementOptions {
  readonly language: Language;
  /** The method that the firm applies; marked among the three. */
  readonly method?: Method;
  readonly simulated?: boolean;
}

export async function writeLossPdf(
  target: Writable,
  loss: CaseLoss,
  { language, method, simulated = false }: StatementOptions,
): Promise<void> {
  const text = lossWords(language);
  const ribbon = simulated ? text.simulated : undefined;
  const title = `${text.statementTitle} ${loss.case}`;
  const options = {
    title,
    language,
    date: loss.valuationDate,
    layout: 'portrait',
    ribbon,
  } as const;
  const [facts, ...grids] = statementGrids(loss, language, method);
  await writePdf(target, options, (pdf) => {
    paragraph(pdf, text.statementTitle, { size: sizes.title, bold: true });
    if (ribbon) paragraph(pdf, ribbon, { bold: true });
    drawGrid(pdf, { ...facts, title: '' });
    for (const grid of grids) drawGrid(pdf, grid);
    for (const note of text.statementNotes) paragraph(pdf, note, { size: sizes.table });
  });
}
