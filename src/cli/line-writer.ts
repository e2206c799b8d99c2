// Writes result lines to a file or standard output without holding them all in memory.
import { closeSync, openSync, writeSync } from 'node:fs';

export interface LineWriter {
  line(value: unknown): void;
  close(): void;
}

const bufferBytesMax = 1 << 20;

/** `-` stands for standard output. Writes in large pieces, synchronously: nothing queues up. */
export function openLineWriter(path: string): LineWriter {
  const file = path === '-' ? 1 : openSync(path, 'w');
  let buffered: string[] = [];
  let bytes = 0;

  function flush(): void {
    if (bytes > 0) writeAll(file, Buffer.from(buffered.join('')));
    buffered = [];
    bytes = 0;
  }

  return {
    line(value) {
      const text = `${JSON.stringify(value)}\n`;
      buffered.push(text);
      bytes += text.length;
      if (bytes >= bufferBytesMax) flush();
    },
    close() {
      flush();
      if (file !== 1) closeSync(file);
    },
  };
}

function writeAll(file: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(file, bytes, at);
    } catch (error) {
      // A pipe that is full says so; its reader will come.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
