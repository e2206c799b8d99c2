// The three methods from one position: what each counts, and what it leaves out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOfDate } from '../../lib/calendar.ts';
import { exactOf, wholeOf, zero } from '../exact.ts';
import type { PositionLoss } from './loss-result.ts';
import { contractAmountOf, halfCashOf, inKindOf } from './methods.ts';

const yen = (value: number) => exactOf(value)!;

/** Own shares sold for 500 and now worth 800; others bought for 1,000, half resold, now worth 300. */
const position: PositionLoss = {
  instrument: 'XTKS:1',
  currency: 'JPY',
  toDeliver: yen(1),
  toRemove: yen(1),
  boughtJpy: yen(1000),
  soldBoughtJpy: yen(400),
  soldOwnJpy: yen(500),
  unwoundJpy: zero,
  dividendsOnBoughtJpy: yen(7),
  dividendsMissedJpy: yen(20),
  deliverValueJpy: yen(800),
  removeValueJpy: yen(300),
  ratesKnown: true,
};
const occurred = dayOfDate('2025-04-01');

test('in kind: shares back, shares out, the cash as it would have been', () => {
  const { deliverJpy, removeJpy, cashJpy, amountJpy } = inKindOf([position], yen(15));
  assert.deepEqual([deliverJpy, removeJpy, cashJpy, amountJpy].map(wholeOf), [
    800,
    300,
    1000 - 400 - 500 + 20 - 7 + 15,
    628,
  ]);
});

test('half in cash: half the loss on what was bought, ¥10,000, commissions; not what was sold', () => {
  const half = halfCashOf([position], yen(15), true);
  assert.deepEqual([half.lossOnBoughtJpy, half.halfJpy, half.amountJpy].map(wholeOf), [
    300,
    150,
    150 + 10_000 + 15,
  ]);
  assert.equal(wholeOf(halfCashOf([position], yen(15), false).amountJpy), 165);
});

test('contract amount: bought less sold, the rest at the valuation price, no fees or dividends', () => {
  const { boughtJpy, soldJpy, notionalJpy, amountJpy } = contractAmountOf([position], occurred);
  assert.deepEqual(
    [boughtJpy, soldJpy, notionalJpy, amountJpy].map(wholeOf),
    [1000, 400, 300, 300],
  );
});

test('a gain on what was bought is no debt of the victim', () => {
  const gain = { ...position, removeValueJpy: yen(5000) };
  assert.equal(wholeOf(contractAmountOf([gain], occurred).amountJpy), 0);
  assert.equal(wholeOf(halfCashOf([gain], yen(15), true).amountJpy), 10_015);
});

test('from 10 January 2026 on the formula is for reference', () => {
  const decided = (date: string) =>
    contractAmountOf([position], dayOfDate(date)).decidedIndividually;
  assert.deepEqual([decided('2026-01-09'), decided('2026-01-10')], [false, true]);
});
