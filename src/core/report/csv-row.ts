// Rows of a table file by the names in its head, and how a wrong one is named and left out.

/** `line` counts from 1, the head being line 1. */
export interface CsvRow {
  readonly line: number;
  readonly fields: Readonly<Record<string, string | undefined>>;
}

export interface RowFault {
  readonly line: number;
  readonly field: string;
  readonly expected: string;
}

/** Says which field of a row is wrong, to `takeRows`. */
export class RowError extends Error {
  readonly field: string;

  constructor(field: string, expected: string) {
    super(expected);
    this.field = field;
  }
}

/** Text of a field, trimmed; empty where there is none. */
export const fieldText = (row: CsvRow, field: string): string => row.fields[field]?.trim() ?? '';

const nameLengthMax = 64;

export function fieldName(row: CsvRow, field: string): string {
  const text = fieldText(row, field);
  if (text !== '' && text.length <= nameLengthMax) return text;
  throw new RowError(field, `text of 1 to ${nameLengthMax} characters`);
}

/**
 * Gives every row to `take`; one that it refuses with a `RowError` becomes a fault and is left out,
 * and the rest goes on. Rows beyond `rowsMax` are one fault together.
 */
export function takeRows(
  rows: readonly CsvRow[],
  rowsMax: number,
  take: (row: CsvRow) => void,
): readonly RowFault[] {
  const faults: RowFault[] = [];
  for (const row of rows.slice(0, rowsMax)) {
    try {
      take(row);
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      faults.push({ line: row.line, field: error.field, expected: error.message });
    }
  }
  const over = rows[rowsMax];
  if (over) faults.push({ line: over.line, field: '(row)', expected: `at most ${rowsMax} rows` });
  return faults;
}
