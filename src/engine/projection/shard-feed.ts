// Feeds the tables from one shard's journal: from where they are, in batches, and again after a fault.
import { timeMsOf } from '../../core/lib/time.ts';
import type { JournalRecord } from '../journal/scan.ts';
import { hasEffects, readRecord } from '../journal-record.ts';
import type { Target } from './projection-core.ts';
import type { EffectsAt } from './rows.ts';

export interface ShardJournal {
  lastSequence(): Promise<number>;
  /** From this sequence on, for as long as the signal is silent. */
  follow(fromSequence: number, signal: AbortSignal): AsyncIterable<JournalRecord>;
}

export interface ShardFeed {
  /** Sequence up to which the tables hold everything, as far as this process knows. */
  readonly sequence: number;
  stop(): Promise<void>;
}

/** Events with effects in one transaction, and events of which hardly any has one. */
const effectsMax = 500;
const recordsMax = 20_000;
/** Gathered for so long: nobody looks more often, and a transaction costs some 2 ms of CPU. */
const gatherMs = 200;
/** Where nothing has effects, only the position moves on, which may be lost. */
const gatherIdleMs = 2_000;
const retryMs = 1_000;

export function startShardFeed(
  journal: ShardJournal,
  target: Target,
  onFault: (error: unknown) => void,
): ShardFeed {
  const stopping = new AbortController();
  let sequence = 0;

  async function once(): Promise<void> {
    const failing = new AbortController();
    const signal = AbortSignal.any([stopping.signal, failing.signal]);
    sequence = await target.sequence();
    const last = await journal.lastSequence();
    if (sequence > last)
      throw new Error(`the tables are at ${sequence}, the journal ends at ${last}: rebuild them`);
    const gathered = createGathering(
      async (batch) => {
        sequence = await target.apply(batch);
      },
      () => failing.abort(),
    );
    try {
      for await (const record of journal.follow(sequence + 1, signal)) {
        if (signal.aborted) break;
        await gathered.take(effectsOf(record));
      }
    } finally {
      await gathered.end();
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted)
      try {
        await once();
      } catch (error) {
        if (stopping.signal.aborted) return;
        onFault(error);
        await pause(retryMs, stopping.signal);
      }
  }

  const running = run();
  return {
    get sequence() {
      return sequence;
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

function effectsOf({ sequence, payload }: JournalRecord): EffectsAt {
  if (!hasEffects(payload)) return { sequence, effects: [] };
  const { event, effects = [] } = readRecord(payload);
  return { sequence, effects, timeMs: timeMsOf(event.time) };
}

/** Applies what was taken, one batch after the other, when enough is there or has waited enough. */
function createGathering(
  apply: (batch: readonly EffectsAt[]) => Promise<void>,
  onFailure: () => void,
) {
  let batch: EffectsAt[] = [];
  let withEffects = 0;
  let sinceMs = 0;
  let applying: Promise<void> | undefined;
  let failure: unknown;

  function flush(): void {
    if (applying || batch.length === 0 || failure) return;
    const taken = batch;
    batch = [];
    withEffects = 0;
    applying = apply(taken)
      .catch((error: unknown) => {
        failure = error ?? new Error('not applied');
        onFailure();
      })
      .finally(() => {
        applying = undefined;
      });
  }

  const ticking = setInterval(() => {
    const waitedMs = performance.now() - sinceMs;
    if (waitedMs >= (withEffects > 0 ? gatherMs : gatherIdleMs)) flush();
  }, gatherMs / 2);

  return {
    async take(at: EffectsAt): Promise<void> {
      if (batch.length === 0) sinceMs = performance.now();
      batch.push(at);
      if (at.effects.length > 0) withEffects += 1;
      if (withEffects < effectsMax && batch.length < recordsMax) return;
      // The next batch gathers while this one is written, and is not begun beyond its size.
      await applying;
      flush();
      if (failure) throw failure;
    },
    async end(): Promise<void> {
      clearInterval(ticking);
      await applying;
      flush();
      await applying;
      if (failure) throw failure;
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
