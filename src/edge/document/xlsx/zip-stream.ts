// Writes a ZIP archive in one pass: an entry of any length goes through in constant memory.
//
// APPNOTE.TXT 6.3.x: sizes and checksum follow each entry in a data descriptor (flag bit 3), names
// are UTF-8 (bit 11). No ZIP64: entries and archive stay below 4 GiB, and more is refused.
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly pieces: Iterable<string> | AsyncIterable<string>;
}

const bytesMax = 0xffff_ffff;
const flags = 0x0808;
const deflated = 8;
const versionNeeded = 20;
/** 1 January 1980, the first date there is: the same input gives the same bytes. */
const dosDate = 0x0021;
/** Level 3 takes half the time of the usual 6 on sheets, for a tenth more bytes. */
const deflateLevel = 3;

interface Written {
  readonly name: Buffer;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

async function write(target: Writable, bytes: Buffer): Promise<void> {
  if (!target.write(bytes)) await once(target, 'drain');
}

/** The fields that local and central headers share, from the version on. */
function commonFields({ name, crc, packedBytes, bytes }: Omit<Written, 'offset'>): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(versionNeeded, 0);
  fields.writeUInt16LE(flags, 2);
  fields.writeUInt16LE(deflated, 4);
  fields.writeUInt16LE(dosDate, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packedBytes, 14);
  fields.writeUInt32LE(bytes, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function localHeader(name: Buffer): Buffer {
  const signature = Buffer.from([0x50, 0x4b, 3, 4]);
  return Buffer.concat([signature, commonFields({ name, crc: 0, packedBytes: 0, bytes: 0 }), name]);
}

function dataDescriptor({ crc, packedBytes, bytes }: Written): Buffer {
  const descriptor = Buffer.from([0x50, 0x4b, 7, 8, ...Buffer.alloc(12)]);
  descriptor.writeUInt32LE(crc, 4);
  descriptor.writeUInt32LE(packedBytes, 8);
  descriptor.writeUInt32LE(bytes, 12);
  return descriptor;
}

function centralHeader(entry: Written): Buffer {
  const start = Buffer.from([0x50, 0x4b, 1, 2, versionNeeded, 0]);
  const end = Buffer.alloc(14);
  end.writeUInt32LE(entry.offset, 10);
  return Buffer.concat([start, commonFields(entry), end, entry.name]);
}

function endOfArchive(entries: number, directoryBytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** Packs one entry into the target; the header before and the descriptor after it are the caller's. */
async function pack(target: Writable, { pieces }: ZipEntry) {
  const deflate = createDeflateRaw({ level: deflateLevel });
  let [crc, bytes, packedBytes] = [0, 0, 0];
  const drained = (async () => {
    for await (const packed of deflate as AsyncIterable<Buffer>) {
      packedBytes += packed.length;
      await write(target, packed);
    }
  })();
  const filled = (async () => {
    for await (const piece of pieces) {
      const buffer = Buffer.from(piece);
      crc = crc32(buffer, crc);
      bytes += buffer.length;
      await write(deflate, buffer);
    }
    deflate.end();
  })().catch((error: Error) => {
    deflate.destroy(error);
    throw error;
  });
  await Promise.all([drained, filled]);
  if (bytes > bytesMax) throw new RangeError('a part of the workbook has more than 4 GiB');
  return { crc, bytes, packedBytes };
}

/** Writes all entries and the directory; the target is left open for its owner to end. */
export async function writeZip(target: Writable, entries: Iterable<ZipEntry>): Promise<void> {
  const written: Written[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const header = localHeader(name);
    await write(target, header);
    const done = { name, offset, ...(await pack(target, entry)) };
    const descriptor = dataDescriptor(done);
    await write(target, descriptor);
    written.push(done);
    offset += header.length + done.packedBytes + descriptor.length;
    if (offset > bytesMax) throw new RangeError('the workbook has more than 4 GiB');
  }
  const directory = Buffer.concat(written.map(centralHeader));
  await write(target, directory);
  await write(target, endOfArchive(written.length, directory.length, offset));
}
