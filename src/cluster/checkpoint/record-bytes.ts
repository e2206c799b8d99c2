// Reads the records of a checkpoint out of pieces that may end anywhere, one record included.

export interface StateRecord {
  readonly table: number;
  readonly key: string;
  /** A view; undefined deletes. */
  readonly value: Uint8Array | undefined;
}

/** As in state-store/checkpoint-buffer.ts: key length u16, value length u32, table u8. */
const headerBytes = 7;
const deleted = 0xffffffff;

export interface RecordReader {
  /** Gives the records that are whole with this piece. */
  push(piece: Buffer): Generator<StateRecord>;
  /** Bytes of a record that is not whole yet. */
  readonly rest: number;
}

export function createRecordReader(): RecordReader {
  let rest: Buffer = Buffer.alloc(0);
  return {
    get rest() {
      return rest.length;
    },
    *push(piece) {
      const source = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
      let at = 0;
      while (source.length - at >= headerBytes) {
        const valueBytes = source.readUInt32LE(at + 2);
        const keyEnd = at + headerBytes + source.readUInt16LE(at);
        const end = valueBytes === deleted ? keyEnd : keyEnd + valueBytes;
        if (end > source.length) break;
        yield {
          table: source[at + 6]!,
          key: source.toString('utf8', at + headerBytes, keyEnd),
          value: valueBytes === deleted ? undefined : source.subarray(keyEnd, end),
        };
        at = end;
      }
      rest = Buffer.from(source.subarray(at));
    },
  };
}
