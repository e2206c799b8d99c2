import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FactEvent } from '../../event/event.ts';
import { hash32 } from '../../lib/hash.ts';
import { accountValueJpy, limits, sessionOf } from '../account.ts';
import {
  aLogin,
  anActivity,
  anExecution,
  anOrder,
  aRuling,
  homeOrigin,
  hostingOrigin,
  later,
  noon,
  noonMs,
  recalledOf,
  received,
  someHoldings,
} from '../test-events.ts';
import { createStateWorld, type MemoryWorld } from '../test-world.ts';
import { foldFact, foldRequest } from './fold.ts';

function fold(world: MemoryWorld, event: FactEvent, origin = homeOrigin) {
  return foldFact(received(event, origin), '', world);
}

function request(world: MemoryWorld, event = anOrder(), ruling = aRuling()): void {
  foldRequest(received(event), recalledOf(event, world), ruling, '', world);
}

const hanaOf = (world: MemoryWorld) => world.accounts.change('\u0000hana');

test('activity from elsewhere is noticed; activity alone opens a session without a log-in', () => {
  const world = createStateWorld();
  fold(world, anActivity());
  fold(world, anActivity({ id: '2', userAgent: 'a script' }), hostingOrigin);
  const session = sessionOf(hanaOf(world), 'session-1')!;
  assert.equal(session.contextChange, 2.5);
  assert.equal(session.loggedIn, false);
});

test('a log-out ends nothing that was not begun', () => {
  const world = createStateWorld();
  const logout = { id: '1', type: 'logout', time: noon, account: 'hana' } as const;
  fold(world, { ...logout, session: 'unheard-of' });
  assert.equal(hanaOf(world).sessions.length, 0);
  fold(world, anActivity());
  fold(world, { ...logout, session: 'session-1', time: later(60_000) });
  assert.equal(hanaOf(world).sessions[0]!.lastMs, noonMs + 60_000);
});

test('an execution moves position and cash, and is linked to the session of its order', () => {
  const world = createStateWorld();
  hanaOf(world).cashJpy = 1_000_000;
  request(world);
  const happenings = fold(world, anExecution({ quantity: 60, fee: 500 }));
  const session = sessionOf(hanaOf(world), 'session-1')!;
  assert.equal(session.executedPurchaseJpy, 150_000);
  assert.equal(hanaOf(world).cashJpy, 849_500);
  assert.deepEqual(hanaOf(world).positions, [
    { key: hash32('XTKS:7203'), quantity: 60, valueJpy: 150_000 },
  ]);
  assert.deepEqual(happenings, [
    { kind: 'executed', session, order: 'order-1', side: 'buy', valueJpy: 150_000 },
  ]);
  fold(world, anExecution({ id: '2', quantity: 40 }));
  assert.equal(session.executedPurchaseJpy, 250_000);
  assert.equal(hanaOf(world).openOrders[0]!.quantity, 0);
});

test('a sale empties the position and fills the cash', () => {
  const world = createStateWorld();
  fold(world, anExecution());
  request(world, anOrder({ id: '2', order: 'order-2', side: 'sell' }));
  fold(world, anExecution({ id: '3', order: 'order-2', side: 'sell', price: 3_000 }));
  assert.deepEqual(hanaOf(world).positions, []);
  assert.equal(hanaOf(world).cashJpy, 50_000);
  assert.equal(sessionOf(hanaOf(world), 'session-1')!.executedSaleJpy, 300_000);
});

test('foreign prices are counted in yen', () => {
  const world = createStateWorld();
  fold(world, anExecution({ instrument: 'XHKG:08123', price: 2, quantity: 1000, currency: 'HKD' }));
  assert.equal(hanaOf(world).cashJpy, -38_000);
  assert.equal(accountValueJpy(hanaOf(world)), 0);
});

test('an execution of an order nobody placed here is counted and linked to nothing', () => {
  const world = createStateWorld();
  assert.deepEqual(fold(world, anExecution({ order: 'unheard-of' })), []);
  assert.equal(hanaOf(world).positions.length, 1);
});

test('without room a further position is part of the sum', () => {
  const world = createStateWorld();
  for (let number = 0; number < limits.positions + 2; number += 1)
    fold(world, anExecution({ id: `${number}`, instrument: `XTKS:${1000 + number}` }));
  assert.equal(hanaOf(world).positions.length, limits.positions);
  assert.equal(hanaOf(world).otherPositionsJpy, 500_000);
});

test('a snapshot replaces the last one; the largest positions stay by name', () => {
  const world = createStateWorld();
  const instrument = world.instruments.change('XTKS:1000');
  instrument.lastPrice = 5_000;
  const many = Array.from({ length: 40 }, (_, index) => ({
    instrument: `XTKS:${1000 + index}`,
    quantity: 100,
    averageCost: 100 + index,
  }));
  fold(world, someHoldings({ cash: [{ currency: 'JPY', amount: 7 }], positions: many }));
  const sevens = [{ currency: 'USD', amount: -10 }];
  fold(world, someHoldings({ id: '2', cash: sevens, positions: many }));
  const account = hanaOf(world);
  assert.equal(account.cashJpy, -1_500);
  assert.equal(account.positions.length, limits.positions);
  assert.deepEqual(account.positions[0], {
    key: hash32('XTKS:1000'),
    quantity: 100,
    valueJpy: 500_000,
  });
  // The eight cheapest, bought at 101 to 108.
  assert.equal(account.otherPositionsJpy, 100 * (101 + 102 + 103 + 104 + 105 + 106 + 107 + 108));
});

test('a cancelled order waits no more; executed all the same it still finds its session', () => {
  const world = createStateWorld();
  request(world, anOrder(), aRuling({ decision: 'd-1', verdict: 'hold', expiresMs: noonMs + 1 }));
  const cancel = { id: '2', type: 'order-cancel', time: noon, account: 'hana' } as const;
  const happenings = fold(world, { ...cancel, order: 'order-1' });
  assert.equal(happenings.length, 1);
  assert.deepEqual(happenings[0]!.kind === 'outcome' && happenings[0]!.outcome, 'cancelled');
  assert.equal(world.pending.next(), undefined);
  assert.deepEqual(fold(world, { ...cancel, id: '3', order: 'order-1' }), []);
  assert.equal(fold(world, anExecution())[0]?.kind, 'executed');
});

test('the order of a log-in between order and execution does not matter', () => {
  const world = createStateWorld();
  request(world);
  const login = aLogin({ session: 'session-2', time: later(1000) });
  foldRequest(received(login), recalledOf(login, world), aRuling(), '', world);
  const [happening] = fold(world, anExecution({ time: later(2000) }));
  assert.equal(happening?.kind === 'executed' && happening.session.id, 'session-1');
});
