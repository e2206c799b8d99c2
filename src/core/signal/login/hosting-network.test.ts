import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../../lib/decay.ts';
import { createAccount } from '../../state/account.ts';
import { learnLogin } from '../../state/fold/profile.ts';
import { createSession } from '../../state/session.ts';
import { aHijackersLogin, aLogin, hostingOrigin, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { keysOf, recalled, recalledAtHome, recalledElsewhere } from '../test-state.ts';
import { hostingNetwork } from './hosting-network.ts';

test('a data centre where the customer never was', () => {
  const login = aHijackersLogin();
  const finding = hostingNetwork.evaluate(login, recalledElsewhere(login));
  assert.ok(finding && finding.value > 0.9);
  assert.equal(finding.facts.asn, 14061);
  assert.equal(finding.facts.country, 'SG');
});

test('a customer who always uses his company’s gateway', () => {
  const account = createAccount();
  for (let daysAgo = 40; daysAgo > 0; daysAgo -= 1) {
    const timeMs = noonMs - daysAgo * dayMs;
    const keys = keysOf(aLogin(), hostingOrigin, timeMs);
    learnLogin(account, createSession('past', timeMs, 0), keys, 0, timeMs);
  }
  const login = aLogin();
  const state = recalledElsewhere(login, { account });
  assert.ok(hostingNetwork.evaluate(login, state)!.value < 0.1);
});

test('home is no data centre; where no table knows, nothing is said', () => {
  assert.equal(hostingNetwork.evaluate(aLogin(), recalledAtHome()), undefined);
  assert.equal(hostingNetwork.evaluate(aLogin(), recalled()), undefined);
});

test('for an unknown account a data centre counts whole', () => {
  const keys = keysOf(aLogin(), hostingOrigin);
  assert.equal(
    hostingNetwork.evaluate(aLogin(), recalled({ origin: hostingOrigin, keys }))?.value,
    1,
  );
});

test('stays within its bounds', () => assertBounded(hostingNetwork, 'login'));
