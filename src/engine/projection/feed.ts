// Keeps the projection fed: live while it keeps up, from the journal when it has fallen behind.
import type { Answer, Query } from '../client.ts';
import type { DurableEffects } from '../engine.ts';
import type { Journal } from '../journal/journal.ts';
import { hasEffects, readRecord } from '../journal-record.ts';
import { problemAnswer } from '../problem.ts';
import { realScheduler, type Scheduler } from '../scheduler.ts';
import type { Projection } from './projection.ts';

/** Effects that wait in memory at most; beyond it the journal is read instead. */
const waitingMax = 20_000;
/** Effects in one transaction. */
const batchMax = 500;
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
    while (!closed && doneSequence < durableSequence) await readJournal(durableSequence);
    // Nothing was awaited since the comparison: what comes from here on is in `waiting`.
    waiting = [];
    live = true;
  }

  async function readJournal(untilSequence: number): Promise<void> {
    let batch: DurableEffects[] = [];
    for await (const { sequence, payload } of journal.read(doneSequence + 1)) {
      if (closed || sequence > untilSequence) break;
      if (hasEffects(payload)) batch.push({ sequence, effects: readRecord(payload).effects ?? [] });
      if (batch.length >= batchMax) {
        await projection.apply(batch);
        batch = [];
      }
    }
    if (closed) return;
    if (batch.length > 0) await projection.apply(batch);
    doneSequence = untilSequence;
  }

  async function pump(): Promise<void> {
    while (live && !closed) {
      if (waiting.length === 0) {
        doneSequence = durableSequence;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      const batch = waiting.splice(0, batchMax);
      await projection.apply(batch);
      doneSequence = batch.at(-1)!.sequence;
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
    query: (firm, query) => ask(projection, firm, query),
    async close() {
      closed = true;
      wake?.();
      await projection.close();
      await running;
    },
  };
}

async function ask(projection: Projection, firm: string, query: Query): Promise<Answer> {
  const own = firm === '*' ? undefined : firm;
  if (query.kind === 'cases') {
    const { limit, before, state } = query;
    const { lines, next } = await projection.cases({ firm: own, limit, before, state });
    return { status: 200, body: JSON.stringify({ cases: lines, next }) };
  }
  if (query.kind === 'alerts') {
    const { limit, before } = query;
    const { lines, next } = await projection.alerts({ firm: own, limit, before });
    return { status: 200, body: JSON.stringify({ alerts: lines, next }) };
  }
  if (query.kind !== 'case') return problemAnswer('record-unknown', query.kind);
  const found = await projection.case({ firm: own, id: query.id });
  if (!found) return problemAnswer('record-unknown', `case ${query.id}`);
  return { status: 200, body: JSON.stringify({ ...found.line, history: found.lines }) };
}
