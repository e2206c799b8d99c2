// The journal of a shard on JetStream, for its owner: the port of the embedded one, over a stream.
//
// Batches gather while the message before them is stored, as they do for the disk: one message is
// under way at a time, and its place in the stream is what fences it. Nobody else can have written
// there without this owner being refused.

import { BATCH_BYTES_MAX, SEGMENT_HEADER_BYTES } from '../../engine/journal/frame.ts';
import { batchBytes, type Group, type Waiter } from '../../engine/journal/group.ts';
import type { Journal } from '../../engine/journal/journal.ts';
import { JournalError } from '../../engine/journal/journal-error.ts';
import { createPending, enqueue, release, rewind } from '../../engine/journal/pending.ts';
import { realScheduler, type Scheduler } from '../../engine/scheduler.ts';
import type { Cluster } from '../connect.ts';
import { journalStream, journalSubject } from '../names.ts';
import { encodeMessages, messageHeaderBytes } from './message.ts';
import { readOne } from './read-one.ts';
import { storeMessage } from './store-message.ts';
import { createStreamLog } from './stream-log.ts';
import { takeOver } from './take-over.ts';

export interface JetStreamJournalOptions {
  readonly cluster: Cluster;
  readonly shard: number;
  /** Of the lease under which this owner writes; larger than every one before it. */
  readonly epoch: number;
  /** Whether the lease still stands, as far as this machine's clock tells. */
  readonly mayWrite: () => boolean;
  readonly pendingBytesMax?: number;
  readonly scheduler?: Scheduler;
}

/** As the embedded journal: what may wait for the acknowledgement. */
const pendingBytesMaxDefault = 64 * 2 ** 20;
/** Batches that go together; a message of a mebibyte keeps the servers' other messages waiting. */
const groupBytesMax = 512 * 1024;

/** Takes the shard's stream over: from then on whoever wrote to it before is refused. */
export async function openJetStreamJournal(options: JetStreamJournalOptions): Promise<Journal> {
  const { cluster, shard, epoch, mayWrite, scheduler = realScheduler } = options;
  const { pendingBytesMax = pendingBytesMaxDefault } = options;
  const stream = journalStream(shard);
  const subject = journalSubject(shard);
  const log = createStreamLog(cluster, stream);
  const start = await takeOver(cluster, log, subject, epoch, mayWrite);
  const partBytesMax = cluster.bodyBytesMax - messageHeaderBytes;
  const durable = {
    durableSequence: start.nextSequence - 1,
    hash: start.hash,
    lastPlace: start.place,
  };
  const pending = createPending(
    durable,
    Math.min(groupBytesMax, partBytesMax) + SEGMENT_HEADER_BYTES,
  );
  let refusal: JournalError | undefined;
  let running: Promise<void> | undefined;
  let messages = 0;

  /** The parts of a group stand behind each other; it counts with the last of them. */
  async function store(group: Group): Promise<void> {
    const window = group.buffer.subarray(0, group.used);
    for (const data of encodeMessages(epoch, group.firstSequence, window, partBytesMax)) {
      messages += 1;
      const id = `${epoch}.${messages}`;
      const { lastPlace } = durable;
      await storeMessage(cluster, { stream, subject, data, id, lastPlace, mayWrite });
      durable.lastPlace = lastPlace + 1;
    }
  }

  function settle(groups: readonly Group[], end: (waiter: Waiter) => void): void {
    for (const group of groups) {
      release(pending, group);
      for (const waiter of group.waiters) end(waiter);
    }
  }

  function acknowledge(group: Group): void {
    log.index.note(group.firstSequence, durable.lastPlace);
    durable.durableSequence = group.nextSequence - 1;
    durable.hash = group.hash;
    settle([group], (waiter) => waiter.resolve());
  }

  /** With all behind it, whose sequences and hashes continue it. */
  function refuse(group: Group, error: JournalError): void {
    if (error.code !== 'disk-full') refusal ??= error;
    settle([group, ...rewind(pending, durable)], (waiter) => waiter.reject(error));
  }

  async function commitAll(): Promise<void> {
    for (;;) {
      await scheduler.nextTurn();
      const group = pending.groups.shift();
      if (group === undefined) break;
      await store(group).then(
        () => acknowledge(group),
        (error: unknown) => refuse(group, asJournalError(error)),
      );
    }
    running = undefined;
  }

  function refusalOf(payloads: readonly Uint8Array[], fence: number): JournalError | undefined {
    const { nextSequence } = pending;
    if (refusal) return refusal;
    if (fence !== nextSequence) return new JournalError('fenced', { fence, nextSequence });
    if (payloads.length === 0) return new JournalError('empty');
    const bytes = batchBytes(payloads);
    const bytesMax = Math.min(BATCH_BYTES_MAX, pendingBytesMax);
    if (bytes > bytesMax) return new JournalError('too-large', { bytes, bytesMax });
    if (pending.bytes + bytes > pendingBytesMax)
      return new JournalError('overloaded', { bytes, pendingBytes: pending.bytes });
    return undefined;
  }

  return {
    get nextSequence() {
      return pending.nextSequence;
    },
    cutBytes: start.cutBytes,
    append(payloads, fence) {
      const refused = refusalOf(payloads, fence);
      if (refused) return Promise.reject(refused);
      const { waiters } = enqueue(pending, payloads, batchBytes(payloads));
      running ??= commitAll();
      return new Promise((resolve, reject) => waiters.push({ resolve, reject }));
    },
    async *read(fromSequence) {
      const { durableSequence, lastPlace } = durable;
      const from = Math.max(fromSequence, 1);
      if (from > durableSequence) return;
      for await (const record of log.records(from, lastPlace)) {
        if (record.sequence > durableSequence) return;
        yield record;
      }
    },
    readOne: (sequence) => readOne(log, sequence, durable.durableSequence, durable.lastPlace),
    async close() {
      refusal ??= new JournalError('closed');
      await running;
    },
  };
}

function asJournalError(error: unknown): JournalError {
  return error instanceof JournalError ? error : new JournalError('write-failed', {}, error);
}
