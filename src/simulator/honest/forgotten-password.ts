// Several wrong passwords, then the right one or a new one: failures before success, honestly.
import { until } from '../actor.ts';
import { chance, integer, lognormal } from '../random.ts';
import { goesThrough } from './answer.ts';
import { anyMinute, type Behaviour } from './behaviour.ts';
import { changeEvent } from './change-settings.ts';
import { enter, leave } from './visit.ts';

export const forgottenPassword: Behaviour = {
  name: 'honest/forgotten-password',
  rates: { dormant: 0.0002, holder: 0.001, saver: 0.001, regular: 0.001, active: 0.001 },
  dayFactor: () => 1,
  beginMinute: anyMinute,
  *act(run, person, random) {
    const visit = yield* enter(run, person, random, { failures: integer(random, 2, 5) });
    if (visit === undefined) return;
    if (chance(random, 0.6)) {
      yield until(run.nowMs + lognormal(random, 40_000, 0.5));
      const request = changeEvent(run, visit, 'password');
      const decision = yield { request, pauseMs: lognormal(random, 15_000, 0.7) };
      if (!(yield* goesThrough(run, visit, request, decision))) return;
    }
    yield* leave(run, visit);
  },
};
