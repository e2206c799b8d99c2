// Splits a row of a delimited table into cells, quotation marks undone: exports of browsers and panels.

export interface TableRow {
  /** Cells one after another, each from `starts[i]` to `ends[i]` of `text`. */
  readonly text: Buffer;
  readonly starts: number[];
  readonly ends: number[];
}

/** More columns than any export has. */
const cellsMax = 32;
const quote = 0x22;

export function createTableRow(bytesMax: number): TableRow {
  return { text: Buffer.alloc(bytesMax), starts: [], ends: [] };
}

export function splitTableRow(
  row: TableRow,
  bytes: Uint8Array,
  start: number,
  end: number,
  delimiter: number,
): void {
  row.starts.length = 0;
  row.ends.length = 0;
  let length = 0;
  let at = start;
  while (at <= end && row.starts.length < cellsMax) {
    row.starts.push(length);
    let isQuoted = at < end && bytes[at] === quote;
    if (isQuoted) at += 1;
    for (; at < end; at += 1) {
      const byte = bytes[at]!;
      if (isQuoted && byte === quote) {
        if (bytes[at + 1] !== quote || at + 1 >= end) {
          isQuoted = false;
          continue;
        }
        at += 1;
      } else if (byte === delimiter && !isQuoted) break;
      row.text[length++] = byte;
    }
    row.ends.push(length);
    at += 1;
  }
}

export function wipeTableRow(row: TableRow): void {
  row.text.fill(0, 0, row.ends.at(-1) ?? 0);
}
