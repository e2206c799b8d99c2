import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hash32 } from '../../lib/hash.ts';
import { addBuy, type Buyer, crowdsOf, marketCrowdName, viewCrowd } from '../crowd.ts';
import { addRisk, failEntity, failuresAt, newcomersSince, visitEntity } from '../entity.ts';
import { noonMs } from '../test-events.ts';
import type { World } from '../world.ts';
import { roundDueMs, roundMsBy, tellOthers } from './round.ts';
import { ownerOf, placeShareName } from './share-names.ts';
import { createExchangeWorld, createShards, hear, seen, talk } from './test-shards.ts';

type Shard = World<unknown>;
const place = '\u0000198.51.100.9';
const stock = 'XTKS:9999';

/** Different in every shard, as accounts are. */
const accountIn = (shard: number, number = 0) => `\u0000account-${shard}-${number}`;

function visit(world: Shard, account: string, timeMs = noonMs): void {
  visitEntity(seen(world, account).addresses.change(place), hash32(account), true, timeMs);
}

function buy(world: Shard, account: string, risk: number, timeMs = noonMs): void {
  const view = seen(world, account);
  for (const crowd of crowdsOf(stock, `\u0000${stock}`))
    addBuy(view.crowds.change(crowd), account, risk, 1e6, timeMs, true);
}

const accountsSeen = (world: Shard) => {
  const known = seen(world).addresses.read(place);
  return known ? known.visitors.length / 3 : 0;
};
const marketOf = (world: Shard) => seen(world).crowds.read(marketCrowdName(stock));

test('what one shard sees of a place every shard knows, and nobody counts himself twice', () => {
  const shards = createShards(4);
  for (const [index, world] of shards.entries()) visit(world, accountIn(index));
  talk(shards);
  for (const world of shards) {
    assert.equal(accountsSeen(world), 4);
    assert.equal(seen(world).addresses.read(place)!.visits, 4);
  }
  // Said once more, nothing is new.
  assert.deepEqual(talk(shards), []);
});

test('failures and risk of a place are known everywhere', () => {
  const shards = createShards(3);
  for (const [index, world] of shards.entries()) {
    const entity = seen(world, accountIn(index)).addresses.change(place);
    failEntity(entity, index + 1, noonMs);
    addRisk(entity, 0.5, noonMs);
  }
  talk(shards);
  for (const world of shards) {
    const known = seen(world).addresses.read(place)!;
    assert.equal(failuresAt(known, noonMs), 3);
    assert.equal(known.risk, 1.5);
  }
});

test('one customer at home is nobody’s affair', () => {
  const shards = createShards(4);
  visit(shards[0]!, accountIn(0));
  talk(shards);
  assert.ok(shards.slice(1).every((world) => accountsSeen(world) === 0));
});

test('buyers are told with names to the owner alone, and to all others as risk and yen', () => {
  const shards = createShards(4);
  for (const [index, world] of shards.entries()) buy(world, accountIn(index), 0.4);
  const said = talk(shards);
  for (const world of shards) {
    const view = viewCrowd(marketOf(world)!, 'nobody', noonMs);
    assert.equal(view.buyers, 4);
    assert.ok(Math.abs(view.riskyJpy - 1.6e6) < 10);
  }
  const summaries = said.filter(({ event }) => event.type === 'summary');
  assert.ok(summaries.length > 0);
  assert.ok(!JSON.stringify(summaries).includes('account-'));
  const named = shards.filter((world) => {
    const isOther = ({ name }: Buyer) => name.includes('account-');
    return marketOf(world)!.buyers.filter(isOther).length === 4;
  });
  assert.equal(named.length, 1);
});

test('those who look honest and know the stock are told as one, with all they bought', () => {
  const shards = createShards(2);
  for (let number = 0; number < 10; number += 1)
    for (const [index, world] of shards.entries()) {
      const account = accountIn(index, number);
      const crowd = seen(world, account).crowds.change(marketCrowdName(stock));
      addBuy(crowd, account, 0.0001, 1e6, noonMs + number, false);
    }
  talk(shards);
  const values = shards.map((world) => viewCrowd(marketOf(world)!, 'nobody', noonMs + 9).valueJpy);
  for (const value of values) assert.ok(Math.abs(value - 20e6) < 1e3, String(value));
});

test('a confirmed hijacker’s risk is corrected everywhere', () => {
  const shards = createShards(3);
  for (const [index, world] of shards.entries()) buy(world, accountIn(index), 0.1);
  talk(shards);
  const own = seen(shards[0]!, accountIn(0)).crowds.change(marketCrowdName(stock));
  own.buyers[0]!.risk = 1;
  own.flow.risk += 0.9;
  talk(shards, noonMs + 5_000);
  for (const world of shards) {
    const { riskyBuyers } = viewCrowd(marketOf(world)!, 'nobody', noonMs);
    assert.ok(Math.abs(riskyBuyers - 1.2) < 0.01, String(riskyBuyers));
  }
});

