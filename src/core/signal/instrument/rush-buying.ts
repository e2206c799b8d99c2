// A crowd of buyers' orders within seconds. Alike: news everybody reads, a bot slicing one order.
import { clamp } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import type { TapeRecord } from '../../state/tape.ts';
import { windowOf, windowSeconds } from '../../state/tape-window.ts';
import { type MarketSignal, warmUpWindowsMin } from './market-signal.ts';

/** Ten orders are no crowd anywhere; added to twice the usual. */
const ordersFloor = 10;
const usualTimes = 2;
const valueMax = 2.5;

/**
 * Orders, not prints or shares: one large order sweeping the book is a single order here, while
 * hijacked accounts, and those who run after them, are many. Prints of one millisecond and side
 * count as one order; a feed that tells whole seconds only shows at most one a second.
 */
export const rushBuying: MarketSignal = {
  id: 'rush-buying',
  version: 1,
  family: 'instrument',
  unit: 'ln(1 + buy orders / (2 × usual + 10)) over 15 seconds',
  valueMin: 0,
  valueMax,
  sees: 'many accounts buying one instrument at the same moment',
  looksAlike: 'news everybody reads; a bot slicing one order into many',
  measure,
  evaluate(tape, timeMs) {
    const value = measure(tape, timeMs);
    if (value === 0) return undefined;
    return {
      value,
      facts: {
        orders: windowOf(tape, timeMs)?.orders ?? 0,
        usualOrders: short(Math.sqrt(tape.usualOrders.mean)),
        overSeconds: windowSeconds,
      },
    };
  },
};

function measure(tape: TapeRecord, timeMs: number): number {
  if (tape.usualOrders.count < warmUpWindowsMin) return 0;
  const orders = windowOf(tape, timeMs)?.orders ?? 0;
  const usual = Math.sqrt(tape.usualOrders.mean);
  return clamp(Math.log1p(orders / (usualTimes * usual + ordersFloor)), 0, valueMax);
}
