import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide, rulingOf } from '../decision/decide.ts';
import { settingsOf } from '../decision/settings.ts';
import { hourMs, minuteMs } from '../lib/decay.ts';
import type { Evidence } from '../signal/signal.ts';
import { foldFact, foldRequest } from '../state/fold/fold.ts';
import { restrictedMax } from '../state/in-force.ts';
import { anOrder, later, recalledOf, received } from '../state/test-events.ts';
import type { MemoryWorld } from '../state/test-world.ts';
import { followEvent } from './follow-event.ts';
import { type CaseWorld, createCaseWorld } from './test-case.ts';
import { aRestriction, person, settings } from './test-console.ts';

/** The answer to an order, with these log-odds for all evidence, and what followed. */
function order(world: CaseWorld, event: ReturnType<typeof anOrder>, logOdds = -30) {
  const whole = received(event);
  const recalled = recalledOf(event, world as MemoryWorld);
  const evidence: Evidence[] = [
    { signal: 'strange-network', family: 'login', value: logOdds, facts: {} },
  ];
  const { restricted } = settingsOf(world);
  const inForce = { ...settings, restricted };
  const decided = decide(whole, evidence, { ...recalled, session: undefined }, inForce);
  const ruling = rulingOf(decided, settings.policy, whole.timeMs);
  const happenings = foldRequest(whole, recalled, ruling, '', world);
  const answered = { decision: decided.decision, ruling, valueJpy: recalled.valueJpy };
  const effects = followEvent(whole, answered, happenings, inForce, world);
  return { decision: decided.decision, effects };
}

const at = (minutes: number, changes: Partial<ReturnType<typeof anOrder>> = {}) =>
  anOrder({
    id: `o-${minutes}`,
    order: `o-${minutes}`,
    time: later(minutes * minuteMs),
    ...changes,
  });

test('while it lasts every purchase is held and nobody becomes a suspect by it', () => {
  const world = createCaseWorld();
  assert.equal(order(world, at(0)).decision.verdict, 'allow');
  const { acted, effects } = person(world, aRestriction());
  assert.equal(acted.state, 'done');
  assert.deepEqual(
    effects.map(({ kind }) => kind),
    ['restriction'],
  );
  const held = order(world, at(1));
  assert.equal(held.decision.verdict, 'hold');
  assert.deepEqual(held.decision.reasons[0], {
    code: 'restricted-by-person',
    weight: 0,
    facts: { instrument: 'XTKS:7203', until: later(4 * hourMs) },
  });
  assert.deepEqual(
    held.effects.filter(({ kind }) => kind === 'case'),
    [],
  );
  assert.equal(order(world, at(2, { side: 'sell' })).decision.verdict, 'allow');
  assert.equal(order(world, at(3, { instrument: 'XTKS:6758' })).decision.verdict, 'allow');
});

test('a hijacker’s purchase is not let off with a hold', () => {
  const world = createCaseWorld();
  person(world, aRestriction());
  assert.equal(order(world, at(1), 30).decision.verdict, 'block');
});

test('it ends by the clock, and is told to have ended', () => {
  const world = createCaseWorld();
  person(world, aRestriction());
  const clock = received({ id: 'clock', type: 'clock', time: later(4 * hourMs) } as const);
  const effects = followEvent(clock, undefined, foldFact(clock, '', world), settings, world);
  assert.deepEqual(
    effects.map((effect) => effect.kind === 'restriction' && effect.line.state),
    ['lapsed'],
  );
  assert.deepEqual(settingsOf(world).restricted, []);
  assert.equal(order(world, at(241)).decision.verdict, 'allow');
});

test('lifted, it is over at once; one firm’s binds that firm', () => {
  const world = createCaseWorld();
  person(world, aRestriction());
  assert.equal(person(world, aRestriction({ lifted: true })).acted.state, 'done');
  assert.equal(order(world, at(1)).decision.verdict, 'allow');
  assert.equal(world.pending.next(), undefined);
  person(world, aRestriction({ firm: 'North' }));
  assert.equal(order(world, at(2)).decision.verdict, 'allow');
  assert.equal(order(world, at(3, { firm: 'North' })).decision.verdict, 'hold');
});

test('only a supervisor, and only into the future', () => {
  const world = createCaseWorld();
  assert.equal(person(world, aRestriction({ role: 'analyst' })).acted.refusal?.code, 'role');
  const past = aRestriction({ expires: later(-1) });
  assert.equal(person(world, past).acted.refusal?.code, 'bad-time');
});

test('the list is bounded: one more takes the place of the one that ends first', () => {
  const world = createCaseWorld();
  for (let index = 0; index <= restrictedMax; index += 1)
    person(
      world,
      aRestriction({ instrument: `XTKS:${1000 + index}`, expires: later((index + 1) * hourMs) }),
    );
  const named = settingsOf(world).restricted?.map(({ instrument }) => instrument);
  assert.equal(named?.length, restrictedMax);
  assert.ok(!named?.includes('XTKS:1000'));
});
