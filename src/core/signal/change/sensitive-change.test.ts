import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeKinds } from '../../event/account-change.ts';
import { aChange } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { recalled } from '../test-state.ts';
import { sensitiveChange } from './sensitive-change.ts';

const worth = (change: (typeof changeKinds)[number]) =>
  sensitiveChange.evaluate(aChange({ change }), recalled())!.value;

test('notices switched off are worth most to a hijacker, a new home address least', () => {
  for (const kind of changeKinds) {
    assert.ok(worth(kind) <= worth('notification-off'), kind);
    assert.ok(worth(kind) >= worth('address'), kind);
  }
  assert.ok(worth('notification-off') > 5 * worth('address'));
});

test('the change is named', () => {
  const finding = sensitiveChange.evaluate(aChange({ change: 'email' }), recalled());
  assert.deepEqual(finding, { value: 1, facts: { change: 'email' } });
});

test('stays within its bounds', () => assertBounded(sensitiveChange, 'account-change'));
