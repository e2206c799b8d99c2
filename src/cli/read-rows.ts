// Reads a small CSV file whole: editions, prices, corporate actions.
import type { CsvRow, RowFault } from '../core/report/csv-row.ts';
import { csvRows, notUtf8 } from '../edge/import/csv-rows.ts';
import type { CommandOutput } from './usage.ts';

export interface ReadRows {
  readonly rows: readonly CsvRow[];
  /** Lines that are no rows. */
  readonly faults: readonly RowFault[];
}

/** At most one row more than `rowsMax` is kept, so that its reader can tell there were too many. */
export async function readRows(
  path: string,
  columns: readonly string[],
  rowsMax: number,
): Promise<ReadRows> {
  const rows: CsvRow[] = [];
  const faults: RowFault[] = [];
  for await (const row of csvRows(path, columns, (fault) => faults.push(fault))) {
    if (Object.values(row.fields).some((text) => text?.includes(notUtf8)))
      faults.push({ line: row.line, field: 'row', expected: 'UTF-8' });
    else rows.push(row);
    if (rows.length > rowsMax) break;
  }
  return { rows, faults };
}

/** Faults beyond this are counted, not listed. */
const faultsListedMax = 100;

export function tellFaults(path: string, faults: readonly RowFault[], output: CommandOutput): void {
  for (const { line, field, expected } of faults.slice(0, faultsListedMax)) {
    output.stderr(`${path}:${line}: ${field}: expected ${expected}\n`);
  }
  if (faults.length > 0) output.incomplete?.();
  const unlisted = faults.length - faultsListedMax;
  if (unlisted > 0) output.stderr(`further rows refused: ${unlisted}\n`);
}
