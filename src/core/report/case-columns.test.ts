// Rows keep their values while the columns double their room around them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCaseRow, newCaseColumns } from './case-columns.ts';

test('values survive every doubling', () => {
  const columns = newCaseColumns();
  const rows = 5000;
  for (let at = 0; at < rows; at += 1) {
    const row = addCaseRow(columns);
    assert.equal(row, at);
    columns.firm[row] = at % 18;
    columns.openedDay[row] = 20_000 + at;
    columns.confirmedDay[row] = 30_000 - at;
    columns.flags[row] = at % 4;
    columns.saleValueJpy[row] = at * 1e10;
    columns.purchaseValueJpy[row] = at / 2;
  }
  assert.equal(columns.length, rows);
  for (let row = 0; row < rows; row += 1) {
    assert.equal(columns.firm[row], row % 18);
    assert.equal(columns.openedDay[row], 20_000 + row);
    assert.equal(columns.confirmedDay[row], 30_000 - row);
    assert.equal(columns.flags[row], row % 4);
    assert.equal(columns.saleValueJpy[row], row * 1e10);
    assert.equal(columns.purchaseValueJpy[row], row / 2);
  }
});
