import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aHijackersLogin, aLogin, anOrder } from '../state/test-events.ts';
import { allSignals } from './catalogue.ts';
import { anyRecalled } from './test-any-state.ts';
import { anyRequest } from './test-bounds.ts';
import { recalled, recalledAtHome, recalledElsewhere } from './test-state.ts';
import { weigh } from './weigh.ts';

const named = (...given: Parameters<typeof weigh>) => weigh(...given).map(({ signal }) => signal);

test('a hijacker’s log-in brings the evidence that the owner’s does not', () => {
  const stranger = aHijackersLogin();
  const found = named(stranger, recalledElsewhere(stranger));
  assert.ok(found.includes('hosting-network') && found.includes('strange-device'));
  assert.ok(!named(aLogin(), recalledAtHome()).includes('hosting-network'));
});

test('of nobody at all only the missing log-in is said', () => {
  assert.deepEqual(named(aLogin(), recalled()), []);
  assert.deepEqual(named(anOrder(), recalled()), ['no-login']);
});

test('each signal is asked once, gives its family, and changes nothing', () => {
  const families = new Map(allSignals.map(({ id, family }) => [id, family]));
  fc.assert(
    fc.property(anyRequest, anyRecalled, (event, state) => {
      const before = structuredClone(state);
      const evidence = weigh(event, state);
      assert.deepEqual(structuredClone(state), before);
      assert.equal(new Set(evidence.map(({ signal }) => signal)).size, evidence.length);
      for (const { signal, family } of evidence) assert.equal(family, families.get(signal));
    }),
  );
});
