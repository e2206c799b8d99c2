// The engine of one machine: takes events in, folds them, makes them durable, answers.
//
// A batch is folded while the one before is being synced and the next one's records are fetched; an
// answer goes out when its own batch is on disk. Whatever cannot be written ends the engine: its memory
// is then ahead of the journal, and the last checkpoint with the journal's tail is the only state known
// to be true.
import { isDeepStrictEqual } from 'node:util';
import type { Effect } from '../core/case/effect.ts';
import { settingsOf } from '../core/decision/settings.ts';
import type { Late } from '../core/event/engine.ts';
import { withVisitorTextsCut } from '../core/event/visitor-texts.ts';
import { admitAct, answerAct, refusedAct } from './act.ts';
import { type Admitted, admit } from './admit.ts';
import { type Checkpoints, createCheckpoints } from './checkpoint.ts';
import type { Answer } from './client.ts';
import { createDecisionTexts } from './decision-text.ts';
import { type Folded, type Folder, type LookUp, originOf } from './folder.ts';
import { createInbox, type Inbox, type Parcel, type Piece } from './inbox.ts';
import type { Journal } from './journal/journal.ts';
import { readRecord, recordOf } from './journal-record.ts';
import { type Batch, createLateness } from './late.ts';
import { createNotDurable, type Slot, slotAt } from './not-durable.ts';
import type { Sealer } from './persons/sealer.ts';
import { lineError, problemAnswer } from './problem.ts';
import { realScheduler, type Scheduler } from './scheduler.ts';
import type { SeenIds } from './seen-ids.ts';
import type { SetAside } from './set-aside.ts';
import { type GivenSettings, settingEvents } from './settings.ts';
import { splitBody } from './split-body.ts';
import type { StateStore } from './state-store/store.ts';
import { idOf, type OpenBatch, type Taken } from './taken.ts';
import { urgencyOf } from './urgency.ts';
import type { StoredWorld } from './world/world.ts';

export interface DurableEffects {
  readonly sequence: number;
  readonly effects: readonly Effect[];
}

export interface EngineParts {
  readonly stored: StoredWorld;
  readonly folder: Folder;
  readonly seen: SeenIds;
  readonly store: StateStore;
  readonly journal: Journal;
  readonly lookUp: LookUp;
  /** Milliseconds since 1970 now; the engine's only clock, used at the edge of it. */
  readonly nowMs: () => number;
  /** `wall`: waits run out by this machine's clock. `events`: only by the time of events (demo). */
  readonly clock: 'wall' | 'events';
  readonly scheduler?: Scheduler;
  readonly pace?: EnginePace;
  /** Seals addresses and user agents in the journal. */
  readonly sealer?: Sealer;
  /** Events that ended a life of the engine. */
  readonly setAside?: SetAside;
  /** Model and policy from now on; absent ones stay as they are. */
  readonly settings?: GivenSettings;
  /** Answered by rule before this life and not folded yet. */
  readonly unfinished?: readonly Readonly<Late>[];
  /** Called in order for what is on disk. */
  readonly onDurable: (effects: readonly DurableEffects[], sequence: number) => void;
  /** The engine can no longer write; it has stopped. */
  readonly onFatal: (error: unknown) => void;
}

export interface Engine {
  decide(firm: string, body: string): Promise<Answer>;
  record(firm: string, body: string): Promise<Answer>;
  act(event: object): Promise<Answer>;
  readonly counters: Readonly<Record<string, number>>;
  readonly queueLength: number;
  readonly checkpoints: Checkpoints;
  /** Takes nothing more, finishes what is waiting, writes a last checkpoint. */
  stop(): Promise<void>;
}

export interface EnginePace {
  /** Events folded together at most: keeps a batch under some 5 ms. */
  readonly batchMax: number;
  /** Batches on their way to disk at most; folding waits beyond it. */
  readonly batchesInFlightMax: number;
  /** Changed records from which a checkpoint begins, and from which folding waits for one. */
  readonly unsavedBegin: number;
  readonly unsavedMax: number;
  /**
   * Events from one checkpoint to the next. The journal's sync waits behind all that a checkpoint
   * writes: at a million accounts 0.4 s for 30,000 events, 0.1 s for 12,000. Fewer cost throughput.
   */
  readonly tailMax: number;
  readonly checkpointEveryMs: number;
}

