// Lays the table out as worded cells, once, for every renderer that shows it to people.
import type { Language } from './fsa-amount.ts';
import { amountText, grouped } from './fsa-amount.ts';
import type { FsaFigureKey, ShownFigure, ShownFigures, ShownTable } from './fsa-table.ts';
import { fsaFigureKeys, notPublished } from './fsa-table.ts';
import { editionLine, fsaWords, monthLabel } from './fsa-words.ts';

export interface SheetRow {
  readonly label: string;
  /** Each row stands one step further in than the one above, as published. */
  readonly indent: number;
  readonly cells: readonly string[];
}

export interface FsaSheet {
  readonly title: string;
  readonly edition: string;
  /** Present where the data are simulated; to be shown with the title. */
  readonly ribbon?: string;
  /** Heads of the figure columns: the months, then the total. */
  readonly heads: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly notes: readonly string[];
}

/** What stands where a figure has no meaning: the total of the firms. */
export const noFigure = '-';

export const isAmount = (key: FsaFigureKey): boolean =>
  key === 'saleValueJpy' || key === 'purchaseValueJpy';

export function cellText(value: ShownFigure, key: FsaFigureKey, language: Language): string {
  if (value === null) return noFigure;
  if (value === notPublished) return fsaWords(language).notPublished;
  return isAmount(key) ? amountText(value, language) : grouped(value);
}

export function fsaSheet(table: ShownTable, language: Language): FsaSheet {
  const words = fsaWords(language);
  const columns: readonly ShownFigures[] = [...table.months, table.total];
  return {
    title: words.title,
    edition: editionLine(table, language),
    ...(table.simulated ? { ribbon: words.simulated } : {}),
    heads: [...table.months.map((month) => monthLabel(month, language)), words.total],
    rows: fsaFigureKeys.map((key, indent) => ({
      label: words.rows[key],
      indent,
      cells: columns.map((figures) => cellText(figures[key], key, language)),
    })),
    notes: [...words.notes, words.rounding],
  };
}
