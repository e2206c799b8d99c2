// One episode from the first password to the last order, and what he turns to when stopped.
import { type Actor, until } from '../actor.ts';
import { dayMs, dayStartOf, hourMs, minuteMs, nextOpen } from '../calendar.ts';
import { between, chance, lognormal, pickWeighted, type Random, stream } from '../random.ts';
import { isLocked, type Run, start } from '../run.ts';
import { type Campaign, type Episode, openEpisode, type Target } from './episode.ts';
import { type Intruder, intrude, quieten, showUp, slipAway } from './intrude.ts';
import { gapMs, type Manner } from './kind.ts';
import { forgo, join, leave, steer } from './ledger.ts';
import { liquidate } from './liquidate.ts';
import { pump } from './pump.ts';
import { askOwner, noticeInTheEnd, noticeLater } from './report.ts';

/** After so many stops nobody goes on with the same account. */
const strikesMax = 3;

/** Hands the campaign another account of the same sort; undefined when the list is used up. */
export type NextVictim = (target: Target) => Target | undefined;

export function* lookAround(run: Run, intruder: Intruder): Actor {
  const { random, episode } = intruder;
  const steps = 1 + Math.floor(between(random, 0, 3));
  for (let left = steps; left > 0; left -= 1) {
    yield until(
      run.nowMs + 500 + lognormal(random, gapMs(random, episode.campaign.manner.stepPace), 0.8),
    );
    if (chance(random, 0.3)) yield* showUp(run, intruder);
  }
}

export function wantsMoney(episode: Episode): boolean {
  return episode.target.salesYen > 0 || episode.target.purchasesYen > 0;
}

/** Waits for the day of the attack, and for Tokyo to open. */
export function* waitForOpening(run: Run, intruder: Intruder): Actor {
  const { episode, random } = intruder;
  const { attackMs, manner, afterOpeningMinutes } = episode.campaign;
  const opens = nextOpen('XTKS', dayStartOf(attackMs));
  if (run.nowMs >= opens) return;
  const beginMs =
    afterOpeningMinutes === undefined
      ? 1000 + gapMs(random, manner.orderPace, 30 * minuteMs)
      : between(random, ...afterOpeningMinutes) * minuteMs;
  yield until(opens + beginMs);
  yield* showUp(run, intruder);
}

/** Waits for his turn in the campaign's window. */
export function* waitForTurn(run: Run, intruder: Intruder): Actor {
  const { attackMs, windowMs } = intruder.episode.campaign;
  const turn = attackMs + between(intruder.random, 0, 0.45) * windowMs;
  if (turn > run.nowMs) yield until(turn);
}

/** Sells, waits for the campaign's hour, buys. True when he was stopped. */
function* plunder(run: Run, intruder: Intruder): Actor<boolean> {
  yield* waitForOpening(run, intruder);
  steer(run, intruder.episode);
  if (yield* liquidate(run, intruder)) return true;
  yield* waitForTurn(run, intruder);
  if (yield* pump(run, intruder)) return true;
  return yield* insist(run, intruder);
}

/** Whoever has a sum to come to does not leave with nothing because a session was over. */
function* insist(run: Run, intruder: Intruder): Actor<boolean> {
  const { episode, random } = intruder;
  if (episode.traded || episode.target.ledger === undefined) return false;
  const opens = nextOpen('XTKS', run.nowMs + minuteMs);
  yield until(opens + between(random, 1, 20) * minuteMs);
  if (yield* liquidate(run, intruder)) return true;
  return yield* pump(run, intruder);
}

type Reaction = 'giveUp' | 'anotherVictim' | 'anotherInstrument' | 'anotherHour';

function react(episode: Episode, random: Random): Reaction {
  const { reactions } = episode.campaign.manner;
  const choices = (Object.keys(reactions) as Reaction[]).map((name) => ({
    name,
    weight: reactions[name],
  }));
  return pickWeighted(random, choices).name;
}

