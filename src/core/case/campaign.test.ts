import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, minuteMs } from '../lib/decay.ts';
import { campaignCasesMax, type Means } from '../state/campaign.ts';
import { addBuy, marketCrowdName } from '../state/crowd.ts';
import { noonMs } from '../state/test-events.ts';
import { gather } from './campaign.ts';
import { type CaseWorld, createCaseWorld } from './test-case.ts';

const address: Means = { kind: 'ip', value: '198.51.100.9' };
const stock: Means = { kind: 'instrument', value: 'XHKG:08123' };
const large: Means = { kind: 'instrument', value: 'XTKS:7203' };

/** A case of its own account, opened so many minutes after noon. */
function aCase(world: CaseWorld, name: string, minute = 0) {
  const record = world.cases.change(`c-${name}`);
  const timeMs = noonMs + minute * minuteMs;
  Object.assign(record, { id: `c-${name}`, account: name, openedMs: timeMs, updatedMs: timeMs });
  return record;
}

function join(world: CaseWorld, name: string, means: readonly Means[], minute = 0) {
  const record = aCase(world, name, minute);
  return gather(record, means, '', record.updatedMs, world);
}

/** So many log-ins from there, with this much risk and confirmed hostility among them. */
function visited(world: CaseWorld, visits: number, risk: number, hostile = 0): void {
  const place = world.addresses.change(`\u0000${address.value}`);
  Object.assign(place, { lastMs: noonMs, visits, risk, hostile });
}

function bought(world: CaseWorld, one: Means, buyers: readonly (readonly [string, number])[]) {
  for (const name of [`\u0000${one.value}`, marketCrowdName(one.value)])
    for (const [account, risk] of buyers)
      addBuy(world.crowds.change(name), `\u0000${account}`, risk, 1_000_000, noonMs);
}

const campaignsOf = (world: CaseWorld, ...names: string[]) =>
  names.map((name) => world.cases.read(`c-${name}`)?.campaign);

test('one address in hijackers’ hands makes two cases one campaign, named after the older', () => {
  const world = createCaseWorld();
  visited(world, 3, 2.4);
  assert.deepEqual(join(world, 'late', [address], 10).changes, []);
  const { moved, changes } = join(world, 'early', [address], 5);
  assert.deepEqual([...moved].sort(), ['c-early', 'c-late']);
  assert.deepEqual(campaignsOf(world, 'late', 'early'), ['g-early', 'g-early']);
  assert.deepEqual(changes.at(-1)?.bonds, [{ ...address, cases: 2 }]);
  assert.deepEqual(changes.at(-1)?.joinedBy, address);
});

test('a carrier’s address with one hijacker among thousands binds nobody', () => {
  const world = createCaseWorld();
  visited(world, 4_000, 3, 2);
  join(world, 'one', [address]);
  join(world, 'two', [address]);
  assert.deepEqual(campaignsOf(world, 'one', 'two'), ['', '']);
});

test('nor does the stock that everybody buys, while one that hijackers buy does', () => {
  const world = createCaseWorld();
  const honest = Array.from({ length: 28 }, (_, index) => [`h-${index}`, 0.01] as const);
  bought(world, large, [...honest, ['one', 0.8], ['two', 0.9]]);
  join(world, 'one', [large]);
  join(world, 'two', [large]);
  assert.deepEqual(campaignsOf(world, 'one', 'two'), ['', '']);
  bought(world, stock, [
    ['one', 0.8],
    ['two', 0.9],
    ['other', 0.01],
  ]);
  join(world, 'one', [stock]);
  join(world, 'two', [stock]);
  assert.deepEqual(campaignsOf(world, 'one', 'two'), ['g-one', 'g-one']);
});

test('what turns out hostile later binds those who were there before', () => {
  const world = createCaseWorld();
  visited(world, 3, 0.1);
  for (const name of ['one', 'two', 'three']) join(world, name, [address]);
  assert.deepEqual(campaignsOf(world, 'one', 'two', 'three'), ['', '', '']);
  visited(world, 3, 0.1, 1);
  join(world, 'two', []);
  const all = campaignsOf(world, 'one', 'two', 'three');
  assert.equal(new Set(all).size, 1);
  assert.notEqual(all[0], '');
});

test('a network binds within hours only; an address given to somebody else by then, not at all', () => {
  const world = createCaseWorld();
  Object.assign(world.networks.change('\u000014061'), {
    lastMs: noonMs,
    visits: 3,
    risk: 2.5,
    hostile: 0,
  });
  const network: Means = { kind: 'asn', value: '14061' };
  join(world, 'one', [network]);
  join(world, 'two', [network], 60);
  join(world, 'three', [network], (5 * hourMs) / minuteMs);
  const [one, two, three] = campaignsOf(world, 'one', 'two', 'three');
  assert.equal(one, 'g-one');
  assert.equal(two, one);
  assert.equal(three, '');
  visited(world, 3, 2.5);
  join(world, 'four', [address]);
  join(world, 'five', [address], (15 * dayMs) / minuteMs);
  assert.deepEqual(campaignsOf(world, 'four', 'five'), ['', '']);
});

test('two campaigns that turn out to be one become the older, and it is said', () => {
  const world = createCaseWorld();
  const page: Means = { kind: 'domain', value: 'login.example.net' };
  const shop: Means = { kind: 'domain', value: 'other.example.net' };
  for (const [name, means] of [
    ['a1', page],
    ['a2', page],
    ['b1', shop],
    ['b2', shop],
  ] as const)
    join(world, name, [means], name.startsWith('b') ? 5 : 0);
  assert.deepEqual(campaignsOf(world, 'a1', 'a2', 'b1', 'b2'), ['g-a1', 'g-a1', 'g-b1', 'g-b1']);
  const { moved, changes } = join(world, 'bridge', [page, shop], 9);
  assert.deepEqual(campaignsOf(world, 'a1', 'b1', 'b2', 'bridge'), Array(4).fill('g-a1'));
  assert.deepEqual([...moved].sort(), ['c-b1', 'c-b2', 'c-bridge']);
  const merged = changes.find(({ mergedInto }) => mergedInto);
  assert.deepEqual([merged?.campaign, merged?.mergedInto, merged?.cases], ['g-b1', 'g-a1', 0]);
  assert.deepEqual(merged?.joinedBy, shop);
});

test('dismissed cases bind nobody, and a full campaign takes no more', () => {
  const world = createCaseWorld();
  const page: Means = { kind: 'domain', value: 'login.example.net' };
  aCase(world, 'honest').state = 'dismissed';
  gather(world.cases.change('c-honest'), [page], '', noonMs, world);
  join(world, 'one', [page]);
  assert.deepEqual(campaignsOf(world, 'one'), ['']);
  join(world, 'two', [page]);
  const campaign = world.campaigns.change('g-one');
  while (campaign.cases.length < campaignCasesMax)
    campaign.cases.push(`x-${campaign.cases.length}`);
  join(world, 'three', [page]);
  assert.equal(campaign.cases.length, campaignCasesMax);
  assert.deepEqual(campaignsOf(world, 'one', 'three'), ['g-one', '']);
});
