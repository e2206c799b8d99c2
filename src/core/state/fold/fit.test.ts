import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Account, accountValueJpy, createAccount } from '../account.ts';
import { recordBytesMost } from '../record-bytes.ts';
import { noonMs } from '../test-events.ts';
import { fitAccount, recordBytesMax } from './fit.ts';
import { openSession } from './sessions.ts';

/** As full as an account can be, and its four sessions with the longest names there are. */
function overfull(): Account {
  const account = createAccount();
  for (let index = 0; index < 32; index += 1)
    account.positions.push({ key: 2 ** 32 - 1, quantity: 0.1, valueJpy: 1e14 + index });
  for (let index = 0; index < 20; index += 1) account.instruments.push(2 ** 32 - 1 - index, 0.1);
  for (let index = 0; index < 10; index += 1)
    account.openOrders.push({
      key: index,
      sessionStartMs: noonMs,
      quantity: index % 2,
      isElsewhere: false,
    });
  for (let index = 0; index < 4; index += 1) openSession(account, `${index}漢`.repeat(64), noonMs);
  return account;
}

test('an ordinary account is left as it is', () => {
  const account = createAccount();
  account.positions.push({ key: 1, quantity: 100, valueJpy: 250_000 });
  openSession(account, 'session', noonMs);
  const before = structuredClone(account);
  fitAccount(account);
  assert.deepEqual(account, before);
});

test('an account that is too large gives up what is worth least, and only so much', () => {
  const account = overfull();
  const valueJpy = accountValueJpy(account);
  assert.ok(recordBytesMost(account) > recordBytesMax);
  fitAccount(account);
  assert.ok(recordBytesMost(account) <= recordBytesMax);
  assert.ok(recordBytesMost(account) > recordBytesMax - 400);
  assert.equal(accountValueJpy(account), valueJpy);
  assert.ok(account.openOrders.every(({ quantity }) => quantity > 0));
});

test('the largest positions stay by name', () => {
  const account = overfull();
  fitAccount(account);
  const values = account.positions.map(({ valueJpy }) => valueJpy);
  assert.equal(Math.max(...values), 1e14 + 31);
  assert.equal(Math.min(...values), 1e14 + 32 - values.length);
});

test('the session in use stays, and confirmed fraud before the quiet ones', () => {
  const account = overfull();
  const [fraud, quiet] = account.sessions;
  fraud!.label = 'fraud';
  account.sessions[2]!.risk = 0.5;
  account.sessions[2]!.lastMs = noonMs + 1;
  fitAccount(account);
  assert.ok(account.sessions.some(({ lastMs }) => lastMs === noonMs + 1));
  assert.ok(!account.sessions.includes(quiet!));
});
