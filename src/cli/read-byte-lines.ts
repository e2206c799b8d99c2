// Streams a file of lines, plain or gzipped, as the bytes they are: text is made where it is needed.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { LineBytes } from '../core/report/json-bytes.ts';

/** Over 100,000 orders of 64-character ids in one case; a longer line is refused and skipped. */
export const lineBytesMax = 8 * 1024 * 1024;
const chunkBytes = 1 << 20;
const newline = 0x0a;

/** The line's bytes from `start` up to `end`, valid during the call; undefined for an overlong one. */
export type OnByteLine = (
  bytes: LineBytes | undefined,
  start: number,
  end: number,
  lineNumber: number,
) => void;

/** What of a line came in earlier chunks: at most `lineBytesMax`. */
interface Rest {
  parts: Buffer[];
  bytes: number;
}

function joined(rest: Rest, more: Buffer): LineBytes | undefined {
  const bytes = rest.bytes + more.length;
  return bytes > lineBytesMax ? undefined : asLine(Buffer.concat([...rest.parts, more]));
}

/** Node's buffers have these two ways to read text; its types do not name them. */
const asLine = (buffer: Buffer): LineBytes => buffer as Buffer & LineBytes;

function keep(rest: Rest, more: Buffer): void {
  rest.bytes += more.length;
  if (rest.bytes <= lineBytesMax) rest.parts.push(more);
  else rest.parts = [];
}

async function eachLine(chunks: AsyncIterable<Buffer>, onLine: OnByteLine): Promise<void> {
  const rest: Rest = { parts: [], bytes: 0 };
  let lineNumber = 0;
  const finish = (more: Buffer): void => {
    const line = joined(rest, more);
    lineNumber += 1;
    onLine(line, 0, line?.length ?? 0, lineNumber);
    rest.parts = [];
    rest.bytes = 0;
  };
  for await (const chunk of chunks) {
    let start = 0;
    let end = chunk.indexOf(newline);
    if (end >= 0 && rest.bytes > 0) {
      finish(chunk.subarray(0, end));
      start = end + 1;
      end = chunk.indexOf(newline, start);
    }
    const bytes = asLine(chunk);
    for (; end >= 0; end = chunk.indexOf(newline, start)) {
      lineNumber += 1;
      onLine(bytes, start, end, lineNumber);
      start = end + 1;
    }
    // Copied: the reader uses its buffer again.
    if (start < chunk.length) keep(rest, Buffer.from(chunk.subarray(start)));
  }
  if (rest.bytes > 0) finish(Buffer.alloc(0));
}

/** Two buffers in turn: one is read into while the other is used. New ones would cost more than that. */
async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  const file = await open(path);
  const buffers = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)] as const;
  const readInto = (turn: number) => {
    const reading = file.read(buffers[turn % 2], 0, chunkBytes);
    // Seen when it is awaited; nobody awaits it if the caller stops before.
    reading.catch(() => {});
    return reading;
  };
  let ahead = readInto(0);
  try {
    for (let turn = 0; ; turn += 1) {
      const { bytesRead, buffer } = await ahead;
      if (bytesRead === 0) return;
      ahead = readInto(turn + 1);
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await ahead.catch(() => {});
    await file.close();
  }
}

/**
 * Calls `onLine` for each line. Rejects with the file's own error where it cannot be read, with the
 * caller's where `onLine` throws.
 */
export async function readByteLines(path: string, onLine: OnByteLine): Promise<void> {
  if (!path.endsWith('.gz')) return eachLine(chunksOf(path), onLine);
  const unzip = createGunzip({ chunkSize: chunkBytes });
  await pipeline(createReadStream(path), unzip, (chunks: AsyncIterable<Buffer>) =>
    eachLine(chunks, onLine),
  );
}
