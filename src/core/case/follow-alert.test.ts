import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aModel, aPolicy } from '../decision/test-settings.ts';
import type { Event } from '../event/event.ts';
import { minuteMs } from '../lib/decay.ts';
import { foldFact, foldRequest } from '../state/fold/fold.ts';
import { anOrder, aRuling, later, recalledOf, received } from '../state/test-events.ts';
import type { MemoryWorld } from '../state/test-world.ts';
import type { Alert } from './case.ts';
import { followAlert, followQuiet } from './follow-alert.ts';
import { type CaseWorld, createCaseWorld } from './test-case.ts';

const model = aModel();
const settings = { model, policy: aPolicy({ hijackRate: 0.005 }) };
const quietMs = model.market.quietMs;

/** A purchase by one of many customers, who is a hijacker with this probability. */
function buy(world: CaseWorld, number: number, risk: number, changes: Partial<Event> = {}) {
  const id = `buy-${number}`;
  const named = { id, order: id, account: `buyer-${number}`, time: later(number * minuteMs) };
  const event = anOrder({ ...named, instrument: 'XHKG:08123', ...changes } as never);
  const ruling = aRuling({ risk, riskOutside: risk });
  const sharing = event.firm ?? '';
  foldRequest(received(event), recalledOf(event, world as MemoryWorld), ruling, sharing, world);
  return followAlert(received(event), sharing, settings, world);
}

/** Everything that time alone causes up to then, as the engine does it. */
function clock(world: CaseWorld, ms: number): readonly Alert[] {
  const event = { id: 'clock', type: 'clock', time: later(ms) } as const;
  return foldFact(received(event), '', world).flatMap((happening) =>
    happening.kind === 'alert-due'
      ? followQuiet(happening.pending, received(event).timeMs, model, world)
      : [],
  );
}

test('an honest crowd of thirty opens nothing', () => {
  const world = createCaseWorld();
  for (let number = 0; number < 30; number += 1) assert.deepEqual(buy(world, number, 0.001), []);
  assert.equal(world.pending.next(), undefined);
});

test('three probable hijackers open one alert, which names them', () => {
  const world = createCaseWorld();
  buy(world, 0, 0.001);
  assert.deepEqual(buy(world, 1, 0.9), []);
  const lines = [2, 3].flatMap((number) => buy(world, number, 0.9));
  const [opened, ...others] = lines;
  assert.equal(opened?.state, 'open');
  assert.ok(others.every(({ state, alert }) => state === 'changed' && alert === opened?.alert));
  const { accounts, instrument, firstHostileBuy, risk, reasons } = lines.at(-1)!;
  assert.equal(instrument, 'XHKG:08123');
  assert.equal(firstHostileBuy, later(minuteMs));
  assert.ok(accounts.length >= 2 && accounts.every((name) => /^buyer-[123]$/.test(name)));
  assert.ok(risk > 0.9 && risk < 1);
  assert.equal(reasons[0]?.code, 'risky-buyers');
});

test('purchases too small for the stock to move open nothing, until they add up', () => {
  const world = createCaseWorld();
  const instrument = world.instruments.change('XHKG:08123');
  // Each order is for 250,000 yen or so; a day's volume is worth 200 million.
  Object.assign(instrument, { currency: 'JPY', averageDailyVolume: 200_000, previousClose: 1_000 });
  const lines = Array.from({ length: 12 }, (_, number) => buy(world, number, 0.9));
  const opened = lines.findIndex((found) => found.length > 0);
  const { riskyJpy, shareOfDailyVolume } = lines[opened]![0]!.reasons[0]!.facts;
  assert.ok(opened > 2, `${opened}`);
  assert.ok(Number(riskyJpy) >= 1_000_000 && Number(shareOfDailyVolume) >= 0.005);
  const before = createCaseWorld();
  assert.equal([0, 1, 2].flatMap((number) => buy(before, number, 0.9)).length, 1);
});

test('two hijackers among thirty honest buyers of a popular stock open nothing', () => {
  const world = createCaseWorld();
  for (let number = 0; number < 30; number += 1) buy(world, number, 0.001);
  for (const number of [30, 31, 32]) assert.deepEqual(buy(world, number, 0.9), []);
});

test('one line an opening; another only when the attack has grown by half', () => {
  const world = createCaseWorld();
  const lines = Array.from({ length: 12 }, (_, number) => buy(world, number, 0.95)).flat();
  assert.deepEqual(
    lines.map(({ state }) => state),
    ['open', 'changed', 'changed', 'changed'],
  );
  assert.equal(new Set(lines.map(({ alert }) => alert)).size, 1);
  for (let at = 1; at < lines.length; at += 1)
    assert.ok(lines[at]!.accounts.length >= 1.4 * lines[at - 1]!.accounts.length);
});

