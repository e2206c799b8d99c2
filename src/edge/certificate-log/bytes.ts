// Reads numbers and length-prefixed fields off bytes, as TLS structures are written (RFC 8446, 3).
import { LogFault } from './fault.ts';

export interface ByteReader {
  /** Big-endian, at most six bytes. */
  number(length: number): number;
  take(length: number): Buffer;
  /** A field that says its own length first, in so many bytes. */
  field(lengthBytes: number): Buffer;
  readonly left: number;
}

/** Throws `not-understood` where the bytes end early. */
export function byteReader(bytes: Buffer): ByteReader {
  let at = 0;
  const take = (length: number): Buffer => {
    if (length > bytes.length - at) throw new LogFault('not-understood', 'an entry ends early');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const number = (length: number): number => take(length).readUIntBE(0, length);
  return {
    take,
    number,
    field: (lengthBytes) => take(number(lengthBytes)),
    get left() {
      return bytes.length - at;
    },
  };
}
