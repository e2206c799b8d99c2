// The bytes in which a checkpoint, or the whole state, travels from a shard's owner to other machines.
//
//   header (48)  magic 8 · kind u8 · last u8 · zero u16 · epoch u32 · part u32 · CRC of the body u32 ·
//                from u64 · to u64 · zero 8
//   body         a piece of: records as the checkpoint's buffer writes them, behind each other
// A delta holds every record that changed after sequence `from`, as of `to`: it makes any state between
// the two that of `to`. A snapshot holds all of them.
import { crc32c } from '../../engine/journal/crc32c.ts';

export type TransferKind = 'delta' | 'snapshot';

export interface TransferPart {
  readonly kind: TransferKind;
  readonly epoch: number;
  /** From 1. */
  readonly part: number;
  readonly isLast: boolean;
  readonly from: number;
  readonly to: number;
  readonly body: Buffer;
}

export const transferHeaderBytes = 48;
const magic = 'SEKISHOC';

export function encodePart(transfer: TransferPart): Buffer {
  const { body } = transfer;
  const bytes = Buffer.alloc(transferHeaderBytes + body.length);
  bytes.write(magic, 0, 'latin1');
  bytes[8] = transfer.kind === 'snapshot' ? 1 : 0;
  bytes[9] = transfer.isLast ? 1 : 0;
  bytes.writeUInt32LE(transfer.epoch, 12);
  bytes.writeUInt32LE(transfer.part, 16);
  bytes.writeUInt32LE(crc32c(body, 0, body.length), 20);
  bytes.writeBigUInt64LE(BigInt(transfer.from), 24);
  bytes.writeBigUInt64LE(BigInt(transfer.to), 32);
  bytes.set(body, transferHeaderBytes);
  return bytes;
}

/** Undefined where the bytes are no sound part. */
export function decodePart(data: Uint8Array): TransferPart | undefined {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.length);
  if (bytes.length < transferHeaderBytes) return undefined;
  const body = bytes.subarray(transferHeaderBytes);
  const isSound =
    bytes.toString('latin1', 0, magic.length) === magic &&
    bytes.readUInt32LE(20) === crc32c(body, 0, body.length);
  if (!isSound) return undefined;
  return {
    kind: bytes[8] === 1 ? 'snapshot' : 'delta',
    isLast: bytes[9] === 1,
    epoch: bytes.readUInt32LE(12),
    part: bytes.readUInt32LE(16),
    from: Number(bytes.readBigUInt64LE(24)),
    to: Number(bytes.readBigUInt64LE(32)),
    body,
  };
}
