import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Login } from '../../event/session.ts';
import { hourMs } from '../../lib/decay.ts';
import { hash32 } from '../../lib/hash.ts';
import { sessionOf } from '../account.ts';
import { newcomersSince } from '../entity.ts';
import type { Ruling } from '../ruling.ts';
import {
  aHijackersLogin,
  aLogin,
  aRuling,
  homeOrigin,
  hostingOrigin,
  later,
  noonMs,
  recalledOf,
  received,
} from '../test-events.ts';
import { createStateWorld, type MemoryWorld } from '../test-world.ts';
import { foldLogin } from './login.ts';

function fold(
  world: MemoryWorld,
  login: Login,
  ruling: Partial<Ruling> = {},
  origin = homeOrigin,
): void {
  const recalled = recalledOf(login, world, origin);
  foldLogin(received(login, origin), recalled, aRuling(ruling), '', world);
}

const hanaOf = (world: MemoryWorld) => world.accounts.change('\u0000hana');

test('a log-in opens a session that remembers where it came from', () => {
  const world = createStateWorld();
  hanaOf(world).cashJpy = 3_000_000;
  fold(world, aLogin(), { risk: 0.01, login: -2 });
  const session = sessionOf(hanaOf(world), 'session-1');
  assert.ok(session?.loggedIn && !session.cut);
  assert.equal(session.startMs, noonMs);
  assert.equal(session.startValueJpy, 3_000_000);
  assert.equal(session.loginEvidence, -2);
  assert.equal(session.address, '203.0.113.7');
  assert.equal(session.device, 'laptop of hana');
  assert.equal(session.networkKey, homeOrigin.asn);
});

test('address, network and device know their visitor and the risk he brought', () => {
  const world = createStateWorld();
  fold(world, aHijackersLogin(), { risk: 0.5 }, hostingOrigin);
  for (const place of [
    world.addresses.read('\u0000198.51.100.9'),
    world.networks.read('\u000014061'),
    world.devices.read('\u0000server'),
  ]) {
    assert.equal(place?.visits, 1);
    assert.equal(place?.risk, 0.5);
    assert.equal(newcomersSince(place!, 0, noonMs - 1000), 1);
  }
});

test('who comes as ever is no newcomer', () => {
  const world = createStateWorld();
  fold(world, aLogin());
  for (const store of [world.addresses, world.devices]) {
    const place = [...store.records.values()][0]!;
    place.visitors.length = 0;
  }
  fold(world, aLogin({ id: 'login-2', session: 'session-2' }));
  const address = world.addresses.read('\u0000203.0.113.7')!;
  assert.equal(newcomersSince(address, hash32('another'), noonMs - 1000), 0);
  assert.equal(address.visitors.length, 3);
});

test('failures add up, fade, and are forgotten with the next success', () => {
  const world = createStateWorld();
  const failure = (agoMs: number) =>
    fold(world, aLogin({ outcome: 'failure', time: later(-agoMs) }));
  failure(2 * hourMs);
  failure(0);
  assert.equal(hanaOf(world).failures, 1.5);
  assert.equal(hanaOf(world).sessions.length, 0);
  assert.equal(hanaOf(world).logins, 0);
  // One customer who mistypes twice is one account that failed there, and no visit.
  const address = world.addresses.read('\u0000203.0.113.7')!;
  assert.deepEqual([address.failures.toFixed(2), address.visits], ['0.79', 0]);
  fold(world, aLogin());
  assert.equal(hanaOf(world).failures, 0);
});

test('a session that is cut at the door is remembered as cut', () => {
  const world = createStateWorld();
  fold(world, aHijackersLogin(), { verdict: 'block', cut: true, risk: 0.9 }, hostingOrigin);
  assert.ok(sessionOf(hanaOf(world), 'session-2')?.cut);
  assert.equal(hanaOf(world).logins, 0);
});

test('a log-in that is reported late does not move the customer back', () => {
  const world = createStateWorld();
  fold(world, aLogin());
  const late = aLogin({ id: 'late', session: 'session-0', time: later(-hourMs) });
  fold(world, late, {}, hostingOrigin);
  assert.equal(hanaOf(world).lastLoginMs, noonMs);
  assert.equal(hanaOf(world).lastCountry, 'JP');
  assert.equal(hanaOf(world).sessions.length, 2);
});

test('names too long for a record are remembered by what stands for them', () => {
  const world = createStateWorld();
  const device = 'd'.repeat(128);
  fold(world, aLogin({ device }));
  const session = sessionOf(hanaOf(world), 'session-1')!;
  assert.ok(session.device.length < 20);
  assert.equal(world.devices.read(`\u0000${session.device}`)?.visits, 1);
  assert.equal(recalledOf(aLogin({ device }), world, homeOrigin).device?.visits, 1);
});

test('without tables of networks the address is visited all the same', () => {
  const world = createStateWorld();
  const login = aLogin({ device: undefined });
  foldLogin(received(login), recalledOf(login, world), aRuling(), '', world);
  assert.equal(world.addresses.records.size, 1);
  assert.equal(world.networks.records.size + world.devices.records.size, 0);
});
