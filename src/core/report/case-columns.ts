// Holds what counts of each case in typed arrays, 25 bytes a case: millions of small objects
// would cost several times the memory and half the time in garbage collection.

export interface CaseColumns {
  length: number;
  firm: Int32Array;
  openedDay: Int32Array;
  confirmedDay: Int32Array;
  /** `tradedFlag` and `dismissedFlag`. */
  flags: Uint8Array;
  saleValueJpy: Float64Array;
  purchaseValueJpy: Float64Array;
}

export const tradedFlag = 1;
export const dismissedFlag = 2;

const roomAtFirst = 1024;

export function newCaseColumns(): CaseColumns {
  return {
    length: 0,
    firm: new Int32Array(roomAtFirst),
    openedDay: new Int32Array(roomAtFirst),
    confirmedDay: new Int32Array(roomAtFirst),
    flags: new Uint8Array(roomAtFirst),
    saleValueJpy: new Float64Array(roomAtFirst),
    purchaseValueJpy: new Float64Array(roomAtFirst),
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
  columns.confirmedDay = widened(columns.confirmedDay, new Int32Array(room));
  columns.flags = widened(columns.flags, new Uint8Array(room));
  columns.saleValueJpy = widened(columns.saleValueJpy, new Float64Array(room));
  columns.purchaseValueJpy = widened(columns.purchaseValueJpy, new Float64Array(room));
}

/** Adds an empty case and returns its number. The caller keeps the maximum. */
export function addCaseRow(columns: CaseColumns): number {
  if (columns.length === columns.firm.length) doubleRoom(columns);
  columns.length += 1;
  return columns.length - 1;
}
