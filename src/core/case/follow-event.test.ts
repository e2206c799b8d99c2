import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide, rulingOf } from '../decision/decide.ts';
import { aModel, aPolicy } from '../decision/test-settings.ts';
import type { RequestEvent } from '../event/event.ts';
import { minuteMs } from '../lib/decay.ts';
import type { Evidence } from '../signal/signal.ts';
import { foldFact, foldRequest } from '../state/fold/fold.ts';
import { aLogin, anExecution, anOrder, later, recalledOf, received } from '../state/test-events.ts';
import type { MemoryWorld } from '../state/test-world.ts';
import { followEvent } from './follow-event.ts';
import { type CaseWorld, createCaseWorld } from './test-case.ts';

const settings = { model: aModel(), policy: aPolicy(), rules: 'none' };

/** Decides, folds and follows as the pipeline does, with these log-odds for all evidence. */
function request(world: CaseWorld, event: RequestEvent, logOdds: number) {
  const whole = received(event);
  const recalled = recalledOf(event, world as MemoryWorld);
  const evidence: Evidence[] = [
    { signal: 'strange-network', family: 'login', value: logOdds, facts: {} },
  ];
  const decided = decide(whole, evidence, { ...recalled, session: undefined }, settings);
  const ruling = rulingOf(decided, settings.policy, whole.timeMs);
  const happenings = foldRequest(whole, recalled, ruling, '', world);
  const answered = { decision: decided.decision, ruling, valueJpy: recalled.valueJpy };
  return followEvent(whole, answered, happenings, settings, world);
}

const kindsOf = (effects: ReturnType<typeof followEvent>) => effects.map(({ kind }) => kind);
const blocked = 9;
const challenged = -4;
const allowed = -12;

test('what is let through leaves no line', () => {
  const world = createCaseWorld();
  assert.deepEqual(request(world, aLogin(), allowed), []);
  assert.deepEqual(request(world, anOrder(), allowed), []);
});

test('what is not: the decision, then the case; the minute once it is over', () => {
  const world = createCaseWorld();
  assert.deepEqual(kindsOf(request(world, aLogin(), blocked)), ['decision', 'case', 'triage']);
  const order = anOrder({ time: later(2 * minuteMs) });
  assert.deepEqual(kindsOf(request(world, order, blocked)), [
    'decision',
    'tally',
    'case',
    'triage',
  ]);
});

test('the same order with other content: the earlier challenge is cancelled, by name', () => {
  const world = createCaseWorld();
  const dear = { quantity: 2_000 };
  assert.deepEqual(kindsOf(request(world, anOrder(dear), challenged)), ['decision']);
  const again = request(world, anOrder({ ...dear, id: 'again' }), challenged);
  assert.deepEqual(kindsOf(again), ['decision']);
  const changed = request(world, anOrder({ quantity: 2_001, id: 'changed' }), allowed);
  assert.deepEqual(
    changed.map((effect) => effect.kind === 'outcome' && effect.line.outcome),
    ['cancelled'],
  );
});

test('a fact: what it settled and what the case learnt', () => {
  const world = createCaseWorld();
  request(world, aLogin(), allowed);
  request(world, anOrder(), blocked);
  const execution = received(anExecution());
  const happenings = foldFact(execution, '', world);
  const effects = followEvent(execution, undefined, happenings, settings, world);
  assert.deepEqual(kindsOf(effects), ['case', 'triage']);
  const order = anOrder({ id: '2', order: '2', quantity: 2_000 });
  request(world, order, challenged);
  const clock = received({ id: 'clock', type: 'clock', time: later(20 * minuteMs) } as const);
  const lapsed = foldFact(clock, '', world);
  const outcomes = followEvent(clock, undefined, lapsed, settings, world);
  assert.deepEqual(kindsOf(outcomes), ['outcome', 'triage']);
  assert.deepEqual(outcomes.slice(0, 1), [
    { kind: 'outcome', line: { decision: 'd-2', time: clock.event.time, outcome: 'timed-out' } },
  ]);
});
