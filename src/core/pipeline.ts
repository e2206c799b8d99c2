// The way of an event: read, recall, weigh, decide, fold, follow. Start reading here.
import { type Acted, followPerson } from './case/act.ts';
import type { Effect } from './case/effect.ts';
import { followEvent } from './case/follow-event.ts';
import type { CaseRecord } from './case/record.ts';
import { decide, decideLate, rulingOf, type Settings } from './decision/decide.ts';
import type { Decision } from './decision/decision.ts';
import { sharingOf } from './decision/policy.ts';
import type { Score } from './decision/score.ts';
import { applySetting, settingsOf } from './decision/settings.ts';
import type { Late } from './event/engine.ts';
import { isPersons, isRequest, type PersonEvent, type RequestEvent } from './event/event.ts';
import { weigh } from './signal/weigh.ts';
import { tellOthers } from './state/exchange/round.ts';
import { seenFrom } from './state/exchange/view.ts';
import { fitAccount } from './state/fold/fit.ts';
import { foldFact, foldRequest } from './state/fold/fold.ts';
import { type Received, recall } from './state/recall.ts';
import type { World } from './state/world.ts';

export interface Stepped {
  /** For requests only. */
  readonly decision?: Decision;
  /** How the decision came about; not journalled, for evaluation and fitting. */
  readonly score?: Score;
  /** What became of a person's decision; for those only. */
  readonly acted?: Acted;
  readonly effects: readonly Effect[];
  /** Sequence of the account's event before this one; 0 for none. */
  readonly previous: number;
}

/** Folds one event that `readEvent` has accepted. The same world and event give the same bytes. */
export function step(received: Received, sequence: number, whole: World<CaseRecord>): Stepped {
  const { event } = received;
  if (event.type === 'exchange') return tell(received.timeMs, whole);
  // Where accounts are spread over shards: with what the others know in it.
  const world = seenFrom(whole, received.accountName, received.timeMs);
  const settings = settingsOf(world);
  if (event.type === 'setting') applySetting(event, world);
  if (event.type === 'late') return answerLate(event, received.timeMs, settings);
  const stepped = isRequest(event)
    ? answer(received as Received<RequestEvent>, settings, world)
    : isPersons(event)
      ? act(received as Received<PersonEvent>, settings, world)
      : take(received, settings, world);
  const previous = received.accountName ? chain(received, sequence, world) : 0;
  const { decision, score, acted, effects } = stepped;
  return { decision, score, acted, effects, previous };
}

/** A round of the exchange between shards of accounts. */
function tell(timeMs: number, world: World<CaseRecord>): Stepped {
  const messages = tellOthers(world, timeMs);
  return { effects: messages.map((line) => ({ kind: 'share', line })), previous: 0 };
}

/** A request: recalled as things were before it, weighed, decided, folded, followed. */
function answer(
  received: Received<RequestEvent>,
  settings: Settings,
  world: World<CaseRecord>,
): Omit<Stepped, 'previous'> {
  const { event, timeMs } = received;
  const { policy } = settings;
  const sharing = sharingOf(policy, event.firm);
  const recalled = recall(received, sharing, world);
  const evidence = weigh(event, recalled);
  const decided = decide(received, evidence, recalled, settings);
  const ruling = rulingOf(decided, policy, timeMs);
  const happenings = foldRequest(received, recalled, ruling, sharing, world);
  const { decision, score } = decided;
  const answered = { decision, ruling, valueJpy: recalled.valueJpy };
  const effects = followEvent(received, answered, happenings, settings, world);
  return { decision, score, effects };
}

/** A request whose account cannot be read in time: answered by rule now, folded when it can be. */
function answerLate(
  { request, verdict }: Readonly<Late>,
  timeMs: number,
  settings: Settings,
): Stepped {
  const event = request as RequestEvent;
  const decision = decideLate({ event, timeMs, accountName: '', told: verdict }, settings);
  return { decision, effects: [], previous: 0 };
}

/** A fact: folded and followed. */
function take(
  received: Received,
  settings: Settings,
  world: World<CaseRecord>,
): Omit<Stepped, 'previous'> {
  const sharing = sharingOf(settings.policy, received.event.firm);
  const happenings = foldFact(received, sharing, world);
  return { effects: followEvent(received, undefined, happenings, settings, world) };
}

/** A person's decision on cases or an instrument: done with what a word of feedback would do. */
function act(
  received: Received<PersonEvent>,
  settings: Settings,
  world: World<CaseRecord>,
): Omit<Stepped, 'previous'> {
  return followPerson(received, settings, world);
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
