// The bytes of one message of a shard's journal: whose it is, which batches, and the batches' frames.
//
//   header (64)  magic 8 · epoch u32 · first sequence u64 · part u16 · parts u16 · body bytes u32 ·
//                CRC u32 · chain hash before the batches 32
//   body         the frames of the embedded journal's batches, with their chain
// The hash stands right before the body, as the frames of the first batch need it. A batch that is
// larger than a message lies in several parts, and counts when the last of them is there. A message
// without a body is an owner's first word: it takes the place that the owner before it would write.

import { crc32c } from '../../engine/journal/crc32c.ts';
import {
  BATCH_END_BYTES,
  FIRST_HASH,
  HASH_BYTES,
  readBatchEnd,
} from '../../engine/journal/frame.ts';

export const messageHeaderBytes = 64;
const magic = 'SEKISHOM';
const crcAt = 28;
const hashAt = 32;
/** A batch holds 64 MiB at most, and a message a quarter of one at least. */
export const partsMax = 1_024;

export interface MessageHeader {
  /** Of the owner who wrote it. */
  readonly epoch: number;
  /** Of its first record, or of the one that comes next. */
  readonly firstSequence: number;
  /** From 1. */
  readonly part: number;
  readonly parts: number;
  /** Chain hash, one character a byte, before its batches. */
  readonly hash: string;
}

export interface Message extends MessageHeader {
  /** With the 32 bytes of the chain hash before it. */
  readonly window: Buffer;
}

/** Messages that hold `window`, which begins with the hash before it, in parts of so many bytes. */
export function encodeMessages(
  epoch: number,
  firstSequence: number,
  window: Buffer,
  partBytesMax: number,
): Buffer[] {
  const hash = window.toString('latin1', 0, HASH_BYTES);
  const parts = Math.max(1, Math.ceil((window.length - HASH_BYTES) / partBytesMax));
  return Array.from({ length: parts }, (_, place) => {
    const from = HASH_BYTES + place * partBytesMax;
    const body = window.subarray(from, Math.min(from + partBytesMax, window.length));
    return encode({ epoch, firstSequence, part: place + 1, parts, hash }, body);
  });
}

export function encodeOwner(epoch: number, firstSequence: number, hash: string): Buffer {
  return encode({ epoch, firstSequence, part: 1, parts: 1, hash }, Buffer.alloc(0));
}

function encode(header: MessageHeader, body: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(messageHeaderBytes + body.length);
  bytes.write(magic, 0, 'latin1');
  bytes.writeUInt32LE(header.epoch, 8);
  bytes.writeBigUInt64LE(BigInt(header.firstSequence), 12);
  bytes.writeUInt16LE(header.part, 20);
  bytes.writeUInt16LE(header.parts, 22);
  bytes.writeUInt32LE(body.length, 24);
  bytes.write(header.hash, hashAt, 'latin1');
  bytes.writeUInt32LE(crcOf(bytes), crcAt);
  bytes.set(body, messageHeaderBytes);
  return bytes;
}

/** The CRC field itself left out. */
function crcOf(bytes: Buffer): number {
  return crc32c(bytes, hashAt, messageHeaderBytes, crc32c(bytes, 0, crcAt));
}

/** Undefined where the bytes are no sound message. */
export function decodeMessage(data: Uint8Array): Message | undefined {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.length);
  if (bytes.length < messageHeaderBytes) return undefined;
  const isSound =
    bytes.toString('latin1', 0, magic.length) === magic &&
    bytes.readUInt32LE(crcAt) === crcOf(bytes) &&
    bytes.readUInt32LE(24) === bytes.length - messageHeaderBytes;
  if (!isSound) return undefined;
  return {
    epoch: bytes.readUInt32LE(8),
    firstSequence: Number(bytes.readBigUInt64LE(12)),
    part: bytes.readUInt16LE(20),
    parts: bytes.readUInt16LE(22),
    hash: bytes.toString('latin1', hashAt, messageHeaderBytes),
    window: bytes.subarray(hashAt),
  };
}

/** Where the journal stands behind what has been read. */
export interface Position {
  readonly nextSequence: number;
  readonly hash: string;
  readonly epoch: number;
}

export const beginning: Position = { nextSequence: 1, hash: FIRST_HASH, epoch: 0 };

/** Where the journal stands behind a whole, sound window that begins with this sequence. */
export function positionAfter(
  { epoch, firstSequence, hash }: MessageHeader,
  window: Buffer,
): Position {
  if (window.length === HASH_BYTES) return { nextSequence: firstSequence, hash, epoch };
  const end = readBatchEnd(window, window.length - BATCH_END_BYTES);
  return { nextSequence: end.lastSequence + 1, hash: end.hash, epoch };
}
