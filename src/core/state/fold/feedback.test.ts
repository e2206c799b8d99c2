import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RequestEvent } from '../../event/event.ts';
import { dayMs } from '../../lib/decay.ts';
import { hash32 } from '../../lib/hash.ts';
import { sessionOf } from '../account.ts';
import { distinctIn, weightOf } from '../counts.ts';
import { viewCrowd } from '../crowd.ts';
import type { Ruling } from '../ruling.ts';
import {
  aFeedback,
  aHijackersLogin,
  aLogin,
  anActivity,
  anExecution,
  anOrder,
  aRuling,
  aWithdrawal,
  homeOrigin,
  hostingOrigin,
  later,
  noonMs,
  recalledOf,
  received,
} from '../test-events.ts';
import { createStateWorld, type MemoryWorld } from '../test-world.ts';
import { foldFact, foldRequest } from './fold.ts';
import { fact, hanaOf, request, sessionIn } from './test-fold.ts';

/** A hijacker's log-in that was taken for the owner's, and a purchase in it. */
function hijacked(): MemoryWorld {
  const world = createStateWorld();
  request(world, aHijackersLogin(), { risk: 0.1 });
  request(world, anOrder({ session: 'session-2', time: later(60_000) }), { riskOutside: 0.1 });
  return world;
}

const fraud = (changes: Parameters<typeof aFeedback>[0] = {}) =>
  aFeedback({ subject: { session: 'session-2' }, time: later(3_600_000), ...changes });

test('confirmed fraud: the session is cut and what it taught forgotten', () => {
  const world = hijacked();
  const happenings = fact(world, fraud());
  assert.deepEqual(happenings, [{ kind: 'confirmed', session: sessionIn(world) }]);
  assert.ok(sessionIn(world).cut);
  assert.equal(sessionIn(world).label, 'fraud');
  assert.equal(hanaOf(world).logins, 0);
  for (const table of ['addresses', 'networks', 'devices', 'browsers', 'languages'] as const)
    assert.equal(distinctIn(hanaOf(world)[table]), 0, table);
});

test('what only he bought is unknown again; what the customer had traded before is not', () => {
  const world = createStateWorld();
  const usual = anOrder({ id: 'own', order: 'own', session: 'own', instrument: 'XTKS:6758' });
  request(world, usual);
  request(world, aHijackersLogin(), { risk: 0.1 });
  for (const instrument of ['XHKG:08123', 'XTKS:6758'])
    request(
      world,
      anOrder({ id: instrument, order: instrument, session: 'session-2', instrument }),
    );
  const known = (instrument: string) => weightOf(hanaOf(world).instruments, hash32(instrument)) > 0;
  assert.ok(known('XHKG:08123') && known('XTKS:6758'));
  fact(world, fraud());
  assert.deepEqual([known('XHKG:08123'), known('XTKS:6758')], [false, true]);
});

test('the places of a hijacker are hostile, once, however many say so', () => {
  const world = hijacked();
  fact(world, fraud());
  fact(world, fraud({ id: '2', by: 'analyst' }));
  for (const place of [
    world.addresses.read('\u0000198.51.100.9'),
    world.networks.read('\u000014061'),
    world.devices.read('\u0000server'),
  ])
    assert.equal(place?.hostile, 1);
});

test('what he bought is known to be bought by a hijacker', () => {
  const world = hijacked();
  fact(world, fraud());
  const crowd = world.crowds.read('\u0000XTKS:7203')!;
  assert.equal(viewCrowd(crowd, '', noonMs + 60_000).riskyBuyers, 1);
});

test('the word may name an order, executed or not, or only the account', () => {
  for (const subject of [{ order: 'order-1' }, { account: 'hana' }, {}]) {
    const world = hijacked();
    fact(world, anExecution({ time: later(70_000) }));
    fact(world, fraud({ subject }));
    assert.equal(sessionIn(world).label, 'fraud', JSON.stringify(subject));
  }
});

