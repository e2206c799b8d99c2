// Everything that follows from one folded event, as lines: decisions, outcomes, counts, cases, alerts.
import type { Settings } from '../decision/decide.ts';
import type { Decision } from '../decision/decision.ts';
import { sharingOf } from '../decision/policy.ts';
import { type Event, isRequest, type RequestEvent } from '../event/event.ts';
import type { Bar, Trade } from '../event/market.ts';
import type { Means } from '../state/campaign.ts';
import type { Happening } from '../state/happening.ts';
import { hostOf, listed, listingName } from '../state/listing.ts';
import type { Pending } from '../state/pending.ts';
import { inWorld, type Received } from '../state/recall.ts';
import type { Ruling } from '../state/ruling.ts';
import type { World } from '../state/world.ts';
import { gather } from './campaign.ts';
import type { Effect } from './effect.ts';
import { casesToGather } from './family.ts';
import { followDecision, followHappening } from './follow.ts';
import { followAlert, followQuiet, followTold } from './follow-alert.ts';
import { addMeans, arrivalName, meansOf } from './means.ts';
import { countPrint, countPurchase, isPrint } from './minutes.ts';
import { followOver } from './over.ts';
import { type CaseRecord, lineOf } from './record.ts';
import { countRequest } from './tally.ts';
import { triageOf } from './triage.ts';

/** What was answered to a request, and at what value. */
export interface Answered {
  readonly decision: Decision;
  readonly ruling: Ruling;
  readonly valueJpy: number;
}

/** Cases that one event changed: `line` where the case itself did, else only its place in the queue. */
export type Touched = Map<string, 'line' | 'queue'>;

const nothing: readonly Effect[] = [];

/** The effects in a fixed order: the decision before what came of earlier ones, cases before alerts. */
export function followEvent(
  received: Received<Event>,
  answered: Answered | undefined,
  happenings: readonly Happening[],
  settings: Settings,
  world: World<CaseRecord>,
): readonly Effect[] {
  const { event, timeMs } = received;
  // Half of all events are prints, of which hardly one has anything to tell.
  if (isPrint(event)) return followPrint(received, event, settings, world);
  // Most of the others are facts that brought nothing about.
  if (!answered && happenings.length === 0) return nothing;
  const sharing = sharingOf(settings.policy, event.firm);
  const effects: Effect[] = [];
  const touched: Touched = new Map();
  if (answered && isRequest(event))
    followAnswer(received as Received<RequestEvent>, answered, sharing, effects, touched, world);
  for (const happening of happenings)
    followOne(happening, received, settings, effects, touched, world);
  if (touched.size > 0) emitCases(touched, settings, timeMs, effects, world);
  for (const line of followAlert(received, sharing, settings, world))
    effects.push({ kind: 'alert', line });
  return effects;
}

function followPrint(
  received: Received<Event>,
  print: Trade | Bar,
  settings: Settings,
  world: World<CaseRecord>,
): readonly Effect[] {
  const sharing = sharingOf(settings.policy, print.firm);
  const line = countPrint(print, received.timeMs, world);
  const alerts = followAlert(received, sharing, settings, world);
  if (!line && alerts.length === 0) return nothing;
  const effects: Effect[] = line ? [{ kind: 'buying', line }] : [];
  for (const alert of alerts) effects.push({ kind: 'alert', line: alert });
  return effects;
}

function followOne(
  happening: Happening,
  { event, timeMs }: Received<Event>,
  settings: Settings,
  effects: Effect[],
  touched: Touched,
  world: World<CaseRecord>,
): void {
  const { model } = settings;
  if (happening.kind === 'outcome') {
    const { pending, outcome } = happening;
    effects.push({
      kind: 'outcome',
      line: { decision: pending.decision, time: event.time, outcome },
    });
    touchWaiting(pending, touched, world);
  }
  if (happening.kind === 'over') effects.push(...followOver(happening.pending, timeMs, world));
  if (happening.kind === 'bought')
    for (const line of followTold(happening, event, timeMs, settings, world))
      effects.push({ kind: 'alert', line });
  if (happening.kind === 'family')
    for (const id of casesToGather(happening.means, timeMs, world)) touched.set(id, 'line');
  if (happening.kind === 'alert-due')
    for (const line of followQuiet(happening.pending, timeMs, model, world))
      effects.push({ kind: 'alert', line });
  for (const { case: id } of followHappening(happening, event, timeMs, world))
    touched.set(id, 'line');
}

/** What is held no longer changes how urgent its case is. */
function touchWaiting(pending: Pending, touched: Touched, world: World<CaseRecord>): void {
  if (!pending.account) return;
  const id = world.accounts.read(inWorld(pending.firm, pending.account))?.caseId;
  if (id && !touched.has(id) && world.cases.read(id)?.sessions.includes(pending.session))
    touched.set(id, 'queue');
}

