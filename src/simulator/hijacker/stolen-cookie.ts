// A stolen cookie: no log-in at all, but orders in the victim's open session or in one opened elsewhere.
import { type Actor, until } from '../actor.ts';
import { dayStartOf, isOpen, minuteMs, nextOpen } from '../calendar.ts';
import { introduce } from '../holdings.ts';
import { connect } from '../honest/visit.ts';
import { between, chance, lognormal, type Random } from '../random.ts';
import { isLocked, newSession, type OpenSession, type Run } from '../run.ts';
import type { Connection } from '../world/connection.ts';
import { waitForTurn } from './attack.ts';
import { type Episode, recordAccess } from './episode.ts';
import { type Intruder, showUp } from './intrude.ts';
import type { Kind } from './kind.ts';
import { liquidate } from './liquidate.ts';
import { around, arrive, drawLadder, drawPace, logBetween } from './means/draw.ts';
import { drawLine, type Line } from './means/lines.ts';
import { copiedMachine } from './means/machines.ts';
import { pump } from './pump.ts';

interface Theft {
  readonly line: Line;
  /** Time after the log-in for which a session can be used. */
  readonly aliveMinutes: number;
  /** How long he waits for the owner to open one. */
  readonly patienceMinutes: number;
  /** Chance to use a session that was opened elsewhere where the owner opens none. */
  readonly elsewhere: number;
  /** Shows the owner's device cookie and browser as well. */
  readonly copiesAll: number;
}

/** Looks every few minutes, while Tokyo is open; undefined when he runs out of patience. */
function* waitForOwner(
  run: Run,
  episode: Episode,
  random: Random,
  theft: Theft,
): Actor<OpenSession | undefined> {
  const { index } = episode.target.person;
  const { attackMs, windowMs } = episode.campaign;
  const untilMs = Math.max(attackMs + 0.3 * windowMs, run.nowMs + theft.patienceMinutes * minuteMs);
  run.stolenSessions.set(index, run.stolenSessions.get(index));
  while (run.nowMs < untilMs && !isLocked(run, index)) {
    const open = run.stolenSessions.get(index);
    const isAlive = open !== undefined && run.nowMs < open.sinceMs + theft.aliveMinutes * minuteMs;
    if (isAlive && isOpen('XTKS', run.nowMs)) return open;
    const pauseMs = lognormal(random, 4 * minuteMs, 0.6);
    const opens = nextOpen('XTKS', run.nowMs);
    yield until(
      (opens > run.nowMs ? opens + between(random, 0, 15) * minuteMs : run.nowMs) + pauseMs,
    );
  }
  return undefined;
}

/** The owner's browser as far as he copies it, on the thief's line. */
function disguise(theft: Theft, episode: Episode, random: Random, shown: Connection): Connection {
  const { manner } = episode.campaign;
  const own = manner.connect(episode.target.person, random);
  if (chance(random, theft.copiesAll)) return { ...shown, ip: own.ip };
  const { device, ...rest } = shown;
  return { ...rest, ip: own.ip, userAgent: own.userAgent };
}

function* rideAlong(
  run: Run,
  episode: Episode,
  random: Random,
  theft: Theft,
): Actor<Intruder | undefined> {
  const { person } = episode.target;
  const open = yield* waitForOwner(run, episode, random, theft);
  run.stolenSessions.delete(person.index);
  if (isLocked(run, person.index)) return undefined;
  if (open === undefined && !chance(random, theft.elsewhere)) return undefined;
  introduce(run, person);
  const shown = open?.connection ?? connect(run, person, random).connection;
  const intruder = {
    episode,
    person,
    session: open?.session ?? newSession(run),
    random,
    connection: disguise(theft, episode, random, shown),
    seenMs: run.nowMs,
  };
  episode.isOwnersSession = open !== undefined;
  recordAccess(run, episode, intruder.session, run.nowMs);
  yield* showUp(run, intruder);
  return intruder;
}

/** Within the session's life: no waiting for another day. True when he was stopped. */
function* useUp(run: Run, intruder: Intruder): Actor<boolean> {
  const opens = nextOpen('XTKS', run.nowMs);
  if (dayStartOf(opens) !== dayStartOf(run.nowMs)) return false;
  if (opens > run.nowMs) yield until(opens + between(intruder.random, 1, 20) * minuteMs);
  if (yield* liquidate(run, intruder)) return true;
  if (!intruder.episode.isOwnersSession) yield* waitForTurn(run, intruder);
  return yield* pump(run, intruder);
}

/** The trade pays only where the owner is about. */
const habitFit = {
  dormant: 0,
  holder: 0,
  saver: 0.03,
  regular: 0.25,
  active: 1,
  'day-trader': 1,
};

export const stolenCookie: Kind = {
  name: 'stolen-cookie',
  weight: 0.35,
  lookWeight: 0.8,
  appetite: 1,
  size: [4, 25],
  lookShare: [0.2, 0.55],
  habits: ['saver', 'regular', 'active', 'day-trader'],
  suits: (person) => habitFit[person.habit],
  drawManner(run, random) {
    const line = drawLine(run, random, { servers: 0.25, proxies: 0.45, beside: 0.3 });
    const theft = {
      line,
      aliveMinutes: between(random, 15, 120),
      patienceMinutes: logBetween(random, 400, 9000),
      elsewhere: between(random, 0.4, 1),
      copiesAll: chance(random, 0.6) ? between(random, 0.8, 1) : between(random, 0, 0.5),
    };
    return {
      ...arrive(line, copiedMachine(run, random), between(random, 0, 0.15)),
      methodFor: (victim) => victim.method,
      failuresMean: 0,
      straysPerVictim: 0,
      stepPace: drawPace(random, 2000, 40_000),
      orderPace: drawPace(random, 4000, 90_000),
      leadMinutes: [between(random, 5, 30), between(random, 40, 240)],
      changes: [{ change: 'notification-off', chance: between(random, 0, 0.3) }],
      marginMultiple: chance(random, 0.35) ? between(random, 1.2, 2.6) : 1,
      ...drawLadder(random, 0.6),
      roundShare: between(random, 0.2, 0.85),
      relayChance: between(random, 0, 0.1),
      logoutShare: between(random, 0, 0.15),
      reactions: { giveUp: 4, anotherVictim: 3, anotherInstrument: 2, anotherHour: 0 },
      turnover: around(logBetween(random, 0.7, 4), 1.5),
      enter: (at, episode, own) => rideAlong(at, episode, own, theft),
      plunder: useUp,
    };
  },
};