test('a word about a session nobody remembers labels no other', () => {
  const world = hijacked();
  const [happening] = fact(world, fraud({ subject: { session: 'forgotten' } }));
  assert.deepEqual(happening, { kind: 'confirmed', session: undefined });
  assert.equal(sessionIn(world).label, '');
});

/** Hana logs in at home and trades; later the session goes on from a thief's line, who buys too. */
function ridden(): MemoryWorld {
  const world = createStateWorld();
  const home = (event: RequestEvent, ruling: Partial<Ruling> = {}) => {
    const recalled = recalledOf(event, world, homeOrigin);
    foldRequest(received(event, homeOrigin), recalled, aRuling(ruling), '', world);
  };
  for (let day = 20; day > 0; day -= 1)
    home(aLogin({ id: `${day}`, session: `of day ${day}`, time: later(-day * dayMs) }));
  home(aLogin(), { login: -3 });
  request(world, anOrder({ id: 'own', order: 'own', instrument: 'XTKS:6758' }));
  const thief = anActivity({ ip: '198.51.100.9', time: later(60_000) });
  foldFact(received(thief, hostingOrigin), '', world);
  request(
    world,
    anOrder({ id: 'his', order: 'his', time: later(90_000), instrument: 'XHKG:08123' }),
  );
  return world;
}

const hostileAt = (world: MemoryWorld) => ({
  home: world.addresses.read('\u0000203.0.113.7')?.hostile,
  laptop: world.devices.read('\u0000laptop of hana')?.hostile,
  thief: world.addresses.read('\u0000198.51.100.9')?.hostile,
});

test('an order disowned that came after the session had moved: the thief’s place, not the owner’s', () => {
  const world = ridden();
  const logins = hanaOf(world).logins;
  fact(world, fraud({ subject: { session: 'session-1', order: 'his' } }));
  assert.deepEqual(hostileAt(world), { home: 0, laptop: 0, thief: 1 });
  assert.equal(hanaOf(world).logins, logins);
  assert.ok(sessionOf(hanaOf(world), 'session-1')!.cut);
  assert.equal(weightOf(hanaOf(world).instruments, hash32('XHKG:08123')), 0);
});

test('an order disowned from before the move, in a log-in like the owner’s: no place is marked', () => {
  const world = ridden();
  fact(world, fraud({ subject: { session: 'session-1', order: 'own' } }));
  assert.deepEqual(hostileAt(world), { home: 0, laptop: 0, thief: 0 });
});

test('a session disowned as a whole: its log-in as well', () => {
  const world = ridden();
  const logins = hanaOf(world).logins;
  fact(world, fraud({ subject: { session: 'session-1' } }));
  assert.deepEqual(hostileAt(world), { home: 1, laptop: 1, thief: 1 });
  assert.ok(hanaOf(world).logins < logins);
});

test('an order disowned in a log-in unlike the owner’s: whoever logged in', () => {
  const world = createStateWorld();
  request(world, aHijackersLogin(), { login: 3, risk: 0.1 });
  request(world, anOrder({ session: 'session-2', time: later(60_000) }));
  fact(world, fraud({ subject: { session: 'session-2', order: 'order-1' } }));
  assert.equal(world.addresses.read('\u0000198.51.100.9')?.hostile, 1);
  assert.equal(hanaOf(world).logins, 0);
});

