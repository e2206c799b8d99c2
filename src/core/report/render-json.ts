// The table as one JSON object: exact figures with the words a reader needs to show them.
import type { EditionComparison } from './edition/compare-editions.ts';
import type { Language } from './fsa-amount.ts';
import type { TableCells } from './fsa-cells.ts';
import type { FsaRevision } from './fsa-revision.ts';
import type { FsaTable } from './fsa-table.ts';
import { editionLine, fsaWords } from './fsa-words.ts';

/** What may stand beside the table, each on request. */
export interface JsonParts {
  readonly comparison?: EditionComparison;
  readonly revision?: FsaRevision;
  readonly cells?: TableCells;
}

/** The firm's own figures as of an edition's date, without what concerns the main table only. */
function ownColumns(comparison: EditionComparison) {
  return comparison.columns.map(({ asOf, edition, own }) => ({
    asOf,
    ...(edition ? { edition } : {}),
    ...(own ? { own: { months: own.months, total: own.total } } : {}),
  }));
}

export function renderJson(table: FsaTable, language: Language, parts: JsonParts = {}): string {
  const { title, rows, notes, simulated } = fsaWords(language);
  const { comparison, revision, cells } = parts;
  const labels = {
    title,
    edition: editionLine(table, language),
    ...(table.simulated ? { simulated } : {}),
    rows,
  };
  const report = {
    ...table,
    language,
    labels,
    notes,
    ...(comparison ? { editions: ownColumns(comparison) } : {}),
    ...(revision ? { revision } : {}),
    ...(cells ? { cells } : {}),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
