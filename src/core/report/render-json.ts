// The table as one JSON object: exact figures with the words a reader needs to show them.
import type { Language } from './fsa-amount.ts';
import type { FsaTable } from './fsa-table.ts';
import { editionLine, fsaWords } from './fsa-words.ts';

export function renderJson(table: FsaTable, language: Language): string {
  const { title, rows, notes, simulated } = fsaWords(language);
  const labels = {
    title,
    edition: editionLine(table, language),
    ...(table.simulated ? { simulated } : {}),
    rows,
  };
  return `${JSON.stringify({ ...table, language, labels, notes }, undefined, 2)}\n`;
}
