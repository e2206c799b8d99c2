// What is done while the store is late: requests about accounts that cannot be read are answered by the
// policy's rule, durably and marked, and folded as soon as they can be; everything else goes on.
import { defaultPolicy, type LateVerdict, type Policy } from '../core/decision/policy.ts';
import { settingsOf } from '../core/decision/settings.ts';
import type { Late } from '../core/event/engine.ts';
import { isRequest, type RequestEvent } from '../core/event/event.ts';
import { timeMsOf } from '../core/lib/time.ts';
import { accountNameOf } from '../core/state/recall.ts';
import type { Admitted } from './admit.ts';
import type { Answer } from './client.ts';
import { type Folded, type Folder, type LookUp, originOf } from './folder.ts';
import type { Parcel } from './inbox.ts';
import type { Scheduler } from './scheduler.ts';
import type { SeenIds } from './seen-ids.ts';
import type { StateStore } from './state-store/store.ts';
import { idOf, type OpenBatch, type Taken } from './taken.ts';
import { coldAccounts, warm } from './warm.ts';
import type { StoredWorld } from './world/world.ts';

/** What of the engine is needed for it. */
export interface LateParts {
  readonly stored: StoredWorld;
  readonly store: StateStore;
  readonly folder: Folder;
  readonly seen: SeenIds;
  readonly lookUp: LookUp;
  readonly scheduler: Scheduler;
  /** Pieces folded together at most. */
  readonly batchMax: number;
  hasFailed(): boolean;
  /** The next pieces that wait, read. */
  takeMore(): Taken[];
  /** Called before what is warm is folded: the next batch is warmed meanwhile. */
  takeAhead(): void;
  /** Resolves when there are some. */
  waitForMore(): Promise<void>;
  /** Resolves when another batch may be written. */
  waitForRoom(): Promise<void>;
  beginBatch(): OpenBatch;
  note(batch: OpenBatch, text: string, item: Folded, asked?: string): Answer | undefined;
  write(batch: OpenBatch): void;
  /** Answers those whose last piece was among these, once all is durable. */
  finish(taken: readonly Taken[]): void;
  foldAll(taken: readonly Taken[]): void;
  count(name: string): void;
}

/** What was taken, while its records are brought into memory. */
export interface Batch {
  readonly taken: readonly Taken[];
  /** Absent where nothing of it is cold. */
  readonly warming?: Promise<void>;
}

export interface Lateness {
  beginWarming(taken: readonly Taken[]): Batch;
  /** Folds what was taken, all of it, whenever the store answers. */
  foldWarm(batch: Batch): Promise<void>;
  /** Folds a request that was answered by rule: what it shows is weighed, what was told stands. */
  foldTold(admitted: Admitted, told: LateVerdict, batch: OpenBatch): void;
  /** What a life before this one answered by rule and did not live to fold. */
  foldUnfinished(unfinished: readonly Readonly<Late>[]): void;
}

/** Pieces held back at most; beyond it they wait in the inbox, which refuses what is too much. */
const heldMax = 4_096;

