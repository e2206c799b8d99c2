// Holds what counts of each case in typed arrays, 33 bytes a version: millions of small objects
// would cost several times the memory and half the time in garbage collection.

/** One row a version of a case: what its lines of one day made of it. */
export interface CaseColumns {
  length: number;
  firm: Int32Array;
  openedDay: Int32Array;
  updatedDay: Int32Array;
  confirmedDay: Int32Array;
  /** Row of the version before; `noRow` for the first, and always where no history is kept. */
  previous: Int32Array;
  /** `tradedFlag` and `dismissedFlag`. */
  flags: Uint8Array;
  saleValueJpy: Float64Array;
  purchaseValueJpy: Float64Array;
}

export const tradedFlag = 1;
export const dismissedFlag = 2;
export const noRow = -1;

const roomAtFirst = 1024;

/** Room for so many rows at first; it doubles where there are more. */
export function newCaseColumns(room = roomAtFirst): CaseColumns {
  return {
    length: 0,
    firm: new Int32Array(room),
    openedDay: new Int32Array(room),
    updatedDay: new Int32Array(room),
    confirmedDay: new Int32Array(room),
    previous: new Int32Array(room),
    flags: new Uint8Array(room),
    saleValueJpy: new Float64Array(room),
    purchaseValueJpy: new Float64Array(room),
  };
}

function widened<T extends Int32Array | Uint8Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function doubleRoom(columns: CaseColumns): void {
  const room = columns.firm.length * 2;
  columns.firm = widened(columns.firm, new Int32Array(room));
  columns.openedDay = widened(columns.openedDay, new Int32Array(room));
  columns.updatedDay = widened(columns.updatedDay, new Int32Array(room));
  columns.confirmedDay = widened(columns.confirmedDay, new Int32Array(room));
  columns.previous = widened(columns.previous, new Int32Array(room));
  columns.flags = widened(columns.flags, new Uint8Array(room));
  columns.saleValueJpy = widened(columns.saleValueJpy, new Float64Array(room));
  columns.purchaseValueJpy = widened(columns.purchaseValueJpy, new Float64Array(room));
}

/** Adds an empty version after `previous` and returns its row. The caller keeps the maximum. */
export function addCaseRow(columns: CaseColumns, previous = noRow): number {
  if (columns.length === columns.firm.length) doubleRoom(columns);
  columns.previous[columns.length] = previous;
  columns.length += 1;
  return columns.length - 1;
}

/** The version that held at the end of `day`, from the latest row of a case back; or `noRow`. */
export function rowAsOf(columns: CaseColumns, latest: number, day: number): number {
  let row = latest;
  while (row !== noRow && columns.updatedDay[row] > day) row = columns.previous[row];
  return row;
}

/** Confirmed as fraud, and opened, by the end of `day`: then the version is in the table. */
export function isCounted(columns: CaseColumns, row: number, day: number): boolean {
  return (
    row !== noRow &&
    (columns.flags[row] & dismissedFlag) === 0 &&
    columns.confirmedDay[row] <= day &&
    columns.openedDay[row] <= day
  );
}
