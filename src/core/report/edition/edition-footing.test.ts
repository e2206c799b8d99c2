// The published editions foot as far as they can be checked; a bent figure is found.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editionsNotFooting } from './edition-footing.ts';
import { readEditions } from './read-editions.ts';
import { publishedEditions, publishedRows } from './test-editions.ts';

const bent = (edition: string, month: string, change: Record<string, string>) =>
  editionsNotFooting(
    readEditions(
      publishedRows((fields) =>
        fields.edition === edition && fields.month === month ? { ...fields, ...change } : fields,
      ),
    ).editions,
  );

test('all ten editions foot, rounding allowed for', () => {
  assert.deepEqual(editionsNotFooting(publishedEditions()), []);
});

test('a complete edition must add up to its total', () => {
  assert.deepEqual(bent('E2', '2025-03', { cases: '680' }), [
    { edition: 'E2', figure: 'cases', total: 3505, sum: 3498, complete: true },
  ]);
  assert.equal(bent('E1', 'total', { sales_oku_yen: '520' })[0].figure, 'saleValueJpy');
});

test('an edition with months missing must not exceed its total', () => {
  assert.deepEqual(bent('E5', '2025-04', { accesses: '15000' }), [
    { edition: 'E5', figure: 'accesses', total: 14069, sum: 17603, complete: false },
  ]);
  assert.deepEqual(bent('E5', '2025-04', { accesses: '3000' }), []);
});
