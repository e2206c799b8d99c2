// Logs in, looks at prices and holdings, and leaves: most of what customers do.
import { until } from '../actor.ts';
import { lognormal } from '../random.ts';
import { anyMinute, type Behaviour, isBusinessDay } from './behaviour.ts';
import { enter, leave } from './visit.ts';

export const look: Behaviour = {
  name: 'honest/look',
  rates: {
    dormant: 0.0008,
    holder: 0.045,
    saver: 0.06,
    regular: 0.2,
    active: 0.5,
    'day-trader': 0.5,
  },
  dayFactor: (day) => (isBusinessDay(day) ? 1 : 0.5),
  beginMinute: anyMinute,
  *act(run, person, random) {
    const visit = yield* enter(run, person, random);
    if (visit === undefined) return;
    yield until(run.nowMs + lognormal(random, 120_000, 0.9));
    yield* leave(run, visit);
  },
};
