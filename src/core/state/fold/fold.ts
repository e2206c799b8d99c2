// Folds an event into the state: what was decided on a request, or what a fact says.
import type { Event, RequestEvent } from '../../event/event.ts';
import type { Happening } from '../happening.ts';
import type { Recalled, Received } from '../recall.ts';
import type { Ruling } from '../ruling.ts';
import type { World } from '../world.ts';
import { foldFeedback, foldStepUpResult, lapse } from './answers.ts';
import { foldActivity, foldExecution, foldHoldings, foldLogout, foldOrderCancel } from './facts.ts';
import { foldLogin } from './login.ts';
import { foldBar, foldFx, foldInstrument, foldIntel, foldTrade } from './market.ts';
import { foldAccountChange, foldOrder, foldWithdrawal } from './requests.ts';

const nothing: readonly Happening[] = [];

export function foldRequest<C>(
  received: Received<RequestEvent>,
  recalled: Recalled,
  ruling: Ruling,
  sharing: string,
  world: World<C>,
): void {
  const { event, timeMs, origin } = received;
  if (event.type === 'login')
    foldLogin({ event, timeMs, origin }, recalled, ruling, sharing, world);
  else if (event.type === 'account-change')
    foldAccountChange({ event, timeMs, origin }, recalled, ruling, world);
  else if (event.type === 'order')
    foldOrder({ event, timeMs, origin }, recalled, ruling, sharing, world);
  else foldWithdrawal({ event, timeMs, origin }, recalled, ruling, world);
  if (ruling.expiresMs > 0) addPending(event, recalled, ruling, world);
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
    contentHash: ruling.contentHash,
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
  const { event, timeMs, origin } = received;
  switch (event.type) {
    case 'activity':
      foldActivity({ event, timeMs, origin }, world);
      return nothing;
    case 'logout':
      foldLogout({ event, timeMs }, world);
      return nothing;
    case 'order-cancel':
      return foldOrderCancel({ event, timeMs }, world);
    case 'execution':
      return foldExecution({ event, timeMs }, world);
    case 'holdings':
      foldHoldings({ event, timeMs }, world);
      return nothing;
    case 'step-up-result':
      return foldStepUpResult({ event, timeMs }, world);
    case 'feedback':
      return foldFeedback({ event, timeMs }, sharing, world);
    case 'clock':
      return lapseDue(timeMs, world);
    default:
      foldMarket(received, world);
      return nothing;
  }
}

function foldMarket<C>({ event, timeMs }: Received<Event>, world: World<C>): void {
  if (event.type === 'trade') foldTrade({ event, timeMs }, world);
  else if (event.type === 'bar') foldBar({ event, timeMs }, world);
  else if (event.type === 'instrument') foldInstrument({ event, timeMs }, world);
  else if (event.type === 'fx') foldFx({ event, timeMs }, world);
  else if (event.type === 'intel') foldIntel({ event, timeMs }, world);
}

function lapseDue<C>(timeMs: number, world: World<C>): readonly Happening[] {
  const happenings: Happening[] = [];
  for (let due = world.pending.next(); due && due.expiresMs <= timeMs; due = world.pending.next())
    happenings.push(lapse(due, world));
  return happenings;
}
