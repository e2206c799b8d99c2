// Lists the cases behind one cell of the table, as names, CSV records or JSON lines.
import { csvRecord } from '../core/report/csv-record.ts';
import { type CountedCase, casesOfCell } from '../core/report/fsa-cells.ts';
import type { FsaTable } from '../core/report/fsa-table.ts';
import type { FsaTally } from '../core/report/fsa-tally.ts';
import type { FsaCommand } from './report-fsa-options.ts';
import { putPieces } from './report-output.ts';
import type { CommandOutput } from './usage.ts';

const head = [
  'case',
  'firm',
  'occurred',
  'confirmed',
  'traded',
  'saleValueJpy',
  'purchaseValueJpy',
] as const satisfies readonly (keyof CountedCase)[];

const lineOf: Readonly<Record<string, (counted: CountedCase) => string>> = {
  table: (counted) => `${counted.case}\n`,
  csv: (counted) => csvRecord(head.map((name) => String(counted[name]))),
  json: (counted) => `${JSON.stringify(counted)}\n`,
};

/** Lines are gathered to about this many characters before they are written. */
const pieceLength = 1 << 16;

function* pieces(cases: Iterable<CountedCase>, format: string): Generator<string> {
  let piece = format === 'csv' ? csvRecord(head) : '';
  for (const counted of cases) {
    piece += lineOf[format](counted);
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

export async function listCell(
  tally: FsaTally,
  table: FsaTable,
  { cell, format, out }: FsaCommand,
  output: CommandOutput,
): Promise<void> {
  if (cell === undefined) return;
  await putPieces(pieces(casesOfCell(tally, table, cell), format), out, output);
}
