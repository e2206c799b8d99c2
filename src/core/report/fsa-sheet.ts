// Lays the table out as worded cells, once, for every renderer that shows it to people.
import type { Language } from './fsa-amount.ts';
import { amountText, grouped } from './fsa-amount.ts';
import type { FsaFigureKey, FsaFigures, FsaTable } from './fsa-table.ts';
import { fsaFigureKeys } from './fsa-table.ts';
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

function cellText(figures: FsaFigures, key: FsaFigureKey, language: Language): string {
  const value = figures[key];
  if (value === null) return noFigure;
  const isAmount = key === 'saleValueJpy' || key === 'purchaseValueJpy';
  return isAmount ? amountText(value, language) : grouped(value);
}

export function fsaSheet(table: FsaTable, language: Language): FsaSheet {
  const words = fsaWords(language);
  const columns: readonly FsaFigures[] = [...table.months, table.total];
  return {
    title: words.title,
    edition: editionLine(table, language),
    ...(table.simulated ? { ribbon: words.simulated } : {}),
    heads: [...table.months.map((month) => monthLabel(month, language)), words.total],
    rows: fsaFigureKeys.map((key, indent) => ({
      label: words.rows[key],
      indent,
      cells: columns.map((figures) => cellText(figures, key, language)),
    })),
    notes: [...words.notes, words.rounding],
  };
}
