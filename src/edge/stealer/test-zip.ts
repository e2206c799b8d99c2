// For tests: packs a zip in memory, honest or not.
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string | Buffer;
  readonly bytes: Buffer;
  /** Sizes said instead of the true ones, and other lies. */
  readonly saidBytes?: number;
  readonly method?: number;
  readonly isEncrypted?: boolean;
  /** Stands at the data of the first entry instead of its own. */
  readonly overlapsFirst?: boolean;
}

interface Placed {
  readonly entry: ZipEntry;
  readonly name: Buffer;
  readonly packed: Buffer;
  readonly offset: number;
}

export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const pieces: Buffer[] = [];
  const placed: Placed[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const packed = deflateRawSync(entry.bytes);
    if (entry.overlapsFirst && placed[0]) {
      placed.push({ entry, name, packed: placed[0].packed, offset: placed[0].offset });
      continue;
    }
    const header = Buffer.concat([headerOf(entry, name, packed, 'local'), name]);
    placed.push({ entry, name, packed, offset });
    pieces.push(header, packed);
    offset += header.length + packed.length;
  }
  const central = placed.map((one) =>
    Buffer.concat([headerOf(one.entry, one.name, one.packed, 'central', one.offset), one.name]),
  );
  const centralBytes = central.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...pieces, ...central, endOf(placed.length, centralBytes, offset)]);
}

function headerOf(
  { bytes, saidBytes, method = 8, isEncrypted }: ZipEntry,
  name: Buffer,
  packed: Buffer,
  kind: 'local' | 'central',
  offset = 0,
): Buffer {
  const header = Buffer.alloc(kind === 'local' ? 30 : 46);
  const at = kind === 'local' ? 4 : 6;
  header.writeUInt32LE(kind === 'local' ? 0x04034b50 : 0x02014b50, 0);
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(isEncrypted ? 1 : 0, at + 2);
  header.writeUInt16LE(method, at + 4);
  header.writeUInt32LE(crc32(bytes), at + 10);
  header.writeUInt32LE(packed.length, at + 14);
  header.writeUInt32LE(saidBytes ?? bytes.length, at + 18);
  header.writeUInt16LE(name.length, at + 22);
  if (kind === 'central') header.writeUInt32LE(offset, 42);
  return header;
}

function endOf(count: number, centralBytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(centralBytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
