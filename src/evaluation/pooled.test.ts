import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from './outcomes.ts';
import { figureOf, foldsOf } from './pooled.ts';

const outcome = (campaign: string, weight: number, success: number): Outcome => ({
  ...{ campaign, weight, success },
  kind: 'k',
  place: '',
  isKnown: true,
});

test('every kind is left out of one fit and no more', () => {
  const kinds = ['a', 'b', 'c', 'd', 'e'];
  const folds = foldsOf(kinds, 2);
  assert.deepEqual(folds, [
    ['a', 'c', 'e'],
    ['b', 'd'],
  ]);
  assert.deepEqual(foldsOf(['a'], 4), [['a']]);
});

test('yen are added up over accounts; the interval is drawn over campaigns', () => {
  const many = (campaign: string, success: number) =>
    Array.from({ length: 100 }, () => outcome(campaign, 1, success));
  const figure = figureOf([...many('one', 1), ...many('other', 0)]);
  assert.deepEqual([figure.share, figure.episodes, figure.campaigns], [0.5, 200, 2]);
  // Two campaigns: a draw of both from one of them is as likely as not.
  assert.deepEqual(figure.interval, { low: 0, high: 1 });
});

test('only what counts is counted', () => {
  const figure = figureOf(
    [outcome('one', 10, 10), outcome('other', 30, 0)],
    ({ campaign }) => campaign === 'other',
  );
  assert.deepEqual([figure.share, figure.episodes], [0, 1]);
});