export const defaultPace: EnginePace = {
  batchMax: 256,
  batchesInFlightMax: 8,
  unsavedBegin: 100_000,
  unsavedMax: 400_000,
  tailMax: 12_000,
  checkpointEveryMs: 60_000,
};
const tickMs = 1_000;
/** After a checkpoint that failed: the next one would cost as much and fail as well. */
const checkpointRetryMs = 1_000;
/** Where only events tell the time and none has come: before any that is accepted. */
const firstMs = Date.UTC(2000, 0, 1);

export function startEngine(parts: EngineParts): Engine {
  const { stored, folder, seen, store, journal, lookUp, scheduler = realScheduler } = parts;
  const pace = parts.pace ?? defaultPace;
  const inbox: Inbox = createInbox();
  const counters: Record<string, number> = {};
  const inFlight: Promise<void>[] = [];
  const notDurable = createNotDurable();
  const textsOf = createDecisionTexts();
  /** Taken before the batch in front of it was folded, so that its records are fetched meanwhile. */
  let ahead: Batch | undefined;
  let durable: Promise<void> = Promise.resolve();
  let checkpointMs = parts.nowMs();
  let stopping = false;
  let failed: unknown;
  let retryMs = 0;
  const onFailure = (): void => {
    count('checkpoint_failures');
    retryMs = parts.nowMs() + checkpointRetryMs;
  };
  const checkpoints = createCheckpoints(stored.tables, seen, store, onFailure, scheduler);

  function count(name: string, by = 1): void {
    counters[name] = (counters[name] ?? 0) + by;
  }

  function fail(error: unknown): void {
    if (failed) return;
    failed = error;
    inbox.refuseAll(problemAnswer('stopped'));
    parts.onFatal(error);
  }

  /** No more than so many batches are on their way to disk. */
  async function waitForRoom(): Promise<void> {
    if (inFlight.length >= pace.batchesInFlightMax) await inFlight[0];
  }

  function admitAll(pieces: readonly Piece[]): Taken[] {
    const nowMs = parts.nowMs();
    const { marketFrom } = settingsOf(stored.world).policy;
    return pieces.map(({ parcel, value, line }) => ({
      parcel,
      line,
      admitted:
        parcel.kind === 'act'
          ? admitOwn(parcel, value)
          : admit(parcel, value, line, nowMs, marketFrom),
    }));
  }

  function foldAll(taken: readonly Taken[]): void {
    const batch = beginBatch();
    for (const { parcel, line, admitted, told } of taken) {
      if (!admitted) count('refused');
      else if (told) lateness.foldTold(admitted, told, batch);
      else foldPiece(parcel, line, admitted, batch);
    }
    write(batch);
    finish(taken);
  }

  /** A person acts now; where only events tell the time, at the latest of them. */
  function admitOwn(parcel: Parcel, value: unknown): Admitted | undefined {
    const nowMs = parts.clock === 'wall' ? parts.nowMs() : Math.max(folder.timeMs, firstMs);
    const { admitted, answer } = admitAct(value, nowMs);
    parcel.answer = answer;
    return admitted;
  }

  function beginBatch(): OpenBatch {
    return { first: folder.sequence + 1, slots: [], payloads: [], effects: [] };
  }

  /** Notes what must be written of an event that was just folded; gives the answer of a request. */
  function note(
    batch: OpenBatch,
    text: string,
    item: Folded,
    /** What the answer is to, where it is not the event itself. */
    asked = text,
  ): Answer | undefined {
    const { decision, effects } = item.stepped;
    const texts = decision && textsOf(decision);
    const answer = texts && { status: 200, body: texts.answered };
    batch.payloads.push(recordOf(text, item, texts?.journalled, parts.sealer));
    batch.slots.push({ text: asked, answer });
    if (effects.length > 0) batch.effects.push({ sequence: item.sequence, effects });
    return answer;
  }

  function foldPiece(
    parcel: Parcel,
    line: number,
    { event, timeMs, text }: Admitted,
    batch: OpenBatch,
  ): void {
    const id = idOf(event);
    const before = seen.find(id);
    if (before !== undefined) {
      count('duplicates');
      const early = slotAt(batch, before) ?? notDurable.find(before);
      const told = repeat(parcel, line, event, before, early);
      // A fault is told with the parcel's answer, which may be some batches away.
      told.catch(() => undefined);
      parcel.repeats.push(told);
      return;
    }
    if (parts.setAside?.has(id)) {
      count('set_aside');
      const detail = 'folding it broke off; the engine had to be started again';
      if (parcel.kind !== 'record') parcel.answer = problemAnswer('set-aside', detail, 'id');
      else parcel.refused.push(lineError(line, 'set-aside', detail, 'id'));
      return;
    }
    if (parcel.kind === 'act') {
      parcel.answer = refusedAct(event, timeMs, stored.world);
      if (parcel.answer) {
        count('refused');
        return;
      }
    }
    // First, so that what breaks off after it is this event's and no other's.
    folder.advance(timeMs, (item) => note(batch, JSON.stringify(item.event), item));
    const folded = (item: Folded): void => {
      const answer = note(batch, text, item);
      seen.add(id, item.sequence);
      parcel.accepted += 1;
      const { decision } = item.stepped;
      count(decision ? `decisions_${decision.verdict}` : 'facts');
      if (parcel.kind === 'decide') parcel.answer = answer;
      if (parcel.kind === 'act') parcel.answer = answerAct(event.id, item.stepped.acted);
    };
    try {
      folder.fold(event, timeMs, originOf(event, lookUp), folded);
    } catch (error) {
      parts.setAside?.add(id);
      throw error;
    }
  }

  /** The same id again: the first answer, or a conflict if the content is another. */
  async function repeat(
    parcel: Parcel,
    line: number,
    event: Admitted['event'],
    sequence: number,
    early: Slot | undefined,
  ): Promise<void> {
    const first = early ?? (await fromJournal(sequence));
    const again = parcel.kind === 'act' ? { time: event.time } : {};
    // Journalled as it came, compared as it was read: a visitor's text that is too long is cut.
    const before = first && withVisitorTextsCut(JSON.parse(first.text));
    if (!first || !isDeepStrictEqual({ ...before, ...again }, event)) {
      const detail = 'the first event with this id stands; nothing was counted';
      if (parcel.kind !== 'record') parcel.answer = problemAnswer('id-reused', detail, 'id');
      else parcel.refused.push({ line, error: { code: 'id-reused', field: 'id', detail } });
      return;
    }
    parcel.accepted += 1;
    if (parcel.kind === 'decide') parcel.answer = first.answer;
    if (parcel.kind === 'act') parcel.answer = answerAct(event.id, undefined);
  }

  async function fromJournal(sequence: number): Promise<Slot | undefined> {
    const payload = await journal.readOne(sequence);
    if (!payload) return undefined;
    const { event, decision } = readRecord(payload);
    const text = JSON.stringify(event.type === 'late' ? event.request : event);
    if (!decision) return { text };
    return { text, answer: { status: 200, body: textsOf(decision).answered } };
  }

  function write(batch: OpenBatch): void {
    const { first, payloads, effects } = batch;
    if (payloads.length === 0) return;
    const last = folder.sequence;
    const appended = journal.append(payloads, first);
    durable = appended;
    notDurable.add(batch);
    const settled = appended.then(
      () => {
        notDurable.remove(batch);
        parts.onDurable(effects, last);
      },
      (error: unknown) => fail(error),
    );
    inFlight.push(settled);
    void settled.then(() => inFlight.splice(inFlight.indexOf(settled), 1));
  }

  /** Answers the parcels whose last piece was in this batch, once all of it is on disk. */
  function finish(pieces: readonly { readonly parcel: Parcel }[]): void {
    const parcels = new Set<Parcel>();
    for (const { parcel } of pieces)
      if (parcel.at === parcel.pieces.length && !parcel.held) parcels.add(parcel);
    const written = durable;
    const answerAll = async (): Promise<void> => {
      await Promise.all([...parcels].flatMap(({ repeats }) => repeats));
      await written;
      for (const parcel of parcels) parcel.resolve(answerOf(parcel));
    };
    answerAll().catch(() => {
      for (const parcel of parcels) parcel.resolve(problemAnswer('stopped'));
    });
  }

  function answerOf(parcel: Parcel): Answer {
    if (parcel.kind !== 'record') return parcel.answer ?? problemAnswer('stopped');
    const { accepted, refused } = parcel;
    // A conflict with the journal is found later than what is wrong in itself.
    refused.sort((left, right) => left.line - right.line);
    return { status: 202, body: JSON.stringify({ accepted, refused }) };
  }

  /** Folds and writes events of the engine's own. */
  function writeOwn(fold: (emit: (item: Folded) => void) => void): void {
    const batch = beginBatch();
    fold((item) => note(batch, JSON.stringify(item.event), item));
    write(batch);
  }

  function tick(): void {
    if (parts.clock === 'events' || failed) return;
    const nowMs = parts.nowMs();
    if (folder.dueMs <= nowMs) writeOwn((emit) => folder.advance(nowMs, emit));
  }

  async function maintain(): Promise<void> {
    checkpoints.slice();
    const { unsaved } = checkpoints;
    const tail = folder.sequence - store.sequence;
    const isDue =
      unsaved >= pace.unsavedBegin ||
      tail >= pace.tailMax ||
      (tail > 0 && parts.nowMs() - checkpointMs >= pace.checkpointEveryMs);
    // A clock that was set back must not put the next one off for long.
    const mayTry =
      Math.abs(parts.nowMs() - retryMs) > checkpointRetryMs || parts.nowMs() >= retryMs;
    if (isDue && mayTry && !checkpoints.inProgress) beginCheckpoint();
    // Nothing is folded that could not be kept: who asks meanwhile waits, and is then refused.
    while (checkpoints.unsaved >= pace.unsavedMax && !failed && !stopping) {
      if (!checkpoints.inProgress) beginCheckpoint();
      await checkpoints.settle();
      if (checkpoints.unsaved >= pace.unsavedMax) await scheduler.sleep(checkpointRetryMs);
    }
  }

  function beginCheckpoint(): void {
    checkpointMs = parts.nowMs();
    checkpoints.begin(folder.sequence, folder.timeMs, durable);
  }

  function takeMore(): Taken[] {
    return admitAll(inbox.take(pace.batchMax));
  }

  function takeAhead(): void {
    if (inbox.length === 0) return;
    ahead = lateness.beginWarming(takeMore());
    for (const { parcel } of ahead.taken) parcel.held = (parcel.held ?? 0) + 1;
  }

  function nextBatch(): Batch {
    if (!ahead) return lateness.beginWarming(takeMore());
    const batch = ahead;
    ahead = undefined;
    for (const { parcel } of batch.taken) parcel.held = (parcel.held ?? 1) - 1;
    return batch;
  }

  async function run(): Promise<void> {
    while (!failed) {
      // Told to stop in the middle of a turn, nothing would wake it any more.
      // A checkpoint goes on where nobody asks: what it leaves, the next start must fold again.
      if (!stopping && !ahead && !checkpoints.isEncoding) await inbox.wait();
      if (stopping && !ahead && inbox.length === 0) return;
      tick();
      const batch = nextBatch();
      if (batch.taken.length > 0) await lateness.foldWarm(batch);
      await maintain();
      await waitForRoom();
      // Lets requests and results of the disk in.
      await scheduler.nextTurn();
    }
  }

  const lateness = createLateness({
    ...parts,
    scheduler,
    batchMax: pace.batchMax,
    hasFailed: () => failed !== undefined,
    takeMore,
    takeAhead,
    waitForMore: inbox.wait,
    waitForRoom,
    beginBatch,
    note,
    write,
    finish,
    foldAll,
    count,
  });
  const startMs = parts.clock === 'wall' ? parts.nowMs() : folder.timeMs;
  const given = settingEvents(parts.settings ?? {}, stored.world, folder.sequence, startMs);
  writeOwn((emit) => {
    for (const event of given) folder.fold(event, startMs, undefined, emit);
  });
  lateness.foldUnfinished(parts.unfinished ?? []);
  const running = run().catch(fail);
  const stopTicking = scheduler.every(tickMs, inbox.wake);

  function put(
    asked: Pick<Parcel, 'kind' | 'urgency' | 'firm' | 'pieces' | 'lines'>,
  ): Promise<Answer> {
    if (failed || stopping) return Promise.resolve(problemAnswer('stopped'));
    return new Promise((resolve) => {
      inbox.put({ ...asked, at: 0, accepted: 0, refused: [], repeats: [], resolve });
    });
  }

  return {
    decide: (firm, body) => put({ kind: 'decide', urgency: urgencyOf(body), firm, pieces: [body] }),
    record(firm, body) {
      const split = splitBody(body);
      if (!split)
        return Promise.resolve(
          problemAnswer('not-json', 'expected a JSON array or one JSON object a line'),
        );
      if (split.pieces.length === 0)
        return Promise.resolve({ status: 202, body: '{"accepted":0,"refused":[]}' });
      return put({ kind: 'record', urgency: 2, firm, ...split });
    },
    act: (event) => put({ kind: 'act', urgency: 0, firm: '*', pieces: [event] }),
    counters,
    get queueLength() {
      return inbox.length;
    },
    checkpoints,
    async stop() {
      stopping = true;
      stopTicking();
      inbox.wake();
      await running;
      await Promise.allSettled(inFlight);
      if (failed) return;
      await checkpoints.settle();
      checkpoints.begin(folder.sequence, folder.timeMs, durable);
      await checkpoints.settle();
    },
  };
}
