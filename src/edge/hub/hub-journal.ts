// The hub's memory on disk: every message taken, in the engine's hash-chained journal; the hub is its fold.
import { join } from 'node:path';
import { realDisk } from '../../engine/journal/disk.ts';
import { SEGMENT_HEADER_BYTES } from '../../engine/journal/frame.ts';
import { openJournal } from '../../engine/journal/journal.ts';
import { recordsOf, scanSegment } from '../../engine/journal/scan.ts';
import { readSegments } from '../../engine/journal/segments.ts';
import { type Submission, submission } from '../../hub/message.ts';
import { receive } from '../../hub/receive.ts';
import type { Hub } from '../../hub/state.ts';

export interface HubJournal {
  /** Resolves when it is durable. */
  keep(message: Submission, receivedMs: number): Promise<void>;
  /** When the latest message was taken; the hub's clock does not go behind it. */
  readonly latestMs: number;
  close(): Promise<void>;
}

/** Folds what the directory holds into the hub. Rejects with a `JournalError` as the engine's does. */
export async function openHubJournal(directory: string, hub: Hub): Promise<HubJournal> {
  const journal = await openJournal(directory);
  let latestMs = 0;
  for await (const { payload } of journal.read(1)) latestMs = foldKept(payload, hub);
  return {
    get latestMs() {
      return latestMs;
    },
    async keep(message, receivedMs) {
      const payload = Buffer.from(JSON.stringify({ receivedMs, message }));
      await journal.append([payload], journal.nextSequence);
      latestMs = receivedMs;
    },
    close: () => journal.close(),
  };
}

/** Folds what a directory holds without opening it: a hub may go on writing. Gives the latest time. */
export async function readHubJournal(directory: string, hub: Hub): Promise<number> {
  const { segments } = await readSegments(realDisk, directory);
  let latestMs = 0;
  for (const { name, firstSequence, bytes } of segments) {
    const file = await realDisk.open(join(directory, name), 'read');
    try {
      const begin = { offset: SEGMENT_HEADER_BYTES, sequence: firstSequence };
      // The batch at the very end may be one that is being written.
      for await (const item of scanSegment({ file, segment: name, end: bytes }, begin, 'all'))
        if (item.kind === 'batches')
          for (const { payload } of recordsOf(item, 1)) latestMs = foldKept(payload, hub);
    } finally {
      await file.close();
    }
  }
  return latestMs;
}

function foldKept(payload: Uint8Array, hub: Hub): number {
  const { receivedMs, message } = JSON.parse(Buffer.from(payload).toString('utf8')) as Kept;
  receive(hub, submission.parse(message), receivedMs);
  return receivedMs;
}

interface Kept {
  readonly receivedMs: number;
  readonly message: unknown;
}
