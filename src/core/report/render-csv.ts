// The table as CSV (RFC 4180, UTF-8): exact yen, one record a row, the notes as last records.
import { csvRecord } from './csv-record.ts';
import type { Language } from './fsa-amount.ts';
import { noFigure } from './fsa-sheet.ts';
import type { FsaTable } from './fsa-table.ts';
import { fsaFigureKeys } from './fsa-table.ts';
import { editionLine, fsaWords, monthLabel } from './fsa-words.ts';

/** Every record has as many fields as the head, so that strict readers accept the notes too. */
export function renderCsv(table: FsaTable, language: Language): string {
  const words = fsaWords(language);
  const months = table.months.map((month) => monthLabel(month, language));
  const head = [words.item, words.unit, ...months, words.total];
  const rows = fsaFigureKeys.map((key) => [
    words.rows[key],
    words.units[key],
    ...[...table.months, table.total].map((figures) => String(figures[key] ?? noFigure)),
  ]);
  const remarks = [
    ...(table.simulated ? [words.simulated] : []),
    editionLine(table, language),
    ...words.notes,
  ].map((remark) => [remark, ...head.slice(1).map(() => '')]);
  return [head, ...rows, ...remarks].map(csvRecord).join('');
}