test('a message taken twice, or after a later one, changes nothing', () => {
  const shards = createShards(2);
  const owner = ownerOf(placeShareName('address', place), 2);
  const [mine, owners] = [shards[1 - owner]!, shards[owner]!];
  visit(mine, accountIn(0));
  const [first] = tellOthers(mine, noonMs);
  visit(mine, accountIn(0), noonMs + 60_000);
  visit(mine, accountIn(0, 1), noonMs + 60_000);
  const [second] = tellOthers(mine, noonMs + 60_000);
  for (const message of [second!, first!, second!]) hear(owners, message);
  const known = seen(owners).addresses.read(place)!;
  assert.ok(Math.abs(known.visits - 3) < 1e-3);
  assert.equal(newcomersSince(known, 0, noonMs - 1), 2);
});

test('what is for another shard, or from this one, is not taken in', () => {
  const shards = createShards(3);
  const owner = ownerOf(placeShareName('address', place), 3);
  const mine = (owner + 1) % 3;
  visit(shards[mine]!, accountIn(0));
  const [message] = tellOthers(shards[mine]!, noonMs);
  hear(shards[(owner + 2) % 3]!, message!);
  hear(shards[mine]!, { ...message!, event: { ...message!.event, to: mine } });
  assert.deepEqual(
    shards.map(accountsSeen),
    [0, 1, 2].map((shard) => (shard === mine ? 1 : 0)),
  );
});

test('where there is no room the most suspicious go first, and the rest is said to be left', () => {
  const shards = createShards(2, 3);
  for (let number = 0; number < 20; number += 1) {
    const account = accountIn(0, number);
    const entity = seen(shards[0]!, account).addresses.change(`\u0000place-${number}`);
    visitEntity(entity, hash32(account), true, noonMs);
    addRisk(entity, number / 20, noonMs);
  }
  const [first] = tellOthers(shards[0]!, noonMs);
  const risks = first!.event.items.map((item) => ('risk' in item ? item.risk : 0));
  assert.equal(risks.length, 3);
  assert.ok(risks.every((risk) => risk > 0.5));
  assert.ok(first!.event.left > 0);
  let told = 3;
  for (let round = 1; round < 20; round += 1)
    for (const { event } of tellOthers(shards[0]!, noonMs + round)) told += event.items.length;
  assert.ok(told > 6);
  assert.equal(roundDueMs(shards[0]!), Number.POSITIVE_INFINITY);
});

test('one shard tells nobody anything and notes nothing', () => {
  const world = createExchangeWorld();
  visit(world, accountIn(0));
  buy(world, accountIn(0), 0.9);
  assert.equal(seen(world), world);
  assert.deepEqual(tellOthers(world, noonMs), []);
  assert.equal(roundDueMs(world), Number.POSITIVE_INFINITY);
  assert.equal(world.across!.record.read(''), undefined);
});

test('rounds are at whole multiples, and an event ahead of its time puts none off', () => {
  const [world] = createShards(2) as [Shard];
  seen(world, accountIn(0), noonMs + 300_000).devices.change('\u0000x');
  assert.equal(roundDueMs(world), noonMs + 301_000);
  seen(world, accountIn(0, 1), noonMs + 400).devices.change('\u0000x');
  assert.equal(roundDueMs(world), noonMs + 1_000);
  tellOthers(world, noonMs + 1_000);
  assert.equal(roundDueMs(world), Number.POSITIVE_INFINITY);
  // One that comes late is told with the others, not in a round of its own.
  seen(world, accountIn(0, 2), noonMs - 60_000).devices.change('\u0000x');
  assert.equal(roundDueMs(world), noonMs + 2_000);
});

test('where much time has passed since a change one round is made, the latest that may be', () => {
  const [world] = createShards(2) as [Shard];
  visit(world, accountIn(0));
  assert.equal(roundMsBy(world, noonMs + 999), undefined);
  const nowMs = noonMs + 3_600_000;
  assert.equal(roundMsBy(world, nowMs + 500), nowMs);
  tellOthers(world, nowMs);
  // A history that is read in tells its own time; the clock stays where it is.
  seen(world, accountIn(0, 1), noonMs + 60_000).devices.change('\u0000x');
  assert.equal(roundMsBy(world, nowMs + 999), undefined);
  assert.equal(roundMsBy(world, nowMs + 1_000), nowMs + 1_000);
});
