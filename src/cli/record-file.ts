// A record of what was asked of others: each line is on disk before the asking goes on, and none is overwritten.
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import type { LineWriter } from './line-writer.ts';

/** Goes on after what the file holds; nobody else may read it. */
export function openRecordFile(path: string): LineWriter {
  const file = openSync(path, 'a', 0o600);
  return {
    line(value) {
      const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fdatasyncSync(file);
    },
    close: () => closeSync(file),
  };
}
