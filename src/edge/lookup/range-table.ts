// Sorted address ranges in typed arrays: a value for every address by binary search.

/** Rows sorted by start; a 128-bit bound takes four 32-bit words, an IPv4 bound one. */
export interface RangeTable {
  readonly wordsPerBound: number;
  readonly rows: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly values: Uint32Array;
}

/** The value of the last range that starts at or before `address` and reaches it; 0 where none. */
export function valueAt(table: RangeTable, address: readonly number[]): number {
  let low = 0;
  let high = table.rows;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(table, table.starts, middle, address) <= 0) low = middle + 1;
    else high = middle;
  }
  const row = low - 1;
  if (row < 0 || compare(table, table.ends, row, address) < 0) return 0;
  return table.values[row];
}

/** Sign of bound minus address, most significant word first. */
function compare(
  table: RangeTable,
  bounds: Uint32Array,
  row: number,
  address: readonly number[],
): number {
  const offset = row * table.wordsPerBound;
  for (let word = 0; word < table.wordsPerBound; word++) {
    const difference = bounds[offset + word] - address[word];
    if (difference !== 0) return difference;
  }
  return 0;
}
