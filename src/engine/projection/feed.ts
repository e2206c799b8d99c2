// Keeps the projection fed: live while it keeps up, from the journal when it has fallen behind.
import type { Answer, Query } from '../client.ts';
import type { DurableEffects } from '../engine.ts';
import type { Journal } from '../journal/journal.ts';
import { hasEffects, readRecord } from '../journal-record.ts';
import { realScheduler, type Scheduler } from '../scheduler.ts';
import type { Projection } from './projection.ts';
import { createReadModel } from './read-model.ts';

/** Effects that wait in memory at most; beyond it the journal is read instead. */
const waitingMax = 20_000;
/** Effects in one transaction. */
const batchMax = 500;
/**
 * Events after which the position is stored although none of them had effects: what a start reads
 * again, some 0.3 s.
 */
const markEvery = 20_000;
/** While decisions are made, so many records of the journal are read, and then the fold goes first. */
const sliceRecords = 500;
const sliceRestMs = 20;
/**
 * Gathered for so long before the next transaction: one takes the embedded database some 2 ms of CPU
 * whether it holds one effect or a hundred, and nobody looks ten times a second.
 */
const gatherMs = 100;
/** After a failure the database is tried again. */
const retryMs = 1_000;

export interface Feed {
  /** Sequence up to which the projection holds everything. */
  readonly sequence: number;
  /** Effects of durable events, in order; `sequence` is the last event, with effects or without. */
  take(effects: readonly DurableEffects[], sequence: number): void;
  /** Starts feeding; `sequence` is the last durable event. */
  begin(sequence: number): void;
  query(firm: string, query: Query): Promise<Answer>;
  close(): Promise<void>;
}

export function createFeed(
  projection: Projection,
  journal: Journal,
  { sleep }: Scheduler = realScheduler,
  /** Told of what is tried again: a database that is away, or a journal that cannot be read. */
  onFault: (error: unknown) => void = () => undefined,
): Feed {
  let durableSequence = 0;
  let doneSequence = 0;
  /** What the projection has stored as its position. */
  let markedSequence = 0;
  let waiting: DurableEffects[] = [];
  let live = false;
  let closed = false;
  let running: Promise<void> = Promise.resolve();
  let wake: (() => void) | undefined;

  async function catchUp(): Promise<void> {
    doneSequence = await projection.sequence();
    if (doneSequence > durableSequence) {
      await projection.reset();
      doneSequence = 0;
    }
    markedSequence = doneSequence;
    while (!closed && doneSequence < durableSequence) await readJournal(durableSequence);
    // Nothing was awaited since the comparison: what comes from here on is in `waiting`.
    waiting = [];
    live = true;
  }

  async function readJournal(untilSequence: number): Promise<void> {
    let batch: DurableEffects[] = [];
    let durableBefore = durableSequence;
    for await (const { sequence, payload } of journal.read(doneSequence + 1)) {
      if (closed || sequence > untilSequence) break;
      if (hasEffects(payload)) batch.push({ sequence, effects: readRecord(payload).effects ?? [] });
      else if (sequence - markedSequence >= markEvery) batch.push({ sequence, effects: [] });
      if (batch.length >= batchMax || sequence - markedSequence >= markEvery) {
        await apply(batch);
        batch = [];
      }
      if (sequence % sliceRecords > 0) continue;
      if (durableSequence > durableBefore) await sleep(sliceRestMs);
      durableBefore = durableSequence;
    }
    if (closed) return;
    if (batch.at(-1)?.sequence !== untilSequence)
      batch.push({ sequence: untilSequence, effects: [] });
    await apply(batch);
  }

  async function apply(batch: readonly DurableEffects[]): Promise<void> {
    await projection.apply(batch);
    doneSequence = batch.at(-1)!.sequence;
    markedSequence = doneSequence;
  }

  /** Stores how far it is: nothing up to there has effects that are not applied. */
  async function mark(): Promise<void> {
    doneSequence = durableSequence;
    await apply([{ sequence: durableSequence, effects: [] }]);
  }

  async function pump(): Promise<void> {
    while (live && !closed) {
      if (waiting.length === 0) {
        doneSequence = durableSequence;
        if (durableSequence - markedSequence >= markEvery) {
          await mark();
          continue;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      const batch = waiting.splice(0, batchMax);
      await apply(batch);
      if (waiting.length < batchMax) await sleep(gatherMs);
    }
  }

  async function run(): Promise<void> {
    while (!closed)
      try {
        await catchUp();
        await pump();
      } catch (error) {
        // The database is away or was restarted: decisions go on, and what was missed is read again.
        if (!closed) onFault(error);
        live = false;
        waiting = [];
        if (!closed) await sleep(retryMs);
      }
  }

  return {
    get sequence() {
      return doneSequence;
    },
    take(effects, sequence) {
      durableSequence = sequence;
      if (!live) return;
      waiting.push(...effects);
      if (waiting.length > waitingMax) {
        live = false;
        waiting = [];
      }
      wake?.();
      wake = undefined;
    },
    begin(sequence) {
      durableSequence = Math.max(durableSequence, sequence);
      running = run();
    },
    query: createReadModel(projection).query,
    async close() {
      // A start then has nothing to read again. A database that is away is not waited for.
      if (live && waiting.length === 0 && markedSequence < durableSequence)
        await mark().catch(() => undefined);
      closed = true;
      wake?.();
      await projection.close();
      await running;
    },
  };
}
