// The control coverage as a PDF for the auditor.
import type { Writable } from 'node:stream';
import type { Coverage } from '../../core/report/coverage/coverage.ts';
import { coverageGrids, ribbonOf } from '../../core/report/coverage/coverage-grids.ts';
import { coverageWords } from '../../core/report/coverage/coverage-words.ts';
import type { Language } from '../../core/report/fsa-amount.ts';
import { paragraph, sizes, writePdf } from './pdf/pdf-document.ts';
import { drawGrid } from './pdf/pdf-grid.ts';

/** The document is dated by its figures; one without any record by the first day there is. */
export const coverageDate = ({ to, last }: Coverage): string =>
  to ?? last?.time.slice(0, 10) ?? '1970-01-01';

export async function writeCoveragePdf(
  target: Writable,
  coverage: Coverage,
  language: Language,
): Promise<void> {
  const { title } = coverageWords(language);
  const ribbon = ribbonOf(coverage, language);
  const options = {
    title,
    language,
    date: coverageDate(coverage),
    layout: 'landscape',
    ribbon,
  } as const;
  const { overview, controls, evidence, source } = coverageGrids(coverage, language);
  await writePdf(target, options, (pdf) => {
    paragraph(pdf, title, { size: sizes.title, bold: true });
    if (ribbon) paragraph(pdf, ribbon, { bold: true });
    drawGrid(pdf, overview);
    drawGrid(pdf, source);
    pdf.addPage();
    drawGrid(pdf, controls);
    pdf.addPage();
    drawGrid(pdf, evidence);
  });
}