export function createLateness(parts: LateParts): Lateness {
  const { stored, store, folder, seen, scheduler, batchMax } = parts;

  function foldTold({ event, timeMs, text }: Admitted, told: LateVerdict, batch: OpenBatch): void {
    const note = (item: Folded): void => {
      parts.note(batch, item.event === event ? text : JSON.stringify(item.event), item);
    };
    folder.fold(event, timeMs, originOf(event, parts.lookUp), note, told);
  }

  function beginWarming(taken: readonly Taken[]): Batch {
    const cold = coldAccounts(taken.map(admittedOf), stored);
    if (cold.size === 0) return { taken };
    const warming = warm(cold, stored, store);
    // What fails is told where it is waited for, which may be a batch later.
    warming.catch(() => undefined);
    return { taken, warming };
  }

  async function foldWarm({ taken, warming }: Batch): Promise<void> {
    if (warming && !(await isInTime(warming))) return goOn(taken, warming);
    parts.takeAhead();
    parts.foldAll(taken);
  }

  function isInTime(warming: Promise<void>): Promise<boolean> {
    const { lateMs } = latePolicyOf(stored);
    const late = scheduler.sleep(lateMs).then(() => false);
    return Promise.race([warming.then(() => true), late]);
  }

  async function goOn(first: readonly Taken[], warming: Promise<void>): Promise<void> {
    // At most `heldMax` and what was taken with the last of them.
    const held: Taken[] = [];
    const accounts = new Set<string>();
    let isBack = false;
    const back = warming.then(() => {
      isBack = true;
    });
    for (let taken = first; !parts.hasFailed(); taken = parts.takeMore()) {
      const now = taken.filter((one) => !mustWait(one, accounts));
      const later = taken.filter((one) => !now.includes(one));
      for (const { parcel } of later) parcel.held = (parcel.held ?? 0) + 1;
      held.push(...answerAll(later));
      parts.foldAll(now);
      await parts.waitForRoom();
      await Promise.race(held.length < heldMax ? [back, parts.waitForMore()] : [back]);
      await scheduler.nextTurn();
      if (isBack) break;
    }
    await back;
    await foldHeld(held);
  }

  async function foldHeld(held: readonly Taken[]): Promise<void> {
    for (let at = 0; at < held.length && !parts.hasFailed(); at += batchMax) {
      const taken = held.slice(at, at + batchMax);
      await warm(coldAccounts(taken.map(admittedOf), stored), stored, store);
      for (const { parcel } of taken) parcel.held = (parcel.held ?? 1) - 1;
      parts.foldAll(taken);
      await parts.waitForRoom();
    }
  }

  /** Whether it is about an account that is not in memory, or that something is held back of. */
  function mustWait({ admitted }: Taken, accounts: Set<string>): boolean {
    if (!admitted || seen.find(idOf(admitted.event)) !== undefined) return false;
    const name = accountNameOf(admitted.event);
    if (name === '' || !(accounts.has(name) || stored.tables.accounts.isCold(name))) return false;
    accounts.add(name);
    return true;
  }

  /** Answers the requests among them; gives all of them, with what was told. */
  function answerAll(taken: readonly Taken[]): Taken[] {
    const batch = parts.beginBatch();
    const { lateVerdict } = latePolicyOf(stored);
    // At most all that was taken.
    const asked: Taken[] = [];
    const held = taken.map((one): Taken => {
      const { parcel, admitted } = one;
      const { event } = admitted!;
      const isAsked = parcel.kind === 'decide' && isRequest(event);
      if (!isAsked || seen.find(idOf(event)) !== undefined) return one;
      const told = lateVerdict[event.type];
      answer(parcel, admitted!, told, batch);
      asked.push(one);
      return { ...one, told };
    });
    parts.write(batch);
    parts.finish(asked);
    return held;
  }

  function answer(
    parcel: Parcel,
    { event, timeMs, text }: Admitted,
    verdict: LateVerdict,
    batch: OpenBatch,
  ): void {
    const sequence = folder.sequence + 1;
    const late: Late = {
      type: 'late',
      id: `late-${sequence}`,
      time: event.time,
      ...(event.firm === undefined ? undefined : { firm: event.firm }),
      verdict,
      request: { ...event },
    };
    // Nothing falls due by it: what falls due may be of an account that cannot be read.
    const item = folder.refold(late, timeMs, undefined, sequence);
    parcel.answer = parts.note(batch, JSON.stringify(late), item, text);
    parcel.accepted += 1;
    parcel.held = 0;
    seen.add(idOf(event), sequence);
    parts.count('degraded');
    parts.count(`decisions_${verdict}`);
  }

  return {
    beginWarming,
    foldWarm,
    foldTold,
    foldUnfinished(unfinished) {
      const batch = parts.beginBatch();
      for (const { request, verdict } of unfinished) {
        const event = request as unknown as RequestEvent;
        const admitted = { event, timeMs: timeMsOf(event.time), text: JSON.stringify(event) };
        foldTold(admitted, verdict as LateVerdict, batch);
      }
      parts.write(batch);
    },
  };
}

function admittedOf({ admitted }: Taken): Admitted | undefined {
  return admitted;
}

function latePolicyOf({ world }: StoredWorld): Pick<Policy, 'lateMs' | 'lateVerdict'> {
  const { policy } = settingsOf(world);
  // A policy of an older journal does not say.
  const { lateMs = defaultPolicy.lateMs, lateVerdict = defaultPolicy.lateVerdict } = policy;
  return { lateMs, lateVerdict };
}
