// The set a server hands out: for each exposed login a label and sealed facts, of use only to who can compute its output.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { dayMs } from '../../core/lib/decay.ts';

/** What is told of an exposed login. */
export interface ExposedFacts {
  /** Day of the log, `YYYY-MM-DD`. */
  readonly logDate?: string;
  /** 0..1, in hundredths. */
  readonly confidence: number;
}

/** An exposed login as the server keeps it: by its output, without the login. */
export interface ExposedRecord extends ExposedFacts {
  readonly output: Uint8Array;
}

export interface ExposedSet {
  readonly epoch: number;
  /** The facts of the login with this output, if it is in the set. */
  find(output: Uint8Array): ExposedFacts | undefined;
  readonly size: number;
}

const magic = 'SKBL0001';
const labelBytes = 16;
const plainBytes = 3;
const tagBytes = 16;
const entryBytes = labelBytes + plainBytes + tagBytes;
const headerBytes = magic.length + 8;
/** The number of entries is rounded up with random ones, so that it tells little. */
const roundTo = 1024;
/** Entries of one set, 150 MB; a larger one is to be split by scope. */
export const entriesMax = 4_000_000;

export class ExposedSetError extends Error {
  override readonly name = 'ExposedSetError';
}

/** A fresh epoch gives every entry another label: two sets of one server cannot be laid over each other. */
export function encodeSet(records: readonly ExposedRecord[], epoch: number): Buffer {
  if (records.length > entriesMax) throw new ExposedSetError('too many entries for one set');
  const entries = records.map((record) => sealed(record, epoch));
  while (entries.length % roundTo !== 0 || entries.length === 0)
    entries.push(randomBytes(entryBytes));
  entries.sort(Buffer.compare);
  const header = Buffer.alloc(headerBytes);
  header.write(magic);
  header.writeUInt32BE(epoch, magic.length);
  header.writeUInt32BE(entries.length, magic.length + 4);
  return Buffer.concat([header, ...entries]);
}

export function decodeSet(bytes: Buffer): ExposedSet {
  const isWhole =
    bytes.length >= headerBytes && bytes.toString('latin1', 0, magic.length) === magic;
  const size = isWhole ? bytes.readUInt32BE(magic.length + 4) : -1;
  if (size > entriesMax || bytes.length !== headerBytes + size * entryBytes)
    throw new ExposedSetError('not a set of exposed logins');
  const epoch = bytes.readUInt32BE(magic.length);
  return {
    epoch,
    size,
    find(output) {
      const label = labelOf(output, epoch);
      const at = search(bytes, size, label);
      return at === undefined
        ? undefined
        : opened(output, epoch, bytes.subarray(at, at + entryBytes));
    },
  };
}

function labelOf(output: Uint8Array, epoch: number): Buffer {
  return createHash('sha256')
    .update(`label ${epoch} `)
    .update(output)
    .digest()
    .subarray(0, labelBytes);
}

/** A key of its own for every entry and epoch, so that the fixed nonce is used once. */
function keyOf(output: Uint8Array, epoch: number): Buffer {
  return Buffer.from(hkdfSync('sha256', output, '', `facts ${epoch}`, 32));
}

const nonce = Buffer.alloc(12);
/** Days are counted from here in two bytes; 0 stands for none. */
const firstDayMs = Date.UTC(2015, 0, 1);

function sealed(record: ExposedRecord, epoch: number): Buffer {
  const plain = Buffer.alloc(plainBytes);
  plain.writeUInt16BE(
    record.logDate ? 1 + (Date.parse(record.logDate) - firstDayMs) / dayMs : 0,
    0,
  );
  plain.writeUInt8(Math.round(record.confidence * 100), 2);
  const cipher = createCipheriv('aes-256-gcm', keyOf(record.output, epoch), nonce);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([labelOf(record.output, epoch), body, cipher.getAuthTag()]);
}

function opened(output: Uint8Array, epoch: number, entry: Buffer): ExposedFacts | undefined {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(output, epoch), nonce);
  decipher.setAuthTag(entry.subarray(entryBytes - tagBytes));
  try {
    const body = decipher.update(entry.subarray(labelBytes, entryBytes - tagBytes));
    const plain = Buffer.concat([body, decipher.final()]);
    const day = plain.readUInt16BE(0);
    const confidence = plain.readUInt8(2) / 100;
    if (day === 0) return { confidence };
    return {
      logDate: new Date(firstDayMs + (day - 1) * dayMs).toISOString().slice(0, 10),
      confidence,
    };
  } catch {
    // A random entry has met the label: one in 2^128, or a set that was tampered with.
    return undefined;
  }
}

/** Offset of the entry with that label; entries are in the order of their labels. */
function search(bytes: Buffer, size: number, label: Buffer): number | undefined {
  let [low, high] = [0, size - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = headerBytes + middle * entryBytes;
    const order = bytes.compare(label, 0, labelBytes, at, at + labelBytes);
    if (order === 0) return at;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
