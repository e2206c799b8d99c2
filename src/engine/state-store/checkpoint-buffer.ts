// The records of one checkpoint as bytes: appended on the fold thread, read on the writer thread.
// One record: key length u16, value length u32, table u8, key, value; the table byte stands right
// before the key so that the two together are the LMDB key without a copy.
import { stateStoreError } from './state-store-error.ts';

/** LMDB takes 1978 bytes on pages of 4096 (lmdb-js, "Keys"); one of them is the table. */
export const keyBytesMax = 1977;
/** A checkpoint of 100,000 accounts of 2 KiB is 200 MiB; beyond this something leaks. */
const checkpointBytesMax = 512 * 2 ** 20;
// Small chunks, because one doubling buffer would stop the fold thread to copy itself.
const chunkBytes = 2 ** 20;
const headerBytes = 7;
const deleted = 0xffffffff;

export interface CheckpointRecord {
  /** Table byte and key, a view into the chunk. */
  readonly key: Uint8Array;
  /** A view into the chunk; undefined deletes. */
  readonly value: Uint8Array | undefined;
}

export interface CheckpointBuffer {
  /** Copies the value; it may be reused at once. */
  add(table: number, key: string, value: Uint8Array | undefined): void;
  readonly bytes: number;
  readonly records: number;
  /** The filled parts; each has its own ArrayBuffer, to be transferred. Add nothing after this. */
  take(): Uint8Array<ArrayBuffer>[];
}

export function createCheckpointBuffer(bytesMax = checkpointBytesMax): CheckpointBuffer {
  const full: Buffer<ArrayBuffer>[] = [];
  let chunk = Buffer.allocUnsafeSlow(chunkBytes);
  let used = 0;
  let bytes = 0;
  let records = 0;

  function reserve(recordBytes: number): void {
    if (used + recordBytes <= chunk.length) return;
    full.push(chunk.subarray(0, used));
    chunk = Buffer.allocUnsafeSlow(Math.max(chunkBytes, recordBytes));
    used = 0;
  }

  return {
    add(table, key, value) {
      const recordBytes = headerBytes + measureKey(key) + (value?.length ?? 0);
      if (bytes + recordBytes > bytesMax) {
        throw stateStoreError('checkpoint-too-large', `more than ${bytesMax} bytes`);
      }
      reserve(recordBytes);
      encodeRecord(chunk.subarray(used, used + recordBytes), table, key, value);
      used += recordBytes;
      bytes += recordBytes;
      records += 1;
    },
    get bytes() {
      return bytes;
    },
    get records() {
      return records;
    },
    take: () => [...full.splice(0), chunk.subarray(0, used)],
  };
}

function measureKey(key: string): number {
  const bytes = Buffer.byteLength(key);
  if (bytes > keyBytesMax) throw stateStoreError('key-too-long', `${bytes} bytes`);
  return bytes;
}

function encodeRecord(
  target: Buffer,
  table: number,
  key: string,
  value: Uint8Array | undefined,
): void {
  const keyBytes = target.write(key, headerBytes);
  target.writeUInt16LE(keyBytes, 0);
  target.writeUInt32LE(value === undefined ? deleted : value.length, 2);
  target[6] = table;
  if (value !== undefined) target.set(value, headerBytes + keyBytes);
}

/** The records in the order they were added. */
export function readCheckpoint(chunks: readonly Uint8Array<ArrayBuffer>[]): CheckpointRecord[] {
  const records: CheckpointRecord[] = [];
  for (const part of chunks) {
    const chunk = Buffer.from(part.buffer, part.byteOffset, part.length);
    let at = 0;
    while (at < chunk.length) {
      const valueBytes = chunk.readUInt32LE(at + 2);
      const keyEnd = at + headerBytes + chunk.readUInt16LE(at);
      const end = valueBytes === deleted ? keyEnd : keyEnd + valueBytes;
      const value = valueBytes === deleted ? undefined : chunk.subarray(keyEnd, end);
      records.push({ key: chunk.subarray(at + headerBytes - 1, keyEnd), value });
      at = end;
    }
  }
  return records;
}
