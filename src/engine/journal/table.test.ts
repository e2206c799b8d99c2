// The shared table of the journal, on this machine's disk: src/cluster runs the same on JetStream.
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { SEGMENT_HEADER_BYTES } from './frame.ts';
import { openJournal } from './journal.ts';
import { journalTable, type TestJournals } from './test-table.ts';
import { appendBatch } from './testing.ts';

function journalsIn(directory: string): TestJournals {
  const open: TestJournals['open'] = (options) =>
    openJournal(directory, { segmentBytesMax: 8 * 2 ** 20, ...options });

  async function lastSegment(): Promise<string> {
    const names = await readdir(directory);
    return join(
      directory,
      names
        .filter((name) => name.endsWith('.segment'))
        .sort()
        .at(-1)!,
    );
  }

  return {
    open,
    openBeside: open,
    async tear() {
      const journal = await open();
      await appendBatch(journal, 2);
      await journal.close();
      const path = await lastSegment();
      await truncate(path, (await stat(path)).size - 70);
    },
    async damage() {
      const path = await lastSegment();
      const bytes = await readFile(path);
      bytes[SEGMENT_HEADER_BYTES + 30]! ^= 1;
      await writeFile(path, bytes);
    },
  };
}

for (const [name, run] of Object.entries(journalTable))
  test(`on disk: ${name}`, async (t) => {
    const directory = await mkdtemp(join(tmpdir(), 'sekisho-journal-table-'));
    t.after(() => rm(directory, { recursive: true }));
    await run(journalsIn(directory));
  });
