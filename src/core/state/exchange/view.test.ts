import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addBuy } from '../crowd.ts';
import { noonMs } from '../test-events.ts';
import type { World } from '../world.ts';
import { concernedMax, exchangeOf, notedMax } from './exchange.ts';
import { createShards, seen, talk } from './test-shards.ts';

type Shard = World<unknown>;
const crowd = '\u0000XTKS:9999';

const touchedIn = (world: Shard) => exchangeOf(world)!.touched;

test('what is changed is noted with whose account it was, and what is read is not', () => {
  const [world] = createShards(2) as [Shard];
  seen(world, '\u0000hana').addresses.read('\u0000203.0.113.7');
  assert.equal(touchedIn(world).size, 0);
  seen(world, '\u0000hana').addresses.change('\u0000203.0.113.7');
  seen(world, '\u0000ken').addresses.change('\u0000203.0.113.7');
  assert.deepEqual(
    [...touchedIn(world)],
    [['address \u0000203.0.113.7', ['\u0000hana', '\u0000ken']]],
  );
});

test('where a person or more accounts than can be named changed it, all of it is told', () => {
  const [world] = createShards(2) as [Shard];
  for (let account = 0; account <= concernedMax; account += 1)
    seen(world, `\u0000${account}`).crowds.change(crowd);
  assert.deepEqual(touchedIn(world).get(`crowd ${crowd}`), []);
  seen(world, '\u0000hana').crowds.change('\u0000other');
  seen(world, '').crowds.change('\u0000other');
  assert.deepEqual(touchedIn(world).get('crowd \u0000other'), []);
});

test('beyond the maximum nothing more is noted, and that is counted', () => {
  const [world] = createShards(2) as [Shard];
  for (let place = 0; place < notedMax + 3; place += 1)
    seen(world, '\u0000hana').devices.change(`\u0000${place}`);
  assert.equal(touchedIn(world).size, notedMax);
  assert.equal(exchangeOf(world)!.passedOver, 3);
});

test('how much everybody buys is that of all shards, how common things are that of one', () => {
  const shards = createShards(3);
  for (const [index, world] of shards.entries()) {
    const account = `\u0000account-${index}`;
    const view = seen(world, account);
    const population = view.populations.change('');
    population.logins = 5;
    addBuy(view.crowds.change(crowd), account, 0.2, 1e6, noonMs, true, population.flow);
  }
  talk(shards);
  for (const world of shards) {
    const population = seen(world).populations.read('')!;
    assert.ok(Math.abs(population.flow.recent - 3) < 1e-3);
    assert.ok(Math.abs(population.flow.risk - 0.6) < 1e-3);
    assert.equal(population.logins, 5);
    // And what is changed is the shard's own.
    assert.ok(Math.abs(world.populations.read('')!.flow.recent - 1) < 1e-3);
  }
});
