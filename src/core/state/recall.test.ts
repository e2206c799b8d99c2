import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Order } from '../event/order.ts';
import { hash32 } from '../lib/hash.ts';
import { createAccount } from './account.ts';
import { foldIntel } from './fold/market.ts';
import { createInstrument, type Instrument } from './instrument.ts';
import { createRates } from './rates.ts';
import { accountNameOf, inWorld, recall, valueJpyOf } from './recall.ts';
import {
  aLogin,
  anOrder,
  aWithdrawal,
  hostingOrigin,
  noon,
  recalledOf,
  received,
} from './test-events.ts';
import { createStateWorld } from './test-world.ts';

function value(order: Partial<Order>, known?: Partial<Instrument>, account = createAccount()) {
  const instrument = known && { ...createInstrument(), ...known };
  return valueJpyOf(anOrder(order), instrument, account, createRates());
}

const market = { limitPrice: undefined, orderType: 'market' } as const;

test('an order is worth its limit, else the last price, else the previous close', () => {
  const known = { currency: 'JPY', lastPrice: 2400, previousClose: 2300 };
  assert.equal(value({ quantity: 100, limitPrice: 2500 }, known), 250_000);
  assert.equal(value({ quantity: 100, ...market }, known), 240_000);
  assert.equal(value({ quantity: 100, ...market }, { ...known, lastPrice: 0 }), 230_000);
});

test('without any price it is worth its part of the position; else nothing is known', () => {
  const positions = [{ key: hash32('XTKS:7203'), quantity: 400, valueJpy: 1_000_000 }];
  const account = { ...createAccount(), positions };
  assert.equal(value({ quantity: 100, ...market }, undefined, account), 250_000);
  assert.equal(value({ quantity: 100, ...market }), 0);
  const short = [{ key: hash32('XTKS:7203'), quantity: -400, valueJpy: -1_000_000 }];
  assert.equal(value(market, undefined, { ...createAccount(), positions: short }), 0);
});

test('prices are in the currency of the instrument, else of its market', () => {
  const hongKong = { instrument: 'XHKG:00700', quantity: 100, limitPrice: 500 };
  assert.equal(value(hongKong), 100 * 500 * 19);
  assert.equal(value(hongKong, { currency: 'USD' }), 100 * 500 * 150);
});

test('a withdrawal is worth its amount in yen; other requests move nothing', () => {
  const dollars = aWithdrawal({ amount: 1000, currency: 'USD' });
  assert.equal(valueJpyOf(dollars, undefined, createAccount(), createRates()), 150_000);
  assert.equal(valueJpyOf(aLogin(), undefined, createAccount(), createRates()), 0);
});

test('the largest order there can be is still a number that can be added up', () => {
  assert.equal(value({ quantity: 1e15, limitPrice: 1e15 }, { currency: 'USD' }), 1e15);
});

test('of nobody nothing is recalled, and asking leaves no trace', () => {
  const world = createStateWorld();
  const recalled = recalledOf(aLogin(), world, hostingOrigin);
  assert.equal(recalled.session, undefined);
  assert.equal(recalled.address, undefined);
  assert.equal(recalled.account.logins, 0);
  for (const store of [world.accounts, world.addresses, world.networks, world.devices])
    assert.equal(store.records.size, 0);
});

test('places are recalled within the sharing group, accounts within the firm', () => {
  const world = createStateWorld();
  world.addresses.change(inWorld('*', '203.0.113.7')).visits = 3;
  world.networks.change(inWorld('*', '14061')).visits = 4;
  world.devices.change(inWorld('*', 'laptop of hana')).visits = 5;
  world.accounts.change(inWorld('alpha', 'hana')).logins = 6;
  const event = aLogin({ firm: 'alpha' });
  const together = recall(received(event, hostingOrigin), '*', world);
  assert.equal(together.address?.visits, 3);
  assert.equal(together.network?.visits, 4);
  assert.equal(together.device?.visits, 5);
  assert.equal(together.account.logins, 6);
  const separate = recall(received(event, hostingOrigin), 'alpha', world);
  assert.equal(separate.address, undefined);
});

test('the strongest intelligence on address, network, device or referrer is recalled', () => {
  const world = createStateWorld();
  for (const [kind, value, confidence] of [
    ['ip', '203.0.113.7', 0.2],
    ['asn', '14061', 0.4],
    ['device', 'laptop of hana', 0.3],
    ['domain', 'evil.example', 0.7],
  ] as const) {
    const intel = { id: kind, type: 'intel' as const, time: noon, kind, value, confidence };
    foldIntel(received({ ...intel, source: 'a peer' }), world);
  }
  const kindFrom = (referrer?: string) =>
    recalledOf(aLogin({ referrer }), world, hostingOrigin).listing?.kind;
  assert.equal(kindFrom('https://evil.example/login'), 'domain');
  assert.equal(kindFrom('https://www-firm.evil.example/'), 'domain');
  assert.equal(kindFrom('https://evil.example.test/'), 'asn');
  assert.equal(kindFrom(), 'asn');
  assert.equal(recalledOf(anOrder(), world).listing, undefined);
});

test('an account field that a print happens to carry names no account', () => {
  const print = { id: 't', type: 'trade', time: noon, instrument: 'XTKS:7203', price: 1 } as const;
  assert.equal(accountNameOf({ ...print, quantity: 1, account: { toString: 1 } }), '');
  assert.equal(accountNameOf(aLogin({ firm: 'alpha' })), 'alpha\u0000hana');
});
