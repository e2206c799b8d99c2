// Reads one file through the grammar, chunk by chunk, and leaves no byte of it behind.

import type { DeviceFacts } from '../../intel/stealer/device-facts.ts';
import { type FamilyMarks, familyByLayout, familyByMark } from '../../intel/stealer/family.ts';
import type { LogSink, ReadCounts } from '../../intel/stealer/found.ts';
import { createLineSplitter } from '../../intel/stealer/line-splitter.ts';
import { createFileReader, type Grammar } from '../../intel/stealer/log-reader.ts';
import { createUtf8Reader, isBinary } from '../../intel/stealer/to-utf8.ts';
import type { LogFile } from './log-file.ts';

export interface ReadOptions {
  readonly grammar: Grammar;
  readonly sink: LogSink;
  readonly counts: ReadCounts;
  readonly onTooLong: (line: number) => void;
  readonly onBytes: (bytes: number) => void;
  /** Called between chunks: what was found may be handed on before more is read. */
  readonly settle: () => Promise<void> | undefined;
}

export interface FileSaid {
  readonly facts: DeviceFacts;
  readonly family: FamilyMarks;
}

/** A banner names its family within the first kilobytes. */
const bannerBytes = 8 * 1024;

export async function readFile(file: LogFile, options: ReadOptions): Promise<FileSaid> {
  const { grammar, sink, counts, onTooLong, onBytes, settle } = options;
  const reader = createFileReader(grammar, sink, counts);
  const splitter = createLineSplitter(reader.line, onTooLong);
  const utf8 = createUtf8Reader();
  let mark: string | undefined;
  let isFirst = true;
  const take = (bytes: Buffer): void => {
    splitter.push(bytes);
    bytes.fill(0);
  };
  try {
    for await (const chunk of file.chunks()) {
      onBytes(chunk.length);
      if (isFirst && isBinary(chunk)) break;
      const bytes = utf8.push(chunk);
      // Only of files that describe a machine is any text made before it is understood.
      if (isFirst && file.kind === 'device')
        mark = familyByMark(bytes.toString('latin1', 0, bannerBytes));
      isFirst = false;
      take(bytes);
      chunk.fill(0);
      await settle();
    }
    take(utf8.end());
  } finally {
    splitter.end();
    reader.end();
  }
  return { facts: reader.facts(), family: { mark, layout: familyByLayout(reader.layout()) } };
}
