// Getting in: wrong passwords, the right one, a challenge relayed or not, and changes to the account.
import type { Decision } from '../../core/decision/decision.ts';
import type { StepUpResult } from '../../core/event/answer.ts';
import { type Actor, until } from '../actor.ts';
import { introduce } from '../holdings.ts';
import { stepUpResult } from '../honest/answer.ts';
import { changeEvent } from '../honest/change-settings.ts';
import { activityEvent, loginEvent, logoutEvent } from '../honest/visit.ts';
import { between, chance, lognormal, pick, poisson, type Random } from '../random.ts';
import { emit, isLocked, newSession, type Run } from '../run.ts';
import type { Connection } from '../world/connection.ts';
import type { Person } from '../world/person.ts';
import { type Episode, recordAccess } from './episode.ts';
import { gapMs, type Manner } from './kind.ts';

export interface Intruder {
  readonly episode: Episode;
  readonly person: Person;
  session: string;
  readonly random: Random;
  connection: Connection;
  /** When he last did anything in the session. */
  seenMs: number;
}

/** Whoever rides along in a session keeps it alive. */
function hasLapsed(run: Run, { episode, seenMs }: Intruder): boolean {
  const { idleMs = Number.POSITIVE_INFINITY, manner } = episode.campaign;
  return manner.enter === undefined && run.nowMs - seenMs > idleMs;
}

/** Logs in again where the session has ended meanwhile; false where he is stopped at it. */
export function* isStillIn(run: Run, intruder: Intruder): Actor<boolean> {
  const { episode, person, random } = intruder;
  if (hasLapsed(run, intruder)) {
    const { manner } = episode.campaign;
    intruder.connection = manner.connect(person, random);
    intruder.session = newSession(run);
    const request = loginEvent(run, intruder, 'success', manner.methodFor(person));
    const pauseMs = 300 + gapMs(random, manner.stepPace);
    const decision = yield { request, pauseMs, episode: episode.name };
    if (!(yield* getsPast(run, intruder, decision))) return false;
    recordAccess(run, episode, intruder.session, run.nowMs);
  }
  intruder.seenMs = run.nowMs;
  return true;
}

/** True when the checkpoint lets the step through, at once or after a relayed challenge. */
export function* getsPast(run: Run, intruder: Intruder, decision?: Decision): Actor<boolean> {
  if (decision === undefined || decision.verdict === 'allow') return true;
  if (decision.verdict !== 'step-up') return false;
  const { episode, person, random } = intruder;
  const relays =
    decision.stepUp?.minimum !== 'passkey' && chance(random, episode.campaign.manner.relayChance);
  const outcomes: readonly StepUpResult['result'][] = ['failed', 'timed-out', 'refused'];
  const result = relays ? 'passed' : pick(random, outcomes);
  yield until(run.nowMs + lognormal(random, relays ? 35_000 : 80_000, 0.5));
  emit(run, stepUpResult(run, person, decision, result), episode.name);
  return relays;
}

/** Wrong passwords on one account, before the right one or in vain. */
export function* guess(run: Run, intruder: Intruder, times: number): Actor {
  const { episode, random } = intruder;
  for (let left = times; left > 0; left -= 1) {
    const request = loginEvent(run, intruder, 'failure', 'password');
    const pauseMs = 400 + gapMs(random, episode.campaign.manner.stepPace);
    yield { request, pauseMs, episode: episode.name };
  }
}

export function approach(
  run: Run,
  episode: Episode,
  random: Random,
  connect: Manner['connect'] = episode.campaign.manner.connect,
): Intruder {
  const { person } = episode.target;
  const connection = connect(person, random);
  introduce(run, person);
  return { episode, person, session: newSession(run), random, connection, seenMs: run.nowMs };
}

/** Undefined when he does not get in. */
export function* intrude(
  run: Run,
  episode: Episode,
  random: Random,
  connect?: Manner['connect'],
): Actor<Intruder | undefined> {
  if (isLocked(run, episode.target.person.index)) return undefined;
  const { manner } = episode.campaign;
  const intruder = approach(run, episode, random, connect);
  yield* guess(run, intruder, Math.min(6, poisson(random, manner.failuresMean)));
  const method = manner.methodFor(intruder.person);
  const request = loginEvent(run, intruder, 'success', method);
  const pauseMs = 300 + gapMs(random, manner.stepPace);
  // The entry counts from the log-in, not from the step after it: a month may end between them.
  const enteredMs = run.nowMs;
  const decision = yield { request, pauseMs, episode: episode.name };
  if (!(yield* getsPast(run, intruder, decision))) {
    run.tally.hostile.loginsStopped += 1;
    return undefined;
  }
  recordAccess(run, episode, intruder.session, enteredMs);
  return intruder;
}

/** Seen again, from the same line or through the next exit of the proxy. */
export function* showUp(run: Run, intruder: Intruder): Actor {
  const { episode, random } = intruder;
  if (hasLapsed(run, intruder)) return;
  intruder.seenMs = run.nowMs;
  const { reconnect } = episode.campaign.manner;
  intruder.connection = reconnect(intruder.connection, random, intruder.person);
  emit(run, activityEvent(run, intruder), episode.name);
  yield until(run.nowMs + 200 + gapMs(random, episode.campaign.manner.stepPace, 30_000));
}

/** Notices off, mailbox and telephone replaced: what keeps the owner in the dark. */
export function* quieten(
  run: Run,
  intruder: Intruder,
  changes: Manner['changes'] = intruder.episode.campaign.manner.changes,
): Actor {
  const { episode, random } = intruder;
  const { manner } = episode.campaign;
  for (const { change, chance: probability } of changes) {
    if (!chance(random, probability)) continue;
    const request = changeEvent(run, intruder, change);
    const pauseMs = 500 + gapMs(random, manner.stepPace);
    const decision = yield { request, pauseMs, episode: episode.name };
    if (!(yield* getsPast(run, intruder, decision))) return;
  }
  if (chance(random, 0.12)) yield* showUp(run, intruder);
}

export function* slipAway(run: Run, intruder: Intruder): Actor {
  const { episode, random } = intruder;
  if (!chance(random, episode.campaign.manner.logoutShare) || hasLapsed(run, intruder)) return;
  yield until(run.nowMs + between(random, 1, 3) * gapMs(random, episode.campaign.manner.stepPace));
  emit(run, logoutEvent(run, intruder), episode.name);
}
