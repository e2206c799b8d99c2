// Folds events one after another: what serving and replaying have in common.
import type { CaseRecord } from '../core/case/record.ts';
import type { Event } from '../core/event/event.ts';
import { type Origin, readOrigin } from '../core/event/origin.ts';
import { timeOf } from '../core/lib/time.ts';
import { type Stepped, step } from '../core/pipeline.ts';
import { roundDueMs, roundMsBy } from '../core/state/exchange/round.ts';
import { accountNameOf, type Received } from '../core/state/recall.ts';
import type { World } from '../core/state/world.ts';

/** Looks up what tables say of an address and a user agent; the edge gives it. */
export type LookUp = (ip?: string, userAgent?: string) => Origin | undefined;

export type Told = Received['told'];

export interface Folded {
  readonly sequence: number;
  readonly event: Event;
  readonly timeMs: number;
  readonly origin?: Origin;
  readonly stepped: Stepped;
  /** The verdict it was answered with while its account could not be read. */
  readonly told?: Told;
}

export interface Folder {
  /** Sequence of the last event folded; 0 before the first. */
  readonly sequence: number;
  /** Latest event time folded. */
  readonly timeMs: number;
  /** Folds one event; `emit` gets it and, before it, the clock events that its time brings about. */
  fold(
    event: Event,
    timeMs: number,
    origin: Origin | undefined,
    emit: (folded: Folded) => void,
    told?: Told,
  ): void;
  /** When time alone will cause the next event; never where nothing waits. */
  readonly dueMs: number;
  /** Folds the clock events and the round of the exchange that are due by this time. */
  advance(timeMs: number, emit: (folded: Folded) => void): void;
  /** Folds an event that is in the journal already, clock events among them. */
  refold(
    event: Event,
    timeMs: number,
    origin: Origin | undefined,
    sequence: number,
    told?: Told,
  ): Folded;
}

export function createFolder(
  world: World<CaseRecord>,
  start: { sequence: number; timeMs: number },
): Folder {
  let { sequence, timeMs: latestMs } = start;

  function foldOne(event: Event, timeMs: number, origin: Origin | undefined, told?: Told): Folded {
    world.pack?.();
    sequence += 1;
    latestMs = Math.max(latestMs, timeMs);
    const stepped = step(
      { event, timeMs, origin, accountName: accountNameOf(event), told },
      sequence,
      world,
    );
    return { sequence, event, timeMs, origin, stepped, told };
  }

  function advance(timeMs: number, emit: (folded: Folded) => void): void {
    for (
      let due = world.pending.next();
      due && due.expiresMs <= timeMs;
      due = world.pending.next()
    ) {
      // A wait that was cut short by the queue's maximum is due at the latest time known.
      const dueMs = Math.max(due.expiresMs, latestMs);
      emit(
        foldOne(
          { type: 'clock', id: `clock-${sequence + 1}`, time: timeOf(dueMs) },
          dueMs,
          undefined,
        ),
      );
    }
    const roundMs = roundMsBy(world, timeMs);
    if (roundMs !== undefined) emit(foldRound(roundMs));
  }

  function foldRound(timeMs: number): Folded {
    const id = `exchange-${sequence + 1}`;
    return foldOne({ type: 'exchange', id, time: timeOf(timeMs) }, timeMs, undefined);
  }

  return {
    get sequence() {
      return sequence;
    },
    get timeMs() {
      return latestMs;
    },
    get dueMs() {
      const waitingMs = world.pending.next()?.expiresMs ?? Number.POSITIVE_INFINITY;
      return Math.min(waitingMs, roundDueMs(world));
    },
    fold(event, timeMs, origin, emit, told) {
      advance(timeMs, emit);
      emit(foldOne(event, timeMs, origin, told));
    },
    advance,
    refold(event, timeMs, origin, itsSequence, told) {
      sequence = itsSequence - 1;
      return foldOne(event, timeMs, origin, told);
    },
  };
}

/** What the edge knows of where the event came from; a firm's own look-up goes before the tables'. */
export function originOf(event: Event, lookUp: LookUp): Origin | undefined {
  if (event.type !== 'login' && event.type !== 'activity' && event.type !== 'account-change')
    return undefined;
  const found = lookUp(event.ip, event.userAgent);
  const given = event.origin;
  if (typeof given !== 'object' || given === null) return found;
  return { ...unknownOrigin, ...found, ...readOrigin(given) };
}

const unknownOrigin: Origin = {
  asn: 0,
  country: '',
  network: 'unknown',
  browser: '',
  os: '',
  form: 'unknown',
};
