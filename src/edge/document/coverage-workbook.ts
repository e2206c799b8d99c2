// The control coverage as a workbook: the controls, the counts they rest on, what it was drawn from.
import type { Writable } from 'node:stream';
import type { Coverage } from '../../core/report/coverage/coverage.ts';
import { coverageGrids, ribbonOf } from '../../core/report/coverage/coverage-grids.ts';
import { coverageWords } from '../../core/report/coverage/coverage-words.ts';
import type { Language } from '../../core/report/fsa-amount.ts';
import { coverageDate } from './coverage-pdf.ts';
import { gridSheet } from './grid-sheet.ts';
import { writeWorkbook } from './xlsx/workbook.ts';

/** Characters: words of these columns are sentences, wrapped in their cells. */
const controlWidths = [8, 20, 40, 18, 64, 44];
const evidenceWidths = [8, 10, 52, 12, 12, 52, 52];
const sourceWidths = [28, 100];

export async function writeCoverageWorkbook(
  target: Writable,
  coverage: Coverage,
  language: Language,
): Promise<void> {
  const { title, sheets } = coverageWords(language);
  const ribbon = ribbonOf(coverage, language);
  const { overview, controls, evidence, source } = coverageGrids(coverage, language);
  await writeWorkbook(target, {
    title,
    created: `${coverageDate(coverage)}T00:00:00Z`,
    sheets: [
      gridSheet(sheets[0], [overview], { ribbon }),
      gridSheet(sheets[1], [controls], { widths: controlWidths, ribbon }),
      gridSheet(sheets[2], [evidence], { widths: evidenceWidths, ribbon }),
      gridSheet(sheets[3], [source], { widths: sourceWidths, ribbon }),
    ],
  });
}
