// What an account held before and after: the last snapshot, moved by what was executed since.

import type { Holding } from '../../core/case/shown.ts';
import { currencyOf } from '../../core/state/instrument.ts';
import { createRates, rateOf, yenOf } from '../../core/state/rates.ts';
import type { ConsoleParts } from './parts.ts';
import type { Walked } from './walk.ts';

const holdingsMax = 200;

/** As of `untilMs`; valued at the latest prices known, so that two moments differ by trading only. */
export function holdingsAt(
  events: readonly Walked[],
  untilMs: number,
  { data }: ConsoleParts,
): readonly Holding[] {
  const held = new Map<string, number>();
  for (const { event, timeMs } of events) {
    if (timeMs > untilMs) break;
    if (event.type === 'holdings') {
      held.clear();
      for (const { instrument, quantity } of event.positions) held.set(instrument, quantity);
    } else if (event.type === 'execution') {
      const change = event.side === 'buy' ? event.quantity : -event.quantity;
      held.set(event.instrument, (held.get(event.instrument) ?? 0) + change);
    }
  }
  const { world } = data.stored;
  const rates = world.rates.read('') ?? createRates();
  return [...held]
    .filter(([, quantity]) => quantity !== 0)
    .map(([instrument, quantity]) => {
      const known = world.instruments.read(instrument);
      const price = known?.lastPrice || known?.previousClose || 0;
      const rate = rateOf(rates, currencyOf(instrument, known));
      return { instrument, quantity, valueJpy: Math.round(yenOf(quantity * price, rate)) };
    })
    .toSorted((left, right) => right.valueJpy - left.valueJpy)
    .slice(0, holdingsMax);
}
