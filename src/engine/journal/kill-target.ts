// For the kill test: appends from many writers and reports each acknowledged sequence, until killed.
import { writeSync } from 'node:fs';
import { openJournal } from './journal.ts';
import { payloadOf } from './testing.ts';

const WRITERS = 16;

const journal = await openJournal(process.argv[2], { segmentBytesMax: 64 * 1024 });

async function write(): Promise<never> {
  for (;;) {
    const first = journal.nextSequence;
    const payloads = Array.from({ length: 1 + (first % 3) }, (_, at) => payloadOf(first + at));
    await journal.append(payloads, first);
    writeSync(1, `${first + payloads.length - 1}\n`);
  }
}

await Promise.all(Array.from({ length: WRITERS }, write));
