import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeKinds } from '../../event/account-change.ts';
import type { RequestEvent } from '../../event/event.ts';
import { contentHash } from '../../lib/content-hash.ts';
import { dayMs } from '../../lib/decay.ts';
import { hash32 } from '../../lib/hash.ts';
import { limits, ordersOf, sessionOf } from '../account.ts';
import { weightOf } from '../counts.ts';
import { viewCrowd } from '../crowd.ts';
import type { Ruling } from '../ruling.ts';
import { boughtMax } from '../session.ts';
import {
  aChange,
  anOrder,
  aRuling,
  aWithdrawal,
  later,
  noonMs,
  recalledOf,
  received,
} from '../test-events.ts';
import { createStateWorld, type MemoryWorld } from '../test-world.ts';
import { foldRequest } from './fold.ts';

function fold(world: MemoryWorld, event: RequestEvent, ruling: Partial<Ruling> = {}): void {
  foldRequest(received(event), recalledOf(event, world), aRuling(ruling), '', world);
}

const hanaOf = (world: MemoryWorld) => world.accounts.change('\u0000hana');
const sessionIn = (world: MemoryWorld) => sessionOf(hanaOf(world), 'session-1')!;

test('a session keeps the peaks of its evidence and the last risk', () => {
  const world = createStateWorld();
  fold(world, anOrder(), { session: 1, order: 3, market: 0.5, risk: 0.4 });
  fold(world, anOrder({ id: '2', order: '2' }), { session: 2, order: 1, market: 2, risk: 0.25 });
  const { requests, sessionEvidence, orderEvidence, marketEvidence, risk } = sessionIn(world);
  assert.deepEqual(
    { requests, sessionEvidence, orderEvidence, marketEvidence, risk },
    { requests: 2, sessionEvidence: 2, orderEvidence: 3, marketEvidence: 2, risk: 0.25 },
  );
});

test('a change is remembered by its kind and second; a refused one did not happen', () => {
  const world = createStateWorld();
  fold(world, aChange({ change: 'phone' }));
  fold(world, aChange({ id: '2', change: 'email' }), { verdict: 'block', cut: true });
  const expected = changeKinds.slice(0, 3).map((kind) => (kind === 'phone' ? noonMs / 1000 : 0));
  assert.deepEqual(hanaOf(world).changes, expected);
  assert.equal(sessionIn(world).changes, 1);
  assert.ok(sessionIn(world).cut);
});

test('only a ruling that says so cuts the session', () => {
  const world = createStateWorld();
  fold(world, anOrder(), { verdict: 'block', cut: false });
  assert.equal(sessionIn(world).cut, false);
});

test('a purchase is added up, named, and seen by the crowd with its risk from outside', () => {
  const world = createStateWorld();
  fold(world, anOrder(), { risk: 0.9, riskOutside: 0.5 });
  const session = sessionIn(world);
  assert.equal(session.boughtJpy, 250_000);
  assert.equal(session.soldJpy, 0);
  assert.deepEqual(session.bought, ['XTKS:7203']);
  assert.equal(session.firstOrderMs, noonMs);
  const crowd = world.crowds.read('\u0000XTKS:7203')!;
  assert.deepEqual(viewCrowd(crowd, '', noonMs), {
    buyers: 1,
    riskyBuyers: 0.5,
    valueJpy: 250_000,
    riskyJpy: 125_000,
  });
});

test('a sale is added up on its own side and makes no crowd', () => {
  const world = createStateWorld();
  fold(world, anOrder({ side: 'sell' }));
  assert.equal(sessionIn(world).soldJpy, 250_000);
  assert.equal(sessionIn(world).boughtJpy, 0);
  assert.equal(world.crowds.records.size, 0);
});

test('what was bought is marked as new, or as traded before this session', () => {
  const world = createStateWorld();
  fold(world, anOrder({ session: 'earlier' }));
  fold(world, anOrder({ id: '2', order: '2', instrument: 'XHKG:08123' }));
  fold(world, anOrder({ id: '3', order: '3' }));
  assert.deepEqual(sessionIn(world).bought, ['XHKG:08123', 'XTKS:7203']);
  // The market of the first was new as well.
  assert.equal(sessionIn(world).boughtUnknown, 0b01 | (0b01 << boughtMax));
});

