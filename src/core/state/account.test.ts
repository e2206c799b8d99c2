import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountValueJpy, createAccount, ordersOf, sessionOf } from './account.ts';
import { weightAt } from './counts.ts';
import { createSession } from './session.ts';
import { noonMs } from './test-events.ts';

test('the value of an account: cash, positions, and what did not fit', () => {
  const positions = [
    { key: 1, quantity: 100, valueJpy: 250_000 },
    { key: 2, quantity: -10, valueJpy: -30_000 },
  ];
  const account = { ...createAccount(), cashJpy: -20_000, otherPositionsJpy: 7, positions };
  assert.equal(accountValueJpy(account), 200_007);
  assert.equal(accountValueJpy(createAccount()), 0);
});

test('sessions by their name', () => {
  const account = createAccount();
  account.sessions.push(createSession('a', 1, 0), createSession('b', 2, 0));
  assert.equal(sessionOf(account, 'b')?.startMs, 2);
  assert.equal(sessionOf(account, 'c'), undefined);
});

test('orders of half a year ago count half', () => {
  const account = { ...createAccount(), orders: 8 * weightAt(noonMs) };
  assert.equal(ordersOf(account, noonMs), 8);
  assert.ok(Math.abs(ordersOf(account, noonMs + 180 * 86_400_000) - 4) < 1e-9);
});

test('no two new accounts share a list', () => {
  createAccount().addresses.push(1, 1);
  assert.deepEqual(createAccount().addresses, []);
});
