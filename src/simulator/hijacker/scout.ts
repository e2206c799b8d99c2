// A first visit that only prepares: in, perhaps a change or two, out, and back on the day of the attack.
import { type Actor, until } from '../actor.ts';
import { minuteMs } from '../calendar.ts';
import { between } from '../random.ts';
import type { Run } from '../run.ts';
import { assault, type Course, comeIn, lookAround, wantsMoney } from './attack.ts';
import { quieten, slipAway } from './intrude.ts';
import type { Manner } from './kind.ts';

export interface Scouting {
  /** What the first visit alters; the second does nothing of the kind. */
  readonly changes: Manner['changes'];
  /** Who comes first, where somebody else comes back. */
  readonly connect?: Manner['connect'];
  /** Before the attack, when he comes back. */
  readonly leadMinutes: readonly [low: number, high: number];
}

export function* scoutFirst(run: Run, course: Course, scouting: Scouting): Actor {
  const { episode, random } = course;
  const first = yield* comeIn(run, course, scouting.connect);
  if (first === undefined) return;
  yield* quieten(run, first, scouting.changes);
  yield* lookAround(run, first);
  yield* slipAway(run, first);
  if (!wantsMoney(episode)) return;
  const backMs = episode.campaign.attackMs - between(random, ...scouting.leadMinutes) * minuteMs;
  if (backMs > run.nowMs) yield until(backMs);
  yield* assault(run, course);
}
