import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aLogin, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { recalled } from '../test-state.ts';
import { listedOrigin } from './listed-origin.ts';

function listedAs(kind: string, confidence: number) {
  const listing = { kind, value: 'named', source: 'a peer', confidence, expiresMs: noonMs + 1 };
  return listedOrigin.evaluate(aLogin(), recalled({ listing }));
}

test('an address that others have reported', () => {
  const facts = { kind: 'ip', name: 'named', source: 'a peer' };
  assert.deepEqual(listedAs('ip', 0.8), { value: 0.8, facts });
});

test('a whole network says half as much, a doubtful report little', () => {
  assert.equal(listedAs('asn', 0.8)?.value, 0.4);
  assert.equal(listedAs('device', 0.1)?.value, 0.1);
});

test('means that nobody listed', () => {
  assert.equal(listedOrigin.evaluate(aLogin(), recalled()), undefined);
});

test('stays within its bounds', () => assertBounded(listedOrigin, 'login'));
