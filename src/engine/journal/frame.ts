// The bytes of a segment file: its header, record frames, and the frame that ends a batch.
//
// All numbers are little-endian; u64 stays below 2^53.
//   segment header (64)  magic 8 · version u32 · first sequence u64 · zero 8 · CRC u32 · hash 32
//   record frame (24 +)  mark u32 · payload bytes u32 · sequence u64 · header CRC u32 ·
//                        payload CRC u32 · payload
//   batch end (64)       mark u32 · records u32 · last sequence u64 · durable sequence u64 ·
//                        batch bytes u32 · CRC u32 · hash 32
// A header and a batch end both close with the chain hash, so the 32 bytes before any batch are
// the hash that the batch continues: hash = SHA-256(those 32 bytes, the batch's record frames),
// which lies in one piece on disk and in memory and is hashed without copying.
// The record header has a CRC of its own, so that a damaged length is never followed: without it
// one flipped bit there would make an acknowledged batch look like a torn one.
import { hash } from 'node:crypto';
import { crc32c } from './crc32c.ts';

export const HASH_BYTES = 32;
export const SEGMENT_HEADER_BYTES = 64;
export const RECORD_HEADER_BYTES = 24;
export const BATCH_END_BYTES = 64;
/** The least that a batch takes: one empty record and its end. */
export const BATCH_BYTES_MIN = RECORD_HEADER_BYTES + BATCH_END_BYTES;
/** The most that the record frames of a batch may take; bounds what a reader must hold at once. */
export const BATCH_BYTES_MAX = 64 * 1024 * 1024;
/** What the first batch of all continues. */
export const FIRST_HASH = '\0'.repeat(HASH_BYTES);

const MAGIC = 'SEKISHO\n';
const FORMAT_VERSION = 1;
// 0xff begins no UTF-8 text, so that JSON payloads never look like frames.
const RECORD_MARK = 0x4345_52ff;
const END_MARK = 0x444e_45ff;
export const END_MARK_BYTES: Buffer = Buffer.from([0xff, 0x45, 0x4e, 0x44]);

const CRC_AT = 28;
const HASH_AT = 32;
const UINT32 = 0x1_0000_0000;

export interface SegmentHeader {
  readonly firstSequence: number;
  /** Chain hash of the batch before the segment, one character a byte. */
  readonly previousHash: string;
}

export interface BatchEnd {
  readonly records: number;
  readonly lastSequence: number;
  /** All up to here was known to be durable when this batch was written. */
  readonly durableSequence: number;
  /** Bytes of the batch's record frames. */
  readonly bytes: number;
  readonly hash: string;
}

function writeUint64(target: Buffer, value: number, at: number): void {
  target.writeUInt32LE(value % UINT32, at);
  target.writeUInt32LE(Math.floor(value / UINT32), at + 4);
}

function readUint64(source: Buffer, at: number): number {
  return source.readUInt32LE(at) + source.readUInt32LE(at + 4) * UINT32;
}

/** CRC of a 64-byte block, its own CRC field left out. */
function blockCrc(source: Buffer, at: number): number {
  const before = crc32c(source, at, at + CRC_AT);
  return crc32c(source, at + HASH_AT, at + HASH_AT + HASH_BYTES, before);
}

/** The chain hash, one character a byte, of `buffer[start..end)` after the 32 bytes before it. */
export function chainHash(buffer: Buffer, start: number, end: number): string {
  // As a string: `hash` takes 0.56 µs over 456 bytes then, and 1.19 µs when it makes a Buffer.
  return hash('sha256', buffer.subarray(start - HASH_BYTES, end), 'binary');
}

function readHash(source: Buffer, at: number): string {
  return source.toString('latin1', at, at + HASH_BYTES);
}

export function encodeSegmentHeader(header: SegmentHeader): Buffer {
  const target = Buffer.alloc(SEGMENT_HEADER_BYTES);
  target.write(MAGIC, 0, 'latin1');
  target.writeUInt32LE(FORMAT_VERSION, 8);
  writeUint64(target, header.firstSequence, 12);
  target.write(header.previousHash, HASH_AT, 'latin1');
  target.writeUInt32LE(blockCrc(target, 0), CRC_AT);
  return target;
}