test('sizes, markets, margin: as if the hijacker had never traded', () => {
  const world = createStateWorld();
  for (let day = 9; day > 0; day -= 1) {
    const own = { id: `${day}`, order: `${day}`, session: `of day ${day}`, quantity: 100 + day };
    request(world, anOrder({ ...own, time: later(-day * dayMs) }));
  }
  const before = structuredClone(hanaOf(world));
  request(world, aHijackersLogin(), { risk: 0.1 });
  for (const order of ['a', 'b', 'c'])
    request(
      world,
      anOrder({
        id: order,
        order,
        session: 'session-2',
        instrument: 'XHKG:08123',
        quantity: 9e5,
        margin: true,
      }),
    );
  const taught = hanaOf(world);
  assert.ok(taught.orderLogMean > before.orderLogMean + 1 && taught.marginOrders === 3);
  fact(world, fraud());
  const after = hanaOf(world);
  assert.ok(Math.abs(after.orderLogMean - before.orderLogMean) < 1e-3);
  assert.ok(Math.abs(after.orderLogVariance - before.orderLogVariance) < 1e-2);
  assert.ok(Math.abs(after.orders / before.orders - 1) < 1e-5);
  assert.equal(after.marginOrders, 0);
  assert.equal(weightOf(after.ways, hash32('XHKG')), 0);
  assert.ok(weightOf(after.ways, hash32('XTKS')) > 0);
});

test('money that went somewhere once went for the hijacker; the usual bank stays known', () => {
  const world = createStateWorld();
  const send = (id: string, destination: string, day: number) =>
    request(
      world,
      aWithdrawal({ id, session: 'session-2', destination, time: later(-day * dayMs) }),
    );
  for (const day of [60, 30]) send(`${day}`, 'bank of hana', day);
  request(world, aHijackersLogin(), { risk: 0.1 });
  send('his', 'bank of a stranger', 0);
  fact(world, fraud());
  assert.equal(distinctIn(hanaOf(world).destinations), 1);
  assert.ok(weightOf(hanaOf(world).destinations, hash32('bank of hana')) > 0);
});

test('cleared: the places hear that there was nothing', () => {
  const world = createStateWorld();
  request(world, aHijackersLogin(), { risk: 0.8 });
  const at = () => world.addresses.read('\u0000198.51.100.9')!.risk;
  assert.ok(at() > 0.7);
  fact(world, fraud({ label: 'legitimate' }));
  assert.ok(at() < 0.01);
});

test('cleared: evidence is taken back, the customer is calm, the log-in teaches', () => {
  const world = createStateWorld();
  request(world, aHijackersLogin(), { risk: 0.5 });
  const order = anOrder({ session: 'session-2', time: later(60_000) });
  request(world, order, { session: 2, order: 3, market: 1, cut: true, riskOutside: 0.5 });
  const [happening] = fact(world, fraud({ label: 'legitimate' }));
  assert.equal(happening?.kind, 'cleared');
  const { cut, sessionEvidence, orderEvidence, marketEvidence, label } = sessionIn(world);
  assert.deepEqual(
    { cut, sessionEvidence, orderEvidence, marketEvidence, label },
    { cut: false, sessionEvidence: 0, orderEvidence: 0, marketEvidence: 0, label: 'legitimate' },
  );
  assert.equal(hanaOf(world).calm, 3);
  assert.equal(hanaOf(world).calmMs, noonMs + 3_600_000);
  assert.ok(hanaOf(world).logins > 0);
  const crowd = world.crowds.read('\u0000XTKS:7203')!;
  assert.ok(viewCrowd(crowd, '', noonMs).riskyBuyers < 0.002);
});

test('the word settles what waits: a cleared order goes out, a hijacker’s never will', () => {
  for (const [label, outcome] of [
    ['legitimate', 'released'],
    ['fraud', 'cancelled'],
  ] as const) {
    const world = createStateWorld();
    request(world, aHijackersLogin());
    const held = { decision: 'd-2', verdict: 'hold', expiresMs: noonMs + 14_400_000 } as const;
    request(world, anOrder({ session: 'session-2' }), held);
    request(world, anOrder({ id: '3', order: 'other', session: 'another' }), {
      ...held,
      decision: 'd-3',
    });
    const outcomes = fact(world, fraud({ label })).map((happening) =>
      happening.kind === 'outcome' ? [happening.pending.decision, happening.outcome] : [],
    );
    assert.deepEqual(outcomes, [['d-2', outcome], []]);
    assert.equal(world.pending.next()?.decision, 'd-3');
  }
});