/** Hours later, or at the opening of the next day. */
function* waitForAnotherHour(run: Run, random: Random): Actor {
  const later = run.nowMs + between(random, 1, 20) * hourMs;
  yield until(nextOpen('XTKS', later) + between(random, 1, 50) * minuteMs);
}

/** What he does after a stop: goes on in the session, comes back another time, or leaves it. */
export function afterStop(
  run: Run,
  intruder: Intruder,
  next: NextVictim,
): 'stay' | 'return' | 'leave' {
  const { episode, random } = intruder;
  episode.strikes += 1;
  forgo(episode);
  askOwner(run, episode, random);
  if (episode.strikes >= strikesMax) return 'leave';
  switch (react(episode, random)) {
    case 'anotherInstrument': {
      const { alternates } = episode.campaign;
      episode.instrument = alternates[episode.strikes % alternates.length] ?? episode.instrument;
      return 'stay';
    }
    case 'anotherHour':
      return 'return';
    case 'anotherVictim':
      moveOn(run, episode, random, next);
      return 'leave';
    default:
      return 'leave';
  }
}

/** Takes up another account with what is left to be had. */
function moveOn(run: Run, episode: Episode, random: Random, next: NextVictim): void {
  const wish = {
    person: episode.target.person,
    accessMs: run.nowMs + between(random, 1, 25) * minuteMs,
    salesYen: Math.max(0, episode.salesLeftYen),
    purchasesYen: Math.max(0, episode.purchasesLeftYen),
  };
  const target = next(wish);
  if (target === undefined) return;
  start(run, target.accessMs, attack(run, episode.campaign, target, next));
}

/** Everything he does while inside; returns whether he means to come back. */
function* inside(run: Run, intruder: Intruder, next: NextVictim): Actor<boolean> {
  const { episode } = intruder;
  const { manner } = episode.campaign;
  yield* quieten(run, intruder);
  if (!wantsMoney(episode)) {
    yield* lookAround(run, intruder);
    return false;
  }
  while (yield* (manner.plunder ?? plunder)(run, intruder)) {
    const then = afterStop(run, intruder, next);
    if (then !== 'stay') return then === 'return';
    if (isLocked(run, intruder.person.index)) return false;
  }
  return false;
}

/** One account's story, as its kind tells it. */
export interface Course {
  readonly episode: Episode;
  readonly random: Random;
  readonly next: NextVictim;
}

/** Gets into the account; where he does not, he may turn to another. */
export function* comeIn(
  run: Run,
  { episode, random, next }: Course,
  connect?: Manner['connect'],
): Actor<Intruder | undefined> {
  const isFirst = episode.accessedMs === undefined;
  const { enter } = episode.campaign.manner;
  const intruder =
    enter === undefined
      ? yield* intrude(run, episode, random, connect)
      : yield* enter(run, episode, random);
  if (intruder === undefined) {
    const isSoon = run.nowMs < episode.target.accessMs + dayMs;
    if (isSoon && react(episode, random) === 'anotherVictim') moveOn(run, episode, random, next);
  } else if (isFirst) noticeInTheEnd(run, episode, random);
  return intruder;
}

/** The usual course: in, everything at once, out; again at another hour where he was stopped. */
export function* assault(run: Run, course: Course, connect?: Manner['connect']): Actor {
  for (let tries = 0; tries < strikesMax; tries += 1) {
    const intruder = yield* comeIn(run, course, connect);
    if (intruder === undefined) return;
    const returns = yield* inside(run, intruder, course.next);
    yield* slipAway(run, intruder);
    if (!returns) return;
    yield* waitForAnotherHour(run, course.random);
  }
}

export function* attack(run: Run, campaign: Campaign, target: Target, next: NextVictim): Actor {
  const episode = openEpisode(campaign, target);
  const random = stream(run.seed, `attack/${campaign.name}`, target.person.index);
  const { course = assault } = campaign.manner;
  join(episode);
  yield* course(run, { episode, random, next });
  if (episode.accessedMs === undefined) forgo(episode);
  else leave(episode);
  if (episode.accessedMs !== undefined && !episode.reported) noticeLater(run, episode, random);
}
