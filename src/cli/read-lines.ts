// Streams a file of lines, plain or gzipped, in constant memory.
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';

/** Over 100,000 orders of 64-character ids in one case; a longer line is refused and skipped. */
export const lineLengthMax = 8 * 1024 * 1024;
const chunkBytes = 1 << 20;

export type OnLine = (text: string | undefined, lineNumber: number) => void;

async function eachLine(chunks: AsyncIterable<Buffer>, onLine: OnLine): Promise<void> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let tooLong = false;
  let lineNumber = 0;
  const extend = (text: string): void => {
    tooLong ||= rest.length + text.length > lineLengthMax;
    rest = tooLong ? '' : rest + text;
  };
  const finish = (): void => {
    lineNumber += 1;
    onLine(tooLong ? undefined : lineNumber === 1 ? rest.replace(/^\uFEFF/, '') : rest, lineNumber);
    rest = '';
    tooLong = false;
  };
  for await (const chunk of chunks) {
    const [first, ...others] = decoder.write(chunk).split('\n');
    extend(first);
    for (const line of others) {
      finish();
      extend(line);
    }
  }
  extend(decoder.end());
  if (rest !== '' || tooLong) finish();
}

/**
 * Calls `onLine` for each line; undefined stands for one longer than `lineLengthMax`. Rejects with
 * the file's own error where it cannot be read, with the caller's where `onLine` throws.
 */
export async function readLines(path: string, onLine: OnLine): Promise<void> {
  const file = createReadStream(path, { highWaterMark: chunkBytes });
  const lines = (chunks: AsyncIterable<Buffer>): Promise<void> => eachLine(chunks, onLine);
  if (path.endsWith('.gz')) await pipeline(file, createGunzip({ chunkSize: chunkBytes }), lines);
  else await pipeline(file, lines);
}
