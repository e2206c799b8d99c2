import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, minuteMs } from '../../lib/decay.ts';
import { addBuy, createCrowd } from '../../state/crowd.ts';
import { createPopulation } from '../../state/population.ts';
import { anOrder, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { recalled } from '../test-state.ts';
import { riskyBuyers } from './risky-buyers.ts';

/** What honest customers' orders show on the whole, and at worst (day traders, new telephones). */
const usualRisk = 0.0003;

/** A fortnight in which a hundred customers a day bought other things. */
function anUsualMarket() {
  const population = createPopulation();
  const others = createCrowd();
  for (let index = 0; index < 1400; index += 1)
    addBuy(
      others,
      `\u0000other-${index}`,
      usualRisk,
      300_000,
      noonMs - 14 * dayMs + index * (dayMs / 100),
      false,
      population.flow,
    );
  return population;
}

/** So many bought it so long ago, each at this risk; `before` in the weeks before that. */
function aMarket(buyers: number, risk: number, agoMs = minuteMs, before = 0) {
  const population = anUsualMarket();
  const crowd = createCrowd();
  const { flow } = population;
  for (let index = 0; index < before; index += 1)
    addBuy(crowd, `\u0000early-${index}`, usualRisk, 1e6, noonMs - 5 * dayMs, false, flow);
  for (let index = 0; index < buyers; index += 1)
    addBuy(crowd, `\u0000buyer-${index}`, risk, 1e6, noonMs - agoMs, false, flow);
  return { crowd, population };
}

const evidenceOf = (state: Partial<ReturnType<typeof aMarket>>) =>
  riskyBuyers.evaluate(anOrder(), recalled(state))?.value ?? 0;

test('three probable hijackers before this buyer', () => {
  const finding = riskyBuyers.evaluate(anOrder(), recalled(aMarket(3, 0.9)));
  assert.ok(finding && finding.value > 3);
  assert.equal(finding.facts.buyers, 3);
  assert.ok(Math.abs(Number(finding.facts.riskyBuyers) - 2.7) < 0.05);
});

test('five whose log-ins looked nearly right, all in one stock nobody buys', () => {
  assert.ok(evidenceOf(aMarket(5, 0.02)) > 2);
});

test('honest crowds on news: thirty, two hundred, in a stock nobody bought before', () => {
  for (const buyers of [30, 200]) assert.ok(evidenceOf(aMarket(buyers, usualRisk)) < 0.3);
  // They buy in haste, for much of their account: each looks ten times worse than customers do.
  for (const buyers of [30, 200]) assert.ok(evidenceOf(aMarket(buyers, 10 * usualRisk)) < 1.2);
});

test('a listing that everybody wants, a few new telephones among them', () => {
  const state = aMarket(200, usualRisk);
  for (let index = 0; index < 3; index += 1)
    addBuy(state.crowd, `\u0000new-${index}`, 0.05, 1e6, noonMs, false, state.population.flow);
  assert.ok(evidenceOf(state) < 0.5);
});

test('a popular stock that two hijackers buy as well says far less', () => {
  const popular = aMarket(2, 0.9, minuteMs, 200);
  assert.ok(evidenceOf(popular) < evidenceOf(aMarket(2, 0.9)) - 1);
});

test('the own earlier purchase is no evidence for itself', () => {
  const state = aMarket(0, 0);
  addBuy(state.crowd, '\u0000hana', 0.99, 1e6, noonMs - minuteMs, false, state.population.flow);
  assert.equal(evidenceOf(state), 0);
});

test('hijackers of last week are forgotten', () => {
  assert.ok(evidenceOf(aMarket(3, 0.9, 7 * dayMs)) < 0.5);
  assert.ok(evidenceOf(aMarket(3, 0.9, 12 * hourMs)) > 3);
});

test('a sale, and an instrument nobody bought', () => {
  const state = recalled(aMarket(3, 0.9));
  assert.equal(riskyBuyers.evaluate(anOrder({ side: 'sell' }), state), undefined);
  assert.equal(riskyBuyers.evaluate(anOrder(), recalled()), undefined);
});

test('stays within its bounds', () => assertBounded(riskyBuyers, 'order'));

test('others tell of an attack before anybody here bought it; not of what is sold, not for nothing', () => {
  const population = anUsualMarket();
  const listing = (confidence: number) => ({
    kind: 'instrument',
    value: anOrder().instrument,
    source: 'hub',
    confidence,
    expiresMs: noonMs + 1,
  });
  const told = riskyBuyers.evaluate(anOrder(), recalled({ population, listing: listing(0.9) }));
  assert.ok(told && told.value > 2, `${told?.value}`);
  assert.equal(told.facts.told, 2.7);
  assert.equal(told.facts.buyers, 0);
  for (const order of [anOrder({ side: 'sell' }), anOrder()]) {
    const said = { population, listing: order.side === 'sell' ? listing(0.9) : listing(0) };
    assert.equal(riskyBuyers.evaluate(order, recalled(said)), undefined);
  }
});

test('what others tell adds to what was seen here', () => {
  const market = aMarket(2, 0.5);
  const listing = {
    kind: 'instrument',
    value: '',
    source: 'hub',
    confidence: 0.9,
    expiresMs: noonMs + 1,
  };
  const both = riskyBuyers.evaluate(anOrder(), recalled({ ...market, listing }))!.value;
  assert.ok(both > evidenceOf(market));
});