function followAnswer(
  { event, timeMs, accountName }: Received<RequestEvent>,
  answered: Answered,
  sharing: string,
  effects: Effect[],
  touched: Touched,
  world: World<CaseRecord>,
): void {
  const { decision, ruling, valueJpy } = answered;
  if (ruling.verdict !== 'allow') effects.push({ kind: 'decision', line: decision });
  const tally = countRequest(event, ruling, valueJpy, timeMs, world);
  if (tally) effects.push({ kind: 'tally', line: tally });
  if (event.type === 'order' && event.side === 'buy') {
    const line = countPurchase(event, ruling.risk, valueJpy, timeMs, sharing, world);
    if (line) effects.push({ kind: 'buying', line });
  }
  if (event.type === 'login') noteArrival(event, sharing, timeMs, world);
  // Nearly every request is let through, of an account that has no case.
  const isLetThrough = ruling.verdict === 'allow' || ruling.verdict === 'step-up';
  if (isLetThrough && !world.accounts.read(accountName)?.caseId) return;
  if (isStoppedForAll(decision)) return;
  const before = caseOf(accountName, world);
  const wasKnown = before?.sessions.includes(event.session) ?? false;
  for (const { case: id } of followDecision(event, ruling, timeMs, world)) touched.set(id, 'line');
  const after = caseOf(accountName, world);
  if (!after?.sessions.includes(event.session) || after.state === 'dismissed') return;
  noteAnswer(world.cases.change(after.id), event, answered, wasKnown, timeMs);
  if (!touched.has(after.id)) touched.set(after.id, 'queue');
}

/** Held or refused because the instrument is stopped for everybody: that makes nobody a suspect. */
function isStoppedForAll({ reasons }: Decision): boolean {
  const first = reasons[0]?.code;
  return first === 'restricted-by-person' || first === 'restricted-instrument';
}

function caseOf(accountName: string, world: World<CaseRecord>): CaseRecord | undefined {
  const id = world.accounts.read(accountName)?.caseId;
  return id ? world.cases.read(id) : undefined;
}

function noteAnswer(
  record: CaseRecord,
  event: RequestEvent,
  { decision, ruling, valueJpy }: Answered,
  wasKnown: boolean,
  timeMs: number,
): void {
  const isStopped = ruling.verdict === 'hold' || ruling.verdict === 'block';
  if (isStopped && record.firstStopMs === 0) record.firstStopMs = timeMs;
  record.risk = decision.risk;
  // What speaks for the customer is no answer to why this is a case.
  const against = decision.reasons.filter(({ weight }) => weight > 0).slice(0, 2);
  if (against.length > 0) record.why = against;
  if (event.type === 'withdrawal')
    addMeans(record, { kind: 'destination', value: event.destination });
  const isTaking = event.type === 'withdrawal' || (event.type === 'order' && event.side === 'buy');
  if (!isTaking) return;
  // A session that was just added brought its purchases along, this one among them.
  if (wasKnown || event.type === 'withdrawal') record.attemptedJpy += Math.round(valueJpy);
  if (isStopped) record.stoppedJpy += Math.round(valueJpy);
}

/** A log-in from a listed page is remembered until a case is opened on it. */
function noteArrival(
  event: Extract<RequestEvent, { type: 'login' }>,
  sharing: string,
  timeMs: number,
  world: World<CaseRecord>,
): void {
  const host = event.referrer ? hostOf(event.referrer) : '';
  if (!host || !listed(world.listings, sharing, listingName('domain', host), timeMs)) return;
  const arrival = world.means.change(arrivalName(sharing, event.account, event.session));
  arrival.host = host;
  arrival.lastMs = timeMs;
}

/** Gathers what was touched into campaigns, then writes every case that is another now, once. */
export function emitCases(
  touched: Touched,
  { policy }: Settings,
  timeMs: number,
  effects: Effect[],
  world: World<CaseRecord>,
): void {
  for (const [id, how] of [...touched]) {
    if (how !== 'line') continue;
    const record = world.cases.change(id);
    const sharing = sharingOf(policy, record.firm === '' ? undefined : record.firm);
    const account = world.accounts.read(inWorld(record.firm, record.account));
    const found: readonly Means[] = meansOf(record, account, sharing, world);
    const { moved, changes } = gather(record, found, sharing, timeMs, world);
    for (const line of changes) effects.push({ kind: 'campaign', line });
    for (const other of moved) touched.set(other, 'line');
  }
  for (const [id, how] of touched) {
    const record = world.cases.read(id);
    if (!record) continue;
    if (how === 'line') effects.push({ kind: 'case', line: lineOf(record) });
    effects.push({ kind: 'triage', line: triageOf(record, policy, world) });
  }
}
