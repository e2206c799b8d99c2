// A file of claims is read whole or refused by the field that is wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ClaimsError, readClaims, statementsMax } from './claims.ts';

const statement = { id: 's', says: 'sold', measure: 'sales', total: 5, currency: 'JPY' };
const good = { source: 'x', statements: [statement], rates: [] };
const withStatement = (change: object) => ({ ...good, statements: [{ ...statement, ...change }] });
const rate = { currency: 'USD', yen: '142.2', basis: 'given' };

const wrong: readonly (readonly [field: string, value: unknown])[] = [
  ['(file)', []],
  ['(file)', null],
  ['source', { ...good, source: '' }],
  ['statements', { ...good, statements: [] }],
  ['statements', { ...good, statements: [statement, statement] }],
  ['statements', { ...good, statements: Array(statementsMax + 1).fill(statement) }],
  ['statements[0]', { ...good, statements: ['sold 5'] }],
  ['statements[0]', withStatement({ total: undefined })],
  ['statements[0].id', withStatement({ id: 7 })],
  ['statements[0].says', withStatement({ says: undefined })],
  ['statements[0].measure', withStatement({ measure: 'accounts' })],
  ['statements[0].total', withStatement({ total: -1 })],
  ['statements[0].total', withStatement({ total: '5bn' })],
  ['statements[0].currency', withStatement({ currency: 'yen' })],
  ['statements[0].currency', withStatement({ currency: undefined })],
  ['statements[0].roundedTo', withStatement({ roundedTo: 'million' })],
  ['statements[0].parts', withStatement({ parts: [1] })],
  ['statements[0].parts.April', withStatement({ parts: { April: 1 } })],
  ['statements[0].parts.2025-04', withStatement({ parts: { '2025-04': 'many' } })],
  ['statements[0].sumOf', withStatement({ sumOf: ['none'] })],
  ['statements[0].sumOf', withStatement({ sumOf: 's' })],
  ['rates[0].yen', { ...good, rates: [{ ...rate, yen: 0 }] }],
  ['rates[0].basis', { ...good, rates: [{ ...rate, basis: undefined }] }],
  ['rates', { ...good, rates: [rate, rate] }],
];

test('what is wrong is named by its place', () => {
  assert.equal(readClaims(good).statements.length, 1);
  for (const [field, value] of wrong)
    assert.throws(
      () => readClaims(value),
      (error) => error instanceof ClaimsError && error.field === field && error.expected !== '',
      `${field} ${JSON.stringify(value).slice(0, 200)}`,
    );
});
