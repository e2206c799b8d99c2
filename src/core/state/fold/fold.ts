// Folds an event into the state: what was decided on a request, or what a fact says.
import type { Event, RequestEvent } from '../../event/event.ts';
import { contentHash } from '../../lib/content-hash.ts';
import { foldContribution, foldShard, foldSummary } from '../exchange/take-in.ts';
import type { Happening } from '../happening.ts';
import type { Recalled, Received } from '../recall.ts';
import type { Ruling } from '../ruling.ts';
import type { World } from '../world.ts';
import { foldStepUpResult, lapse } from './answers.ts';
import { foldConsoleUser } from './console-user.ts';
import { foldActivity, foldExecution, foldHoldings, foldLogout, foldOrderCancel } from './facts.ts';
import { foldFeedback } from './feedback.ts';
import { foldLogin } from './login.ts';
import { foldBar, foldFx, foldInstrument, foldIntel, foldTrade } from './market.ts';
import { foldAccountChange, foldOrder, foldWithdrawal } from './requests.ts';

const nothing: readonly Happening[] = [];

// `Received<never>` below: a look at `event.type` tells the type of the event, but not of what wraps
// it, and making a new wrapper for every event would only please the compiler.

export function foldRequest<C>(
  received: Received<RequestEvent>,
  recalled: Recalled,
  ruling: Ruling,
  sharing: string,
  world: World<C>,
): readonly Happening[] {
  const { event } = received;
  const known = received as Received<never>;
  const voided = voidEarlier(event, world);
  if (event.type === 'login') foldLogin(known, recalled, ruling, sharing, world);
  else if (event.type === 'account-change')
    foldAccountChange(known, recalled, ruling, sharing, world);
  else if (event.type === 'order') foldOrder(known, recalled, ruling, sharing, world);
  else foldWithdrawal(known, recalled, ruling, sharing, world);
  if (ruling.expiresMs > 0) addPending(event, recalled, ruling, world);
  return voided;
}

/** A step-up or hold is bound to what was asked: the same order with other content voids it. */
function voidEarlier<C>(event: RequestEvent, world: World<C>): readonly Happening[] {
  if (event.type !== 'order') return nothing;
  const earlier = world.pending.ofOrder(event.firm ?? '', event.order);
  if (!earlier || earlier.account !== event.account) return nothing;
  if (earlier.contentHash === contentHash(event)) return nothing;
  world.pending.remove(earlier.decision);
  return [{ kind: 'outcome', pending: earlier, outcome: 'cancelled' }];
}

function addPending<C>(
  event: RequestEvent,
  recalled: Recalled,
  ruling: Ruling,
  world: World<C>,
): void {
  world.pending.add({
    decision: ruling.decision,
    firm: event.firm ?? '',
    account: event.account,
    session: event.session,
    kind: ruling.verdict === 'hold' ? 'hold' : 'step-up',
    request: event.type,
    instrument: '',
    order: event.type === 'order' ? event.order : '',
    minimum: ruling.minimum,
    contentHash: contentHash(event),
    valueJpy: Math.round(recalled.valueJpy),
    expiresMs: ruling.expiresMs,
  });
}

/** Folds a fact; what it brought about is for cases and the projection. */
export function foldFact<C>(
  received: Received<Event>,
  sharing: string,
  world: World<C>,
): readonly Happening[] {
  const { event, timeMs } = received;
  const known = received as Received<never>;
  switch (event.type) {
    case 'activity':
      foldActivity(known, sharing, world);
      return nothing;
    case 'logout':
      foldLogout(known, world);
      return nothing;
    case 'order-cancel':
      return foldOrderCancel(known, world);
    case 'execution':
      return foldExecution(known, world);
    case 'holdings':
      foldHoldings(known, world);
      return nothing;
    case 'step-up-result':
      return foldStepUpResult(known, world);
    case 'feedback':
      return foldFeedback(known, sharing, world);
    case 'clock':
      return lapseDue(timeMs, world);
    case 'console-user':
      foldConsoleUser(event, world);
      return nothing;
    case 'shard':
      foldShard(event, world);
      return nothing;
    case 'contribution':
      return foldContribution(event, world);
    case 'summary':
      return foldSummary(event, world);
    default:
      foldMarket(received, world);
      return nothing;
  }
}

function foldMarket<C>(received: Received<Event>, world: World<C>): void {
  const { event } = received;
  const known = received as Received<never>;
  if (event.type === 'trade') foldTrade(known, world);
  else if (event.type === 'bar') foldBar(known, world);
  else if (event.type === 'instrument') foldInstrument(known, world);
  else if (event.type === 'fx') foldFx(known, world);
  else if (event.type === 'intel') foldIntel(known, world);
}

function lapseDue<C>(timeMs: number, world: World<C>): readonly Happening[] {
  const happenings: Happening[] = [];
  for (let due = world.pending.next(); due && due.expiresMs <= timeMs; due = world.pending.next())
    happenings.push(lapse(due, world));
  return happenings;
}
