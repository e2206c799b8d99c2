// Works out one victim's gross trades and loss from the trail of the account.
//
// The loss is what the account lacks at the valuation date against the same account without the
// hijacker's trades: his shares out, the customer's own back, and the cash between. Trades in other
// currencies are taken into yen at the rate of their day, as orders settled in yen are.
import { dateOfDay } from '../../lib/calendar.ts';
import { timeOf } from '../../lib/time.ts';
import { type Exact, minus, plus, sumOf, zero } from '../exact.ts';
import { notesOf } from './loss-notes.ts';
import type { CaseLoss, HostileTrade, PositionLoss } from './loss-result.ts';
import type { CaseTrail, Trade } from './loss-trail.ts';
import { contractAmountOf, halfCashOf, inKindOf } from './methods.ts';
import { positionOf } from './position.ts';
import { miss, runThrough, type Valuation, type Working } from './run-hijack.ts';

function grossOf(hostile: readonly HostileTrade[], side: 'buy' | 'sell'): Exact | undefined {
  const values = hostile.filter((trade) => trade.side === side).map(({ valueJpy }) => valueJpy);
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? sumOf(known) : undefined;
}

function lossOf(positions: readonly PositionLoss[], feesJpy: Exact): Exact {
  const ofPosition = (position: PositionLoss): Exact =>
    sumOf([
      minus(position.deliverValueJpy ?? zero, position.soldOwnJpy),
      minus(position.boughtJpy, position.soldBoughtJpy),
      minus(zero, plus(position.unwoundJpy, position.removeValueJpy ?? zero)),
      minus(position.dividendsMissedJpy, position.dividendsOnBoughtJpy),
    ]);
  return plus(sumOf(positions.map(ofPosition)), feesJpy);
}

function checkDates(working: Working, trades: readonly Trade[]): void {
  const hostile = trades.filter(({ order }) => working.caseTrail.orders.has(order));
  const last = hostile.reduce((day, trade) => Math.max(day, trade.day), Number.NEGATIVE_INFINITY);
  if (hostile.length === 0) miss(working, 'executions', '', working.caseTrail.lossCase.openedDay);
  else if (last > working.valuation.day) miss(working, 'later-valuation-date', '', last);
  const { refusedDay } = working.valuation;
  if (refusedDay !== undefined) miss(working, 'events', '', refusedDay);
}

/** `isFirstOfAccount`: a victim is paid the fixed sum once, however many cases the account has. */
export function lossOfCase(
  caseTrail: CaseTrail,
  trades: readonly Trade[],
  valuation: Valuation,
  isFirstOfAccount: boolean,
): CaseLoss {
  const working: Working = {
    caseTrail,
    valuation,
    ledgers: new Map(),
    hostile: [],
    missing: new Map(),
    ratesMissing: new Set(),
  };
  checkDates(working, trades);
  runThrough(working, trades);
  const ledgers = [...working.ledgers.values()];
  const positions = ledgers.map((ledger) => positionOf(working, ledger));
  const missing = [...working.missing.values()];
  const isComplete = missing.length === 0;
  const hostileFeesJpy = sumOf(ledgers.map(({ feesJpy }) => feesJpy));
  const feesJpy = plus(hostileFeesJpy, sumOf(ledgers.map((ledger) => ledger.unwindingFeesJpy)));
  const soldJpy = grossOf(working.hostile, 'sell');
  const boughtJpy = grossOf(working.hostile, 'buy');
  const lossJpy = isComplete ? lossOf(positions, feesJpy) : undefined;
  const { lossCase } = caseTrail;
  return {
    case: lossCase.case,
    firm: lossCase.firm,
    account: lossCase.account,
    occurred: dateOfDay(lossCase.openedDay),
    ...(caseTrail.before ? { heldAt: timeOf(caseTrail.before.timeMs) } : {}),
    valuationDate: dateOfDay(valuation.day),
    trades: working.hostile,
    positions,
    soldJpy,
    boughtJpy,
    feesJpy: working.hostile.every(({ rate }) => rate) ? feesJpy : undefined,
    lossJpy,
    ...(isComplete
      ? {
          inKind: inKindOf(positions, feesJpy),
          halfCash: halfCashOf(positions, hostileFeesJpy, isFirstOfAccount),
          contractAmount: contractAmountOf(positions, lossCase.openedDay),
        }
      : { inKind: undefined, halfCash: undefined, contractAmount: undefined }),
    missing,
    notes: notesOf(working, { lossJpy, soldJpy, boughtJpy }),
  };
}