/** Undefined where the bytes are no sound header of this format. */
export function decodeSegmentHeader(source: Buffer): SegmentHeader | undefined {
  if (source.length < SEGMENT_HEADER_BYTES) return undefined;
  const sound =
    source.toString('latin1', 0, MAGIC.length) === MAGIC &&
    source.readUInt32LE(8) === FORMAT_VERSION &&
    source.readUInt32LE(CRC_AT) === blockCrc(source, 0);
  if (!sound) return undefined;
  return { firstSequence: readUint64(source, 12), previousHash: readHash(source, HASH_AT) };
}

/** Returns where the next frame goes. */
export function writeRecord(
  target: Buffer,
  at: number,
  sequence: number,
  payload: Uint8Array,
): number {
  const payloadAt = at + RECORD_HEADER_BYTES;
  const end = payloadAt + payload.length;
  target.writeUInt32LE(RECORD_MARK, at);
  target.writeUInt32LE(payload.length, at + 4);
  writeUint64(target, sequence, at + 8);
  const headerCrc = crc32c(target, at, at + 16);
  target.writeUInt32LE(headerCrc, at + 16);
  target.set(payload, payloadAt);
  // Continued from the header's, so that no payload fits under another record's header.
  target.writeUInt32LE(crc32c(target, payloadAt, end, headerCrc), at + 20);
  return end;
}

/** Bytes of the payload, or -1 where there is no sound record header. */
export function payloadBytes(source: Buffer, at: number): number {
  const sound =
    source.readUInt32LE(at) === RECORD_MARK &&
    source.readUInt32LE(at + 16) === crc32c(source, at, at + 16);
  return sound ? source.readUInt32LE(at + 4) : -1;
}

export function recordSequence(source: Buffer, at: number): number {
  return readUint64(source, at + 8);
}

/** Whether the payload of the record at `at`, whose header is sound, is the one written. */
export function isPayloadSound(source: Buffer, at: number, bytes: number): boolean {
  const payloadAt = at + RECORD_HEADER_BYTES;
  const crc = crc32c(source, payloadAt, payloadAt + bytes, source.readUInt32LE(at + 16));
  return source.readUInt32LE(at + 20) === crc;
}

export function isBatchEnd(source: Buffer, at: number): boolean {
  return source.readUInt32LE(at) === END_MARK;
}

export function writeBatchEnd(target: Buffer, at: number, end: BatchEnd): void {
  target.writeUInt32LE(END_MARK, at);
  target.writeUInt32LE(end.records, at + 4);
  writeUint64(target, end.lastSequence, at + 8);
  writeUint64(target, end.durableSequence, at + 16);
  target.writeUInt32LE(end.bytes, at + 24);
  target.write(end.hash, at + HASH_AT, 'latin1');
  target.writeUInt32LE(blockCrc(target, at), at + CRC_AT);
}

/** Whether there is a sound batch end at `at`; `source` holds at least its 64 bytes. */
export function isBatchEndSound(source: Buffer, at: number): boolean {
  return isBatchEnd(source, at) && source.readUInt32LE(at + CRC_AT) === blockCrc(source, at);
}

/** Decodes a sound batch end. */
export function readBatchEnd(source: Buffer, at: number): BatchEnd {
  return {
    records: source.readUInt32LE(at + 4),
    lastSequence: readUint64(source, at + 8),
    durableSequence: readUint64(source, at + 16),
    bytes: source.readUInt32LE(at + 24),
    hash: readHash(source, at + HASH_AT),
  };
}

/** Whether the sound batch end at `at` tells of these records; without decoding all of it. */
export function endsBatch(
  source: Buffer,
  at: number,
  records: number,
  lastSequence: number,
  bytes: number,
): boolean {
  return (
    source.readUInt32LE(at + 4) === records &&
    readUint64(source, at + 8) === lastSequence &&
    source.readUInt32LE(at + 24) === bytes
  );
}

/** Whether the record frames from `start` to the batch end at `end` have the hash it tells. */
export function isChainSound(buffer: Buffer, start: number, end: number): boolean {
  return chainHash(buffer, start, end) === readHash(buffer, end + HASH_AT);
}
