// A daughter or son does it for the parents: two accounts on one device and line, minutes apart.
import { type Actor, until } from '../actor.ts';
import { chance, hashName, integer, lognormal, mix, type Random } from '../random.ts';
import { person as personOf, type Run } from '../run.ts';
import type { Person } from '../world/person.ts';
import { goesThrough } from './answer.ts';
import { anyMinute, type Behaviour } from './behaviour.ts';
import { changeEvent } from './change-settings.ts';
import { placeOrder } from './order.ts';
import { planBuy, planSell } from './taste.ts';
import { connect, enter, leave, type Visit } from './visit.ts';

const elderly = 68;
const relativeName = hashName('honest/relative');
/** Customers asked before nobody of the right age is found. */
const triesMax = 8;

/** Always the same relative, customer of the same or another firm. */
function relativeOf(run: Run, elder: Person): Person | undefined {
  for (let nth = 0; nth < triesMax; nth += 1) {
    const draw = mix(run.seed, relativeName, elder.index, nth) / 2 ** 32;
    const person = personOf(run, Math.floor(draw * run.options.accounts));
    if (person.age >= 25 && person.age <= 62) return person;
  }
  return undefined;
}

/** Does what he came for: contacts to his own, less paper, a sale or a purchase. */
function* assist(run: Run, visit: Visit, random: Random): Actor {
  if (chance(random, 0.12)) {
    const changes = ['email', 'device-added', 'notification-off', 'phone'] as const;
    const request = changeEvent(run, visit, changes[integer(random, 0, changes.length - 1)]!);
    const decision = yield { request, pauseMs: lognormal(random, 15_000, 0.7) };
    if (!(yield* goesThrough(run, visit, request, decision))) return;
  }
  for (let left = integer(random, 0, 3); left > 0; left -= 1) {
    yield until(run.nowMs + lognormal(random, 90_000, 0.8));
    const plan = chance(random, 0.6) ? planSell(run, visit, 0.75) : planBuy(run, visit, 0.12);
    if (plan !== undefined) yield* placeOrder(run, visit, plan);
  }
  yield* leave(run, visit);
}

export const helpFamily: Behaviour = {
  name: 'honest/help-family',
  rates: { dormant: 0.01, holder: 0.025, saver: 0.02, regular: 0.03, active: 0.03 },
  dayFactor: () => 1,
  beginMinute: anyMinute,
  *act(run, elder, random) {
    const relative = elder.age < elderly ? undefined : relativeOf(run, elder);
    if (relative === undefined) return;
    const { connection } = connect(run, relative, random);
    if (chance(random, 0.5)) {
      const own = yield* enter(run, relative, random, { connection });
      if (own === undefined) return;
      yield until(run.nowMs + lognormal(random, 240_000, 0.8));
    }
    const visit = yield* enter(run, elder, random, { connection });
    if (visit !== undefined) yield* assist(run, visit, random);
  },
};
