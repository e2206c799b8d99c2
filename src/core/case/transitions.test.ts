import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { actionNames } from '../event/console.ts';
import type { CaseState } from './case.ts';
import { anAction, person, stateOf, withCases } from './test-console.ts';
import { isRemark, stateAfter } from './transitions.ts';

const states = ['new', 'investigating', 'confirmed', 'dismissed', 'restituting', 'closed'] as const;

test('the way of a case leads to its end and never out of it', () => {
  const after = (state: CaseState) =>
    new Set(
      actionNames.map((action) => stateAfter(action, state)).filter((to) => to !== undefined),
    );
  assert.deepEqual([...after('closed')], ['closed']);
  for (const state of states) assert.ok(after(state).size > 0, state);
  // Confirmed fraud is never taken back by a click; a dismissal may be looked into again.
  for (const state of ['confirmed', 'restituting'] as const)
    for (const to of after(state)) assert.ok(['confirmed', 'restituting', 'closed'].includes(to!));
  assert.ok(after('dismissed').has('investigating'));
});

test('whatever people try, a case moves by the table and what is refused changes nothing', () => {
  const tries = fc.array(
    fc.record({
      action: fc.constantFrom(...actionNames),
      ahead: fc.constantFrom(0, 0, 0, 1),
      role: fc.constantFrom('analyst' as const, 'analyst' as const, 'auditor' as const),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(tries, (attempts) => {
      const world = withCases(1);
      const id = 'c-order-0';
      for (const { action, ahead, role } of attempts) {
        const { state, version } = world.cases.read(id)!;
        const before = stateOf(world);
        const seen = { case: id, version: version + ahead };
        const { acted } = person(world, anAction(action, [seen], { role, to: 'ben' }));
        const record = world.cases.read(id)!;
        if (acted.state === 'refused') {
          assert.equal(stateOf(world), before);
          continue;
        }
        assert.equal(role, 'analyst');
        assert.ok(ahead === 0 || isRemark(action));
        assert.equal(record.state, stateAfter(action, state));
        assert.equal(record.version, isRemark(action) ? version : version + 1);
      }
    }),
  );
});
