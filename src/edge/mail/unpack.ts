// Unpacks what reports come in: gzip, zip or nothing, never further than a stated size.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { fromBuffer, type ZipFile } from 'yauzl';
import { MailError } from './mail-error.ts';

/** RFC 9990 lets a domain owner ask for as little as he likes; 10 MB packed is far above what is seen. */
export const packedBytesMax = 10 * 1024 * 1024;
export const unpackedBytesMax = 64 * 1024 * 1024;
const entriesMax = 20;

/** The XML documents in the bytes, by what they begin with, whatever the name says. */
export async function unpackXml(bytes: Uint8Array): Promise<Uint8Array[]> {
  if (bytes.byteLength > packedBytesMax)
    throw new MailError(
      'too-large',
      `${bytes.byteLength} bytes; at most ${packedBytesMax} are read`,
    );
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return [await ungzip(bytes)];
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return unzip(Buffer.from(bytes));
  return [bytes];
}

async function ungzip(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: unpackedBytesMax });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? tooMuch()
      : new MailError('damaged', `gzip: ${(error as Error).message}`);
  }
}

function tooMuch(): MailError {
  return new MailError('expands-too-much', `expands to more than ${unpackedBytesMax} bytes`);
}

async function unzip(bytes: Buffer): Promise<Uint8Array[]> {
  const options = { lazyEntries: true, validateEntrySizes: true };
  const zip = await promisify<Buffer, typeof options, ZipFile>(fromBuffer)(bytes, options).catch(
    damaged,
  );
  const found: Uint8Array[] = [];
  let total = 0;
  if (zip.entryCount > entriesMax)
    throw new MailError('too-many-parts', `more than ${entriesMax} files in a zip`);
  for await (const entry of entriesOf(zip)) {
    if (!/\.xml$/i.test(entry.fileName)) continue;
    // The declared size is checked while inflating: more than it says is an error.
    total += entry.uncompressedSize;
    if (total > unpackedBytesMax) throw tooMuch();
    found.push(await contentOf(zip, entry).catch(damaged));
  }
  return found;
}

function damaged(error: Error): never {
  throw new MailError('damaged', `zip: ${error.message}`);
}

type Entry = Parameters<ZipFile['openReadStream']>[0];

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (let count = 0; count < zip.entryCount; count += 1) {
    const entry = await new Promise<Entry>((resolve, reject) => {
      zip.once('entry', resolve);
      zip.once('error', reject);
      zip.readEntry();
    }).catch(damaged);
    zip.removeAllListeners();
    yield entry;
  }
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const stream = await promisify(zip.openReadStream.bind(zip) as OpenStream)(entry);
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

type OpenStream = (
  entry: Entry,
  done: (error: Error | null, stream: AsyncIterable<unknown>) => void,
) => void;
