// Stores one message at one place of a stream, or finds out that another stands there. Never guesses.
import { JetStreamApiError } from '@nats-io/jetstream';
import { JournalError } from '../../engine/journal/journal-error.ts';
import type { Cluster } from '../connect.ts';

export interface Storing {
  readonly stream: string;
  readonly subject: string;
  readonly data: Uint8Array;
  /** Unique to this message, also among those of other owners. */
  readonly id: string;
  /** Of the last message that is known to stand in the stream. */
  readonly lastPlace: number;
  /** Whether the lease still stands; asked before every attempt. */
  readonly mayWrite: () => boolean;
}

const wrongLastPlace = 10_071;
/** The server's store refuses: no room, or a limit is reached. Nothing was kept. */
const noRoom: ReadonlySet<number> = new Set([10_023, 10_047, 10_077, 10_122, 10_123]);
const tooLarge = 10_054;
const retryMs = 50;
/** Waited for an acknowledgement before the same message is sent again. */
const acknowledgeMsMax = 1_000;

/**
 * Resolves when a quorum has it. An acknowledgement that does not come says nothing: the same message
 * is sent again under the same id, and what stands at its place is read, until one of the two tells.
 * Rejects with `fenced`, `disk-full` or `too-large`.
 */
export async function storeMessage(cluster: Cluster, storing: Storing): Promise<void> {
  const { subject, data, id, lastPlace } = storing;
  for (;;) {
    if (!storing.mayWrite()) throw new JournalError('fenced', { lease: 'lost' });
    try {
      const { seq } = await cluster.jetstream.publish(subject, data, {
        msgID: id,
        expect: { lastSequence: lastPlace },
        timeout: acknowledgeMsMax,
      });
      if (seq !== lastPlace + 1) throw fenced(lastPlace, seq);
      return;
    } catch (error) {
      if (error instanceof JournalError) throw error;
      if (error instanceof JetStreamApiError) {
        if (error.code === wrongLastPlace) return checkPlace(cluster, storing, error);
        if (noRoom.has(error.code))
          throw new JournalError('disk-full', { code: error.code }, error);
        if (error.code === tooLarge) throw new JournalError('too-large', {}, error);
      }
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}

/** Another message came after the one that is known: was it this one, sent before? */
async function checkPlace(cluster: Cluster, storing: Storing, error: Error): Promise<void> {
  const { stream, id, lastPlace } = storing;
  for (;;) {
    try {
      const stored = await cluster.manager.streams.getMessage(stream, { seq: lastPlace + 1 });
      if (stored?.header.get('Nats-Msg-Id') === id) return;
      throw fenced(lastPlace, stored?.seq ?? 0);
    } catch (failure) {
      if (failure instanceof JournalError) throw failure;
      if (!storing.mayWrite()) throw new JournalError('fenced', { lease: 'lost' }, error);
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}

function fenced(lastPlace: number, found: number): JournalError {
  return new JournalError('fenced', { lastPlace, found });
}
