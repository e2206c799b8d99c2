// Everything that follows from one folded event, as lines: decisions, outcomes, counts, cases, alerts.
import type { Decision } from '../decision/decision.ts';
import type { Model } from '../decision/model.ts';
import { type Event, isRequest, type RequestEvent } from '../event/event.ts';
import type { Happening } from '../state/happening.ts';
import type { Received } from '../state/recall.ts';
import type { Ruling } from '../state/ruling.ts';
import type { World } from '../state/world.ts';
import type { Effect } from './effect.ts';
import { followDecision, followHappening } from './follow.ts';
import { followAlert, followQuiet } from './follow-alert.ts';
import type { CaseRecord } from './record.ts';
import { countRequest } from './tally.ts';

/** What was answered to a request, and at what value. */
export interface Answered {
  readonly decision: Decision;
  readonly ruling: Ruling;
  readonly valueJpy: number;
}

/** The effects in a fixed order: the decision before what came of earlier ones, cases before alerts. */
export function followEvent(
  received: Received<Event>,
  answered: Answered | undefined,
  happenings: readonly Happening[],
  sharing: string,
  model: Model,
  world: World<CaseRecord>,
): readonly Effect[] {
  const { event, timeMs } = received;
  const effects: Effect[] = [];
  if (answered && isRequest(event)) followAnswer(event, answered, timeMs, effects, world);
  for (const happening of happenings) {
    if (happening.kind === 'outcome') {
      const { pending, outcome } = happening;
      const line = { decision: pending.decision, time: event.time, outcome };
      effects.push({ kind: 'outcome', line });
    }
    if (happening.kind === 'alert-due')
      for (const line of followQuiet(happening.pending.instrument, timeMs, model, world))
        effects.push({ kind: 'alert', line });
    for (const line of followHappening(happening, event, timeMs, world))
      effects.push({ kind: 'case', line });
  }
  for (const line of followAlert(received, sharing, model, world))
    effects.push({ kind: 'alert', line });
  return effects;
}

function followAnswer(
  event: RequestEvent,
  { decision, ruling, valueJpy }: Answered,
  timeMs: number,
  effects: Effect[],
  world: World<CaseRecord>,
): void {
  if (ruling.verdict !== 'allow') effects.push({ kind: 'decision', line: decision });
  const tally = countRequest(event, ruling, valueJpy, timeMs, world);
  if (tally) effects.push({ kind: 'tally', line: tally });
  for (const line of followDecision(event, ruling, timeMs, world))
    effects.push({ kind: 'case', line });
}
