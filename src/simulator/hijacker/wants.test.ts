import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveOptions } from '../options.ts';
import { stream } from '../random.ts';
import { createRun, person as personOf } from '../run.ts';
import { tokyoHoldings } from './amounts.ts';
import { fewLarge } from './few-large.ts';
import type { Manner } from './kind.ts';
import { manySmall } from './many-small.ts';
import { sellOnly } from './sell-only.ts';
import { wants } from './wants.ts';

const limits = { days: 30, accesses: 0, kinds: ['any'] };
const options = resolveOptions({ scenario: 'any', accounts: 300, seed: 1 }, limits);
const run = createRun(options, { startMs: 0, days: 30, marketDay: () => undefined });
const people = Array.from({ length: 300 }, (_, index) => personOf(run, index));
const rich = people.filter(({ wealthYen }) => wealthYen > 300_000);

function wantedBy(manner: Manner) {
  const random = stream(1, 'wants');
  return rich.map((person) => ({ person, ...wants(run, manner, person, random) }));
}

test('nobody wants to sell more than what is there and what is bought', () => {
  for (const kind of [fewLarge, manySmall, sellOnly]) {
    const manner = kind.drawManner(run, stream(2, kind.name));
    for (const { person, salesYen, purchasesYen } of wantedBy(manner)) {
      assert.ok(salesYen >= 0 && purchasesYen >= 0);
      assert.ok(salesYen <= tokyoHoldings(run, person) + purchasesYen, kind.name);
    }
  }
});

test('purchases are as many times the account’s worth as the campaign’s habit says', () => {
  const manner = fewLarge.drawManner(run, stream(3, 'large'));
  const [low, high] = manner.turnover!;
  const multiples = wantedBy(manner).map(
    ({ person, purchasesYen }) => purchasesYen / person.wealthYen,
  );
  const mean = multiples.reduce((sum, value) => sum + value, 0) / multiples.length;
  assert.ok(mean > low * 0.95 && mean < high * 1.15, `${mean}`);
});

test('a frugal one sells only what the cash does not cover', () => {
  const manner = manySmall.drawManner(run, stream(4, 'small'));
  for (const { person, salesYen, purchasesYen } of wantedBy(manner)) {
    const { cashYen } = run.portfolios.of(person);
    assert.ok(salesYen <= Math.max(0, purchasesYen - cashYen) + 1);
  }
});

test('who only sells buys nothing', () => {
  const manner = sellOnly.drawManner(run, stream(5, 'only'));
  assert.ok(wantedBy(manner).every(({ purchasesYen }) => purchasesYen === 0));
});
