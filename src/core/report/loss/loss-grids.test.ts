// Schedule and statement say the same figures in both languages, and what is not known is not zero.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displayWidth } from '../../lib/display-width.ts';
import { sumOf, wholeOf } from '../exact.ts';
import { renderGrids } from '../grid/render-grid.ts';
import { calculationOf, statementGrids } from './loss-grids.ts';
import { lossJsonPieces, scheduleGrid } from './render-schedule.ts';
import { deal, held, lossCase, lossesTold } from './test-loss.ts';

const cases = ['a', 'b'].map((account) => lossCase({ case: `c-${account}`, account }));
const buy = { side: 'buy', quantity: 3, price: 100.5, fee: 2 } as const;
const losses = lossesTold({
  cases,
  events: [
    held({ 'XTKS:1': 5 }),
    ...deal({ ...buy, instrument: 'XTKS:1' }),
    ...deal({ ...buy, account: 'b', instrument: 'XTKS:2', margin: true }),
  ],
  prices: ['2025-04-30,XTKS:1,60,JPY'],
});

test('the schedule adds up what is known and says of how many', () => {
  const grid = scheduleGrid(losses, '2025-04-30', { language: 'en' });
  const cells = grid.rows.map((row) => row.map(({ text }) => text));
  assert.deepEqual(cells[0].slice(0, 11), [
    'c-a',
    'a',
    '2025-04-01',
    '1',
    '0',
    '302',
    '2',
    '124',
    '124',
    '10,063',
    '122',
  ]);
  assert.deepEqual(cells[1].slice(5, 11), ['302', '2', ...Array(4).fill('not known')]);
  assert.match(cells[1][11], /^no price of XTKS:2 on 2025-04-30 \/ /);
  assert.deepEqual(grid.total!.map(({ text }) => text).slice(3, 9), [
    '2',
    '0',
    '604',
    '4',
    '124 (1/2)',
    '124 (1/2)',
  ]);
});

test('the lines of the calculation are the loss', () => {
  const lines = Object.values(calculationOf(losses[0]));
  assert.deepEqual(sumOf(lines), losses[0].lossJpy);
});

test('a statement has the victim’s figures, the method applied and every execution', () => {
  const text = renderGrids(statementGrids(losses[0], 'ja', 'half-cash'));
  assert.match(text, /^被害額計算書\n/);
  assert.match(text, /損失額 +124\n/);
  assert.match(text, /基準時刻 \(日本時間\) +2025-03-31 09:00:00\n/);
  assert.match(text, /半額現金.* 10,063 {2}○\n/);
  assert.match(text, /XTKS:1 +3 +100\.5 {2}JPY +1 +302 +2\n/);
  const unknown = renderGrids(statementGrids(losses[1], 'en'));
  assert.match(unknown, /^Loss +not known$/m);
  assert.match(unknown, /buy \(margin\)/);
  assert.doesNotMatch(unknown, /○/);
});

test('rows of a statement line up', () => {
  const [, , , positions] = statementGrids(losses[0], 'ja');
  const [, head, rule, row] = renderGrids([positions]).split('\n');
  assert.deepEqual([displayWidth(head), displayWidth(row)], [rule.length, rule.length]);
});

test('the JSON has null where nothing is known, exact texts of prices, and the totals', () => {
  const report = JSON.parse([...lossJsonPieces(losses, '2025-04-30', 'in-kind')].join(''));
  assert.deepEqual(
    [report.report, report.valuationDate, report.method],
    ['loss', '2025-04-30', 'in-kind'],
  );
  const [first, second] = report.victims;
  assert.equal(first.trades[0].price, '100.5');
  assert.equal(first.methods['in-kind'].amountJpy, wholeOf(losses[0].lossJpy!));
  assert.equal(second.lossJpy, null);
  assert.equal(second.methods['half-cash'], null);
  assert.equal(second.positions[0].removeValueJpy, null);
  assert.deepEqual(second.missing, [{ what: 'price', name: 'XTKS:2', date: '2025-04-30' }]);
  assert.deepEqual(report.totals.lossJpy, { sumJpy: 124, victims: 1 });
  assert.equal(report.totals.victims, 2);
});
