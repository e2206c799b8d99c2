// Losses as JSON: yen as whole numbers, quantities, prices and rates as exact decimal text.
import { decimalText, type Exact, wholeOf } from '../exact.ts';
import type { CaseLoss, HostileTrade, PositionLoss } from './loss-result.ts';

/** As many decimals as any price or rate has; a third of a share is cut here. */
const placesMax = 12;

/** Null where it is not known: `missing` says why. */
const yen = (value: Exact | undefined): number | null =>
  value === undefined ? null : wholeOf(value);
const decimal = (value: Exact): string => decimalText(value, placesMax);

/** Every amount of a method; flags stay as they are. */
function amounts(method: object | undefined): Record<string, unknown> | null {
  if (method === undefined) return null;
  return Object.fromEntries(
    Object.entries(method).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? value : yen(value as Exact),
    ]),
  );
}

function tradeJson(trade: HostileTrade) {
  const { quantity, price, fee, rate, valueJpy, ...plain } = trade;
  return {
    ...plain,
    quantity: decimal(quantity),
    price: decimal(price),
    fee: decimal(fee),
    rate: rate ? decimal(rate) : null,
    valueJpy: yen(valueJpy),
  };
}

function positionJson(position: PositionLoss) {
  const { instrument, name, currency, heldBefore, toDeliver, toRemove, price, rate } = position;
  const known = (value: Exact): number | null => (position.ratesKnown ? yen(value) : null);
  return {
    instrument,
    name,
    currency,
    heldBefore: heldBefore && decimal(heldBefore),
    toDeliver: decimal(toDeliver),
    toRemove: decimal(toRemove),
    price: price && { price: decimal(price.price), currency: price.currency },
    rate: rate && decimal(rate),
    boughtJpy: known(position.boughtJpy),
    soldBoughtJpy: known(position.soldBoughtJpy),
    soldOwnJpy: known(position.soldOwnJpy),
    unwoundJpy: known(position.unwoundJpy),
    dividendsOnBoughtJpy: known(position.dividendsOnBoughtJpy),
    dividendsMissedJpy: known(position.dividendsMissedJpy),
    deliverValueJpy: yen(position.deliverValueJpy),
    removeValueJpy: yen(position.removeValueJpy),
  };
}

/** One victim as a plain object for JSON.stringify. */
export function lossJson(loss: CaseLoss) {
  const { trades, positions, inKind, halfCash, contractAmount, ...rest } = loss;
  return {
    ...rest,
    soldJpy: yen(loss.soldJpy),
    boughtJpy: yen(loss.boughtJpy),
    feesJpy: yen(loss.feesJpy),
    lossJpy: yen(loss.lossJpy),
    methods: {
      'in-kind': amounts(inKind),
      'half-cash': amounts(halfCash),
      'contract-amount': amounts(contractAmount),
    },
    positions: positions.map(positionJson),
    trades: trades.map(tradeJson),
  };
}
