// The closed set of ways the state store can refuse or fail, as codes.

export type StateStoreErrorCode =
  /** The file is not a whole store; delete the folder and fold the journal again. */
  | 'corrupt'
  /** Written by another version of this program or of LMDB; delete the folder as above. */
  | 'format'
  /** The folder or file cannot be opened: permissions, memory map, disk. */
  | 'unavailable'
  /** The map has reached mapBytesMax; refused until the store is opened with a larger one. */
  | 'map-full'
  /** Too little room on the disk for this checkpoint; may be tried again. */
  | 'disk-full'
  /** Writing or syncing failed; refused until the store is opened again. */
  | 'write-failed'
  /** Another checkpoint is being written. */
  | 'busy'
  /** The checkpoint is not ahead of the stored one. */
  | 'sequence-not-forward'
  | 'key-too-long'
  | 'checkpoint-too-large'
  | 'closed';

export interface StateStoreError extends Error {
  readonly name: 'StateStoreError';
  readonly code: StateStoreErrorCode;
}

export function stateStoreError(code: StateStoreErrorCode, detail: string): StateStoreError {
  const error = new Error(`${code}: ${detail}`);
  return Object.assign(error, { name: 'StateStoreError' as const, code });
}

export function isStateStoreError(error: unknown): error is StateStoreError {
  return error instanceof Error && error.name === 'StateStoreError';
}

// Numbers of liblmdb's lmdb.h (MDB_*) and of errno.
const codeByNumber = new Map<unknown, StateStoreErrorCode>([
  [-30797, 'corrupt'], // MDB_PAGE_NOTFOUND
  [-30796, 'corrupt'], // MDB_CORRUPTED
  [-30793, 'corrupt'], // MDB_INVALID
  [-30794, 'format'], // MDB_VERSION_MISMATCH
  [-30792, 'map-full'], // MDB_MAP_FULL
]);

/** Names what LMDB threw; what is not about the file's content becomes `otherwise`. */
export function fromLmdb(error: unknown, otherwise: StateStoreErrorCode): StateStoreError {
  if (isStateStoreError(error)) return error;
  const number = error instanceof Error && 'code' in error ? error.code : undefined;
  const detail = error instanceof Error ? error.message : String(error);
  return stateStoreError(codeByNumber.get(number) ?? otherwise, detail);
}
