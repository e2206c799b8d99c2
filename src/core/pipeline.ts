// The way of an event: read, recall, weigh, decide, fold, follow. Start reading here.
import type { Effect } from './case/effect.ts';
import { followDecision, followHappening } from './case/follow.ts';
import { followAlert, followQuiet } from './case/follow-alert.ts';
import type { CaseRecord } from './case/record.ts';
import { countRequest } from './case/tally.ts';
import type { Decided, Settings } from './decision/decide.ts';
import { decide, rulingOf } from './decision/decide.ts';
import type { Decision } from './decision/decision.ts';
import { sharingOf } from './decision/policy.ts';
import type { Score } from './decision/score.ts';
import { applySetting, settingsOf } from './decision/settings.ts';
import { isRequest, type RequestEvent } from './event/event.ts';
import { weigh } from './signal/weigh.ts';
import { fitAccount } from './state/fold/fit.ts';
import { foldFact, foldRequest } from './state/fold/fold.ts';
import { type Received, recall } from './state/recall.ts';
import type { World } from './state/world.ts';

export interface Stepped {
  /** For requests only. */
  readonly decision?: Decision;
  /** How the decision came about; not journalled, for evaluation and fitting. */
  readonly score?: Score;
  readonly effects: readonly Effect[];
  /** Sequence of the account's event before this one; 0 for none. */
  readonly previous: number;
}

/** Folds one event that `readEvent` has accepted. The same world and event give the same bytes. */
export function step(received: Received, sequence: number, world: World<CaseRecord>): Stepped {
  const settings = settingsOf(world);
  const { event } = received;
  if (event.type === 'setting') applySetting(event, world);
  const stepped = isRequest(event)
    ? answer({ ...received, event }, settings, world)
    : take(received, settings, world);
  const previous = received.accountName ? chain(received, sequence, world) : 0;
  return { ...stepped, previous };
}

function answer(
  received: Received<RequestEvent>,
  settings: Settings,
  world: World<CaseRecord>,
): Omit<Stepped, 'previous'> {
  const { event, timeMs } = received;
  const sharing = sharingOf(settings.policy, event.firm);
  const recalled = recall(received, sharing, world);
  const evidence = weigh(event, recalled);
  const decided: Decided = decide(received, evidence, recalled, settings);
  const ruling = rulingOf(decided, settings.policy, timeMs);
  foldRequest(received, recalled, ruling, sharing, world);
  const effects: Effect[] = [];
  if (ruling.verdict !== 'allow') effects.push({ kind: 'decision', line: decided.decision });
  const tally = countRequest(event, ruling, recalled.valueJpy, timeMs, world);
  if (tally) effects.push({ kind: 'tally', line: tally });
  for (const line of followDecision(event, ruling, timeMs, world))
    effects.push({ kind: 'case', line });
  for (const line of followAlert(received, sharing, settings.model, world))
    effects.push({ kind: 'alert', line });
  return { decision: decided.decision, score: decided.score, effects };
}

function take(
  received: Received,
  settings: Settings,
  world: World<CaseRecord>,
): Omit<Stepped, 'previous'> {
  const { event, timeMs } = received;
  const sharing = sharingOf(settings.policy, event.firm);
  const effects: Effect[] = [];
  for (const happening of foldFact(received, sharing, world)) {
    if (happening.kind === 'outcome') effects.push(outcomeOf(happening, event.time));
    if (happening.kind === 'alert-due')
      for (const line of followQuiet(happening.pending.instrument, timeMs, settings.model, world))
        effects.push({ kind: 'alert', line });
    for (const line of followHappening(happening, event, timeMs, world))
      effects.push({ kind: 'case', line });
  }
  for (const line of followAlert(received, sharing, settings.model, world))
    effects.push({ kind: 'alert', line });
  return { effects };
}

function outcomeOf(
  happening: Extract<ReturnType<typeof foldFact>[number], { kind: 'outcome' }>,
  time: string,
): Effect {
  const { pending, outcome } = happening;
  return { kind: 'outcome', line: { decision: pending.decision, time, outcome } };
}

/** Links the account's events backwards, so that its timeline can be walked without an index. */
function chain(received: Received, sequence: number, world: World<CaseRecord>): number {
  const account = world.accounts.change(received.accountName);
  const previous = account.lastSequence;
  account.lastSequence = sequence;
  account.lastSeenMs = Math.max(account.lastSeenMs, received.timeMs);
  fitAccount(account);
  return previous;
}
