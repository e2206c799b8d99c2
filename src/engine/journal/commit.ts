// Group commit: batches gather while the group before them is written and synced.
import type { Scheduler } from '../scheduler.ts';
import type { DiskFile } from './disk.ts';
import { BATCH_BYTES_MAX } from './frame.ts';
import { batchBytes, type Group, groupBytes } from './group.ts';
import { JournalError } from './journal-error.ts';
import { type Log, lastSegment } from './log.ts';
import { createPending, enqueue, type Pending, release, rewind } from './pending.ts';
import { type SegmentWriter, storeGroup, takeBack } from './segment-writer.ts';

export interface CommitLimits {
  readonly segmentBytesMax: number;
  readonly pendingBytesMax: number;
}

export interface Committer {
  nextSequence(): number;
  append(payloads: readonly Uint8Array[], fence: number): Promise<void>;
  close(): Promise<void>;
}

interface CommitState {
  readonly log: Log;
  readonly pending: Pending;
  readonly pendingBytesMax: number;
  readonly writer: SegmentWriter;
  /** Lets all that is ready to run have its turn, so that writers woken together go together. */
  readonly nextTurn: Scheduler['nextTurn'];
  /** Why everything is refused, once it is. */
  refusal?: JournalError;
  /** Ends when nothing waits any more. */
  running?: Promise<void>;
}

function refusalOf(
  state: CommitState,
  payloads: readonly Uint8Array[],
  fence: number,
  bytes: number,
): JournalError | undefined {
  const { pending, pendingBytesMax } = state;
  const { nextSequence } = pending;
  if (state.refusal !== undefined) return state.refusal;
  if (fence !== nextSequence) return new JournalError('fenced', { fence, nextSequence });
  if (payloads.length === 0) return new JournalError('empty');
  const bytesMax = Math.min(BATCH_BYTES_MAX, pendingBytesMax);
  if (bytes > bytesMax) return new JournalError('too-large', { bytes, bytesMax });
  if (pending.bytes + bytes > pendingBytesMax) {
    return new JournalError('overloaded', { bytes, pendingBytes: pending.bytes });
  }
  return undefined;
}

function acknowledge(state: CommitState, group: Group): void {
  const { log } = state;
  const segment = lastSegment(log);
  log.index.note(segment.name, { offset: segment.bytes, sequence: group.firstSequence });
  segment.bytes += groupBytes(group).length;
  log.durableSequence = group.nextSequence - 1;
  log.hash = group.hash;
  release(state.pending, group);
  for (const waiter of group.waiters) waiter.resolve();
}

/** Refuses the group and all behind it, whose sequences and hashes continue it. */
async function refuse(state: CommitState, group: Group, error: JournalError): Promise<void> {
  let reason = error;
  if (error.code === 'disk-full') {
    await takeBack(state.writer).catch((fatal: JournalError) => {
      reason = fatal;
    });
  }
  if (reason.code !== 'disk-full') state.refusal ??= reason;
  for (const refused of [group, ...rewind(state.pending, state.log)]) {
    release(state.pending, refused);
    for (const waiter of refused.waiters) waiter.reject(reason);
  }
}

async function commitAll(state: CommitState): Promise<void> {
  for (;;) {
    await state.nextTurn();
    const group = state.pending.groups.shift();
    if (group === undefined) break;
    await storeGroup(state.writer, group).then(
      () => acknowledge(state, group),
      (error: JournalError) => refuse(state, group, error),
    );
  }
  state.running = undefined;
}

function append(state: CommitState, payloads: readonly Uint8Array[], fence: number): Promise<void> {
  const bytes = batchBytes(payloads);
  const refusal = refusalOf(state, payloads, fence, bytes);
  if (refusal !== undefined) return Promise.reject(refusal);
  const { waiters } = enqueue(state.pending, payloads, bytes);
  state.running ??= commitAll(state);
  return new Promise((resolve, reject) => waiters.push({ resolve, reject }));
}

async function close(state: CommitState): Promise<void> {
  state.refusal ??= new JournalError('closed');
  await state.running;
  await state.writer.file.close();
}

/** Commits behind what is durable in the log, into `file`, which is its last segment. */
export function createCommitter(
  log: Log,
  file: DiskFile,
  limits: CommitLimits,
  { nextTurn }: Scheduler,
): Committer {
  const { segmentBytesMax, pendingBytesMax } = limits;
  const pending = createPending(log, segmentBytesMax);
  const writer = { log, segmentBytesMax, file };
  const state: CommitState = { log, pending, pendingBytesMax, writer, nextTurn };
  return {
    nextSequence: () => pending.nextSequence,
    append: (payloads, fence) => append(state, payloads, fence),
    close: () => close(state),
  };
}
