// How an access comes to light: the owner sees it, or the firm asks him, and he says it was not him.
import type { Feedback } from '../../core/event/answer.ts';
import { type Actor, until } from '../actor.ts';
import { dayMs, isoTime, minuteMs } from '../calendar.ts';
import { enter } from '../honest/visit.ts';
import { between, chance, lognormal, type Random } from '../random.ts';
import { emit, type Run, stampId, stampTime, start } from '../run.ts';
import type { Episode } from './episode.ts';

/** Nothing is published on the hours until a victim notices: half within ten, some after days [assumed]. */
const lagMedianMs = 10 * 60 * minuteMs;
const lagSigma = 1.3;
/** Without any trade there is less to notice. */
const lookedOnlyFactor = 2;
/** A table as of a day holds what was reported by then, so the last reports come in time for it. */
const reserveMs = minuteMs;

/** Orders one telephone call names, where the session itself was his own. */
const ordersNamed = 3;

/** What it was about: the sessions that were not his, or in his own session the orders. */
function subjectsOf({ sessions, isOwnersSession, ordersFilled }: Episode): Feedback['subject'][] {
  if (!isOwnersSession || ordersFilled.length === 0)
    return sessions.map((session) => ({ session }));
  const session = sessions[0]!;
  return ordersFilled.slice(0, ordersNamed).map((order) => ({ session, order }));
}

/** The firm looks it up in its own log of sessions. */
function say(run: Run, episode: Episode): void {
  const { person } = episode.target;
  const occurred = episode.accessedMs === undefined ? undefined : isoTime(episode.accessedMs);
  for (const subject of subjectsOf(episode)) {
    emit(run, {
      id: stampId(run),
      type: 'feedback',
      time: stampTime(run),
      firm: person.firm,
      account: person.account,
      subject,
      label: 'fraud',
      by: 'customer',
      ...(occurred === undefined ? {} : { occurred }),
    });
  }
}

function* report(run: Run, episode: Episode, random: Random, sawItHimself: boolean): Actor {
  if (episode.reported) return;
  if (sawItHimself) {
    const visit = yield* enter(run, episode.target.person, random);
    const pause = Math.min(15 * minuteMs, lognormal(random, 4 * minuteMs, 0.7));
    if (visit !== undefined) yield until(run.nowMs + pause);
  }
  if (episode.reported) return;
  episode.reported = true;
  say(run, episode);
  const lockedMs = between(random, 4, 25) * dayMs;
  run.lockedUntilMs.set(episode.target.person.index, run.nowMs + lockedMs);
}

function bringForward(run: Run, random: Random, lagMs: number): number {
  const leftMs = run.endMs - run.nowMs - reserveMs;
  return lagMs < leftMs ? lagMs : leftMs * between(random, 0.12, 0.96);
}

/** The owner notices by himself, within the simulated period at the latest. */
export function noticeLater(run: Run, episode: Episode, random: Random): void {
  const slow = episode.campaign.manner.noticeFactor ?? 1;
  const factor = slow * (episode.traded ? 1 : lookedOnlyFactor);
  const drawn = 3 * minuteMs + lognormal(random, lagMedianMs * factor, lagSigma);
  const lagMs = bringForward(run, random, drawn);
  const timeToLook = run.endMs - run.nowMs - lagMs > 45 * minuteMs;
  const sawItHimself = timeToLook && chance(random, 0.55);
  start(run, run.nowMs + lagMs, report(run, episode, random, sawItHimself));
}

/** However an episode goes on, it is known by the end of the period. */
export function noticeInTheEnd(run: Run, episode: Episode, random: Random): void {
  const lastMs = run.endMs - reserveMs - between(random, 0, 25) * minuteMs;
  if (lastMs > run.nowMs) start(run, lastMs, report(run, episode, random, false));
}

/** The firm telephones about what it stopped; the owner knows nothing of it. */
export function askOwner(run: Run, episode: Episode, random: Random): void {
  const lagMs = bringForward(run, random, lognormal(random, 45 * minuteMs, 0.9));
  start(run, run.nowMs + lagMs, report(run, episode, random, false));
}
