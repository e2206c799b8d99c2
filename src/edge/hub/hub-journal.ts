// The hub's memory on disk: every message taken, in the engine's hash-chained journal; the hub is its fold.
import { openJournal } from '../../engine/journal/journal.ts';
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
  for await (const { payload } of journal.read(1)) {
    const kept = JSON.parse(payload.toString('utf8')) as { receivedMs: number; message: unknown };
    latestMs = kept.receivedMs;
    receive(hub, submission.parse(kept.message), latestMs);
  }
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
