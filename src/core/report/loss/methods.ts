// The three ways in which firms have made victims whole since 2025, each from the same positions.
// Nothing of it is worked out for a victim of whom a price or rate is missing.
import { dayOfDate } from '../../lib/calendar.ts';
import { atLeastZero, type Exact, exactOf, minus, over, plus, sumOf, zero } from '../exact.ts';
import type { ContractAmount, HalfCash, InKind, PositionLoss } from './loss-result.ts';

const two = exactOf(2)!;
/** Paid to each victim by the large online brokers. */
const solatium = exactOf(10_000)!;
/** From this day of damage on, the contract-amount formula gave way to individual decisions. */
const individualFromDay = dayOfDate('2026-01-10');

export const methodNames = ['in-kind', 'half-cash', 'contract-amount'] as const;
export type Method = (typeof methodNames)[number];

const total = (
  positions: readonly PositionLoss[],
  value: (position: PositionLoss) => Exact,
): Exact => sumOf(positions.map(value));

/**
 * The position before the fraud is restored: sold shares are bought again, bought ones removed, and
 * the cash is what it would have been, dividends and all fees included. Worth the loss, exactly.
 */
export function inKindOf(positions: readonly PositionLoss[], feesJpy: Exact): InKind {
  const deliverJpy = total(positions, ({ deliverValueJpy }) => deliverValueJpy ?? zero);
  const removeJpy = total(positions, ({ removeValueJpy }) => removeValueJpy ?? zero);
  const trades = total(positions, (position) =>
    minus(
      position.boughtJpy,
      sumOf([position.soldBoughtJpy, position.soldOwnJpy, position.unwoundJpy]),
    ),
  );
  const dividends = total(positions, (position) =>
    minus(position.dividendsMissedJpy, position.dividendsOnBoughtJpy),
  );
  const cashJpy = sumOf([trades, dividends, feesJpy]);
  const amountJpy = plus(minus(deliverJpy, removeJpy), cashJpy);
  return { deliverJpy, removeJpy, cashJpy, amountJpy };
}

/** Contract amounts (quantity by price) of fraudulently bought securities: no fees, no dividends. */
function boughtSide(positions: readonly PositionLoss[]) {
  const boughtJpy = total(positions, (position) => position.boughtJpy);
  const soldJpy = total(positions, (position) => plus(position.soldBoughtJpy, position.unwoundJpy));
  const notionalJpy = total(positions, ({ removeValueJpy }) => removeValueJpy ?? zero);
  return { boughtJpy, soldJpy, notionalJpy };
}

/**
 * Half the loss on fraudulently bought securities, a fixed sum for each victim, and the commissions
 * of the hostile trades. Holdings fraudulently sold are not counted.
 */
export function halfCashOf(
  positions: readonly PositionLoss[],
  feesJpy: Exact,
  isFirstOfAccount: boolean,
): HalfCash {
  const { boughtJpy, soldJpy, notionalJpy } = boughtSide(positions);
  const lossOnBoughtJpy = atLeastZero(minus(boughtJpy, plus(soldJpy, notionalJpy)));
  const halfJpy = over(lossOnBoughtJpy, two);
  const solatiumJpy = isFirstOfAccount ? solatium : zero;
  const amountJpy = sumOf([halfJpy, solatiumJpy, feesJpy]);
  return { lossOnBoughtJpy, halfJpy, solatiumJpy, feesJpy, amountJpy };
}

/** Buy contract amount less sell contract amount of fraudulently bought securities. */
export function contractAmountOf(
  positions: readonly PositionLoss[],
  occurredDay: number,
): ContractAmount {
  const { boughtJpy, soldJpy, notionalJpy } = boughtSide(positions);
  return {
    boughtJpy,
    soldJpy,
    notionalJpy,
    amountJpy: atLeastZero(minus(boughtJpy, plus(soldJpy, notionalJpy))),
    decidedIndividually: occurredDay >= individualFromDay,
  };
}
