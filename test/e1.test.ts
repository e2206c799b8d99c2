// The undefended simulated wave, through replay and report, is the regulator's first edition.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Case } from '../src/core/case/case.ts';
import { buildFsaTable } from '../src/core/report/fsa-draw.ts';
import { createOriginLookup } from '../src/edge/lookup/origin-lookup.ts';
import { createReplay, emptyStart } from '../src/engine/replay.ts';
import { simulate } from '../src/simulator/simulate.ts';

/** Published on 18 April 2025, as of 16 April: firms, accesses, cases, sales and purchases in 億円. */
const published = [
  ['2025-02', 2, 43, 33, 1, 0.3],
  ['2025-03', 4, 1422, 685, 131, 128],
  ['2025-04', 6, 1847, 736, 374, 320],
] as const;
const oku = 1e8;

test('at scale 1 every count of edition E1 comes out exactly, every amount within 10 %', () => {
  const cases: Case[] = [];
  const replay = createReplay(emptyStart(), createOriginLookup().lookup, {
    case: (line) => cases.push(line),
  });
  const options = { scenario: 'wave-2025', accounts: 20_000, seed: 5, scale: 1, activity: 0.2 };
  for (const batch of simulate(options))
    for (const event of batch) replay.take(JSON.stringify(event));
  assert.equal(replay.counts.refused, 0);
  const table = buildFsaTable(cases, { asOf: '2025-04-16' });
  for (const [month, firms, accesses, traded, sales, purchases] of published) {
    const row = table.months.find((column) => column.month === month);
    assert.deepEqual(
      { firms: row?.firms, accesses: row?.accesses, cases: row?.cases },
      { firms, accesses, cases: traded },
      month,
    );
    const near = (jpy: number | undefined, wanted: number) =>
      Math.abs((jpy ?? 0) / oku / wanted - 1) <= 0.1;
    assert.ok(near(row?.saleValueJpy, sales), `${month} sales ${row?.saleValueJpy}`);
    assert.ok(near(row?.purchaseValueJpy, purchases), `${month} bought ${row?.purchaseValueJpy}`);
  }
});