test('sales feed nothing', () => {
  const world = createCaseWorld();
  for (let number = 0; number < 6; number += 1)
    assert.deepEqual(buy(world, number, 0.9, { side: 'sell' } as never), []);
});

test('it closes when it has been quiet long enough, by the clock', () => {
  const world = createCaseWorld();
  const [opened] = [0, 1, 2].flatMap((number) => buy(world, number, 0.9));
  const openedMs = Date.parse(opened!.time) - Date.parse(later(0));
  assert.equal(world.pending.next()?.expiresMs, Date.parse(opened!.time) + quietMs);
  // Fed again on the way: the first look finds it awake.
  buy(world, 30, 0.9);
  assert.deepEqual(clock(world, openedMs + quietMs), []);
  const [closed] = clock(world, 30 * minuteMs + quietMs);
  assert.equal(closed?.state, 'closed');
  assert.equal(closed?.alert, opened?.alert);
  assert.deepEqual(clock(world, 99 * minuteMs + quietMs), []);
  assert.equal(world.instruments.change('XHKG:08123').alertId, '');
});

test('a later attack on the same instrument is another alert', () => {
  const world = createCaseWorld();
  const attack = (at: number) => [0, 1, 2].flatMap((number) => buy(world, at + number, 0.9));
  const names = (lines: readonly Alert[]) => new Set(lines.map(({ alert }) => alert));
  const first = attack(0);
  clock(world, 2 * minuteMs + quietMs);
  const second = attack(900);
  assert.equal(second[0]?.state, 'open');
  assert.equal(names(first).size + names(second).size, names([...first, ...second]).size);
});

/** Quiet trading for an hour, then so many orders within seconds up a ladder. */
function pushed(world: CaseWorld, orders: number): readonly Alert[] {
  const lines: Alert[] = [];
  const print = (ms: number, price: number) => {
    const fixed = { id: `t-${ms}`, type: 'trade', instrument: 'XTKS:7203', quantity: 100 } as const;
    const event = { ...fixed, time: later(ms), price, side: 'buy' } as const;
    foldFact(received(event), '', world);
    lines.push(...followAlert(received(event), '', settings, world));
  };
  for (let chunk = 720; chunk > 2; chunk -= 1) print(-chunk * 5_000, 1_000);
  for (let order = 0; order < orders; order += 1) print(order, 1_000 * 1.002 ** order);
  return lines;
}

test('prints alone open an alert as well: a line of the market, naming nobody', () => {
  const lines = pushed(createCaseWorld(), 300);
  assert.equal(lines.length, 1);
  const [line] = lines;
  assert.equal(line?.state, 'open');
  assert.deepEqual(line?.accounts, []);
  assert.ok(line!.risk >= model.market.openRisk);
  assert.ok(line!.reasons.some(({ code }) => code === 'rush-buying'));
});

test('an ordinary hour opens none', () => {
  assert.deepEqual(pushed(createCaseWorld(), 3), []);
});

test('buyers who join an alert of the market are told under its name', () => {
  const world = createCaseWorld();
  const [opened] = pushed(world, 300);
  const instrument = { instrument: 'XTKS:7203' } as never;
  const lines = [1, 2, 3].flatMap((number) => buy(world, number, 0.9, instrument));
  assert.ok(lines.length > 0);
  for (const { alert, state, accounts } of lines) {
    assert.deepEqual([alert, state], [opened!.alert, 'changed']);
    assert.ok(accounts.length > 0);
  }
});

test('buyers of all firms make one attack; each firm hears only of its own customers', () => {
  const world = createCaseWorld();
  const lines = ['alpha', 'beta', 'alpha', 'beta'].flatMap((firm, number) =>
    buy(world, number, 0.9, { firm }),
  );
  assert.equal(new Set(lines.map(({ alert }) => alert)).size, 1);
  for (const { firm, accounts } of lines) {
    if (firm === undefined) assert.deepEqual(accounts, []);
    const own = firm === 'alpha' ? ['buyer-0', 'buyer-2'] : ['buyer-1', 'buyer-3'];
    for (const account of accounts) assert.ok(own.includes(account), `${account} told to ${firm}`);
  }
  assert.ok(lines.some(({ firm, accounts }) => firm !== undefined && accounts.length > 0));
  assert.ok(lines.some(({ firm }) => firm === undefined));
});

test('an instrument forgotten under an open alert: the alert still closes, under its own name', () => {
  const world = createCaseWorld();
  const [opened] = [1, 2, 3].flatMap((number) => buy(world, number, 0.9));
  (world.instruments.records as Map<string, unknown>).delete('XHKG:08123');
  const lines = clock(world, 10 * quietMs);
  assert.deepEqual(
    lines.map(({ alert, state, instrument }) => [alert, state, instrument]),
    [[opened?.alert, 'closed', 'XHKG:08123']],
  );
});