test('an order teaches habits unless it is doubted or refused', () => {
  const world = createStateWorld();
  fold(world, anOrder({ margin: true }), { risk: 0.2 });
  assert.equal(ordersOf(hanaOf(world), noonMs).toFixed(6), '1.000000');
  assert.ok(weightOf(hanaOf(world).instruments, hash32('XTKS:7203')) > 0);
  assert.ok(weightOf(hanaOf(world).ways, hash32('XTKS')) > 0);
  assert.equal(hanaOf(world).marginOrders, 1);
  fold(world, anOrder({ id: '2', order: '2', instrument: 'XHKG:08123' }), { risk: 0.21 });
  fold(world, anOrder({ id: '3', order: '3', instrument: 'XHKG:08123' }), { verdict: 'block' });
  assert.equal(weightOf(hanaOf(world).instruments, hash32('XHKG:08123')), 0);
  assert.equal(ordersOf(hanaOf(world), noonMs).toFixed(6), '1.000000');
});

test('sizes: mean and variance of ln(yen), an order half a year old counting half', () => {
  const world = createStateWorld();
  const of = (quantity: number, id: string, time = later(0)) =>
    fold(world, anOrder({ id, order: id, session: id, quantity, limitPrice: 1000, time }));
  of(100, '1', later(-180 * dayMs));
  of(400, '2');
  const { orderLogMean, orderLogVariance } = hanaOf(world);
  // Weights 1 and 2: mean and variance of ln(100,000) and ln(400,000) by hand.
  const [small, large] = [Math.log(100_000), Math.log(400_000)];
  const mean = (small + 2 * large) / 3;
  const variance = ((small - mean) ** 2 + 2 * (large - mean) ** 2) / 3;
  // Sizes are kept in sixteenths.
  assert.ok(Math.abs(orderLogMean - mean) < 1 / 32);
  assert.ok(Math.abs(orderLogVariance - variance) < 1 / 16);
  assert.equal(ordersOf(hanaOf(world), noonMs).toFixed(4), '1.5000');
});

test('open orders: at most ten; one that is done with gives way first', () => {
  const world = createStateWorld();
  const account = hanaOf(world);
  const order = (number: number) =>
    fold(world, anOrder({ id: `${number}`, order: `order-${number}` }));
  for (let number = 0; number < limits.openOrders; number += 1) order(number);
  account.openOrders[4]!.quantity = 0;
  order(10);
  assert.ok(!account.openOrders.some(({ key }) => key === hash32('order-4')));
  order(11);
  assert.ok(!account.openOrders.some(({ key }) => key === hash32('order-0')));
  assert.equal(account.openOrders.length, limits.openOrders);
});

test('a refused order is remembered too: it may be executed all the same', () => {
  const world = createStateWorld();
  fold(world, anOrder(), { verdict: 'block', cut: true });
  assert.deepEqual(hanaOf(world).openOrders, [
    { key: hash32('order-1'), sessionStartMs: noonMs, quantity: 100, isElsewhere: false },
  ]);
});

test('a withdrawal that is let through leaves the cash', () => {
  const world = createStateWorld();
  hanaOf(world).cashJpy = 150_000;
  fold(world, aWithdrawal());
  fold(world, aWithdrawal({ id: '2' }), { verdict: 'hold' });
  assert.equal(hanaOf(world).cashJpy, 50_000);
});

test('what must wait is waiting, with what it will be asked for', () => {
  const world = createStateWorld();
  const expiresMs = noonMs + 600_000;
  fold(world, anOrder({ firm: 'alpha' }), {
    decision: 'd-1',
    verdict: 'step-up',
    minimum: 'passkey',
    expiresMs,
  });
  assert.deepEqual(world.pending.get('d-1'), {
    decision: 'd-1',
    firm: 'alpha',
    account: 'hana',
    session: 'session-1',
    kind: 'step-up',
    request: 'order',
    instrument: '',
    order: 'order-1',
    minimum: 'passkey',
    contentHash: contentHash(anOrder({ firm: 'alpha' })),
    valueJpy: 250_000,
    expiresMs,
  });
});

test('the same order with other content voids what waits for it; the same content does not', () => {
  const world = createStateWorld();
  const waiting = { decision: 'd-1', verdict: 'hold' as const, expiresMs: noonMs + 600_000 };
  fold(world, anOrder(), waiting);
  fold(world, anOrder({ id: 'sent-again' }));
  assert.ok(world.pending.get('d-1'));
  fold(world, anOrder({ id: 'changed', quantity: 200 }));
  assert.equal(world.pending.get('d-1'), undefined);
});
