import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aHijackersLogin, aLogin, homeOrigin } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { keysOf, recalled, recalledAtHome, recalledElsewhere } from '../test-state.ts';
import { strangeClient } from './strange-client.ts';

const strangeness = (...given: Parameters<typeof strangeClient.evaluate>) =>
  strangeClient.evaluate(...given)?.value ?? 0;

test('software the customer never used is strange', () => {
  const login = aHijackersLogin();
  const finding = strangeClient.evaluate(login, recalledElsewhere(login));
  assert.ok(finding && finding.value > 0);
  assert.deepEqual(finding.facts, { browser: 'Firefox 115', system: 'Linux' });
});

test('the own software speaks for the owner', () => {
  assert.ok(strangeness(aLogin(), recalledAtHome()) < -0.5);
});

test('a browser update on the same system says much less than another machine', () => {
  const updated = { ...homeOrigin, browser: 'Chrome 135' };
  const login = aLogin({ userAgent: 'agent of hana, updated' });
  const update = strangeness(login, recalledAtHome(login, { keys: keysOf(login, updated) }));
  const other = aHijackersLogin();
  assert.ok(update < strangeness(other, recalledElsewhere(other)) - 0.5);
});

test('of an account that never logged in nothing is known', () => {
  const login = aLogin();
  assert.equal(
    strangeClient.evaluate(login, recalled({ keys: keysOf(login, homeOrigin) })),
    undefined,
  );
});

test('stays within its bounds', () => assertBounded(strangeClient, 'login'));
