// Money goes where it never went, or where other customers' went too. Alike: a new bank account.
import type { Withdrawal } from '../../event/money.ts';
import { clamp, dayMs } from '../../lib/decay.ts';
import { hash32 } from '../../lib/hash.ts';
import { weightOf } from '../../state/counts.ts';
import { newcomersSince } from '../../state/entity.ts';
import type { Signal } from '../signal.ts';

const windowMs = 30 * dayMs;
/** A destination of one's own may be new; one that is shared is nobody's own. */
const newPart = 0.7;
const valueMax = 3;

export const strangeDestination: Signal<Withdrawal> = {
  id: 'strange-destination',
  version: 1,
  family: 'withdrawal',
  unit: '0.7 where money never went, plus ln of further customers who newly sent money there in 30 days',
  valueMin: 0,
  valueMax,
  sees: 'the accounts that collect for a hijacker',
  looksAlike: 'a new bank account, a couple who share one',
  evaluate(event, { account, destination, visitor, timeMs }) {
    const isKnown = weightOf(account.destinations, hash32(event.destination)) > 0;
    const others = destination ? newcomersSince(destination, visitor, timeMs - windowMs) : 0;
    if (isKnown || (others === 0 && account.destinations.length === 0)) return undefined;
    const value = newPart + Math.log(1 + others);
    return { value: clamp(value, 0, valueMax), facts: { accounts: others + 1 } };
  },
};
