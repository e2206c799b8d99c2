// Splits and dividends are read by ex-date; anything else is refused rather than passed over.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decimalText } from '../exact.ts';
import { actionColumns, readActions } from './corporate-actions.ts';
import { rows } from './test-loss.ts';

const read = (lines: readonly string[]) => readActions(rows(actionColumns, lines));

test('in the order of their dates, with exact ratios', () => {
  const { actions, faults } = read([
    '2025-06-01,XTKS:1,dividend,12.5,JPY',
    '2025-05-01,XTKS:1,split,3:1,',
    '2025-05-02,XTKS:2,split,1:10,',
  ]);
  assert.deepEqual(faults, []);
  assert.deepEqual(
    actions.map(({ date, action }) => [date, action]),
    [
      ['2025-05-01', 'split'],
      ['2025-05-02', 'split'],
      ['2025-06-01', 'dividend'],
    ],
  );
  const ratios = actions.map((one) => (one.action === 'split' ? decimalText(one.ratio) : '-'));
  assert.deepEqual(ratios, ['3', '0.1', '-']);
});

const wrong: readonly (readonly [field: string, line: string])[] = [
  ['action', '2025-05-01,XTKS:1,merger,1:1,'],
  ['value', '2025-05-01,XTKS:1,split,3,'],
  ['value', '2025-05-01,XTKS:1,split,0:1,'],
  ['value', '2025-05-01,XTKS:1,split,3:1:1,'],
  ['value', '2025-05-01,XTKS:1,dividend,-1,JPY'],
  ['currency', '2025-05-01,XTKS:1,dividend,1,'],
  ['date', 'soon,XTKS:1,split,3:1,'],
  ['instrument', '2025-05-01,FX:HKD,split,3:1,'],
];

test('a wrong row is refused by its field', () => {
  for (const [field, line] of wrong)
    assert.deepEqual(
      read([line]).faults.map((fault) => fault.field),
      [field],
      line,
    );
});
