// The regulator's table as a PDF: the table in its layout, the timeline, editions and revisions.
import type { Writable } from 'node:stream';
import { fsaChart } from '../../core/report/chart/fsa-chart.ts';
import type { Language } from '../../core/report/fsa-amount.ts';
import { type FsaSheet, fsaSheet } from '../../core/report/fsa-sheet.ts';
import type { FsaTable } from '../../core/report/fsa-table.ts';
import { column, type Grid, wordsCell } from '../../core/report/grid/grid.ts';
import { paragraph, sizes, writePdf } from './pdf/pdf-document.ts';
import { drawDrawing } from './pdf/pdf-drawing.ts';
import { drawGrid } from './pdf/pdf-grid.ts';

/** An ideographic space: ordinary ones at the beginning of a line are dropped. */
const indentSpace = '\u3000';

function sheetGrid(sheet: FsaSheet): Grid {
  return {
    title: '',
    columns: [column('', 'start'), ...sheet.heads.map((head) => column(head))],
    rows: sheet.rows.map(({ label, indent, cells }) =>
      [indentSpace.repeat(indent) + label, ...cells].map(wordsCell),
    ),
  };
}

/** `more` are grids of editions and revisions that follow the table. */
export async function writeFsaPdf(
  target: Writable,
  table: FsaTable,
  language: Language,
  more: readonly Grid[] = [],
): Promise<void> {
  const sheet = fsaSheet(table, language);
  const { title, ribbon } = sheet;
  const options = { title, language, date: table.asOf, layout: 'landscape', ribbon } as const;
  await writePdf(target, options, (pdf) => {
    paragraph(pdf, title, { size: sizes.title, bold: true });
    paragraph(pdf, sheet.edition);
    if (ribbon) paragraph(pdf, ribbon, { bold: true });
    drawGrid(pdf, sheetGrid(sheet), { size: sizes.heading, stretched: true });
    for (const note of sheet.notes) paragraph(pdf, note, { size: sizes.table });
    pdf.addPage();
    drawDrawing(pdf, fsaChart(table, language));
    for (const [at, grid] of more.entries()) {
      if (at === 0) pdf.addPage();
      drawGrid(pdf, grid);
    }
  });
}
