// From one and the same cases, each date gives its own edition: E1 of 16 April 2025, E2 of the 30th.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Case } from '../../case/case.ts';
import { readFsaCaseLine } from '../fsa-case-line.ts';
import { drawFsaTable } from '../fsa-draw.ts';
import { reviseFsa } from '../fsa-revision.ts';
import { openTally, takeEntry } from '../fsa-tally.ts';
import { casesOfMonth, editionOneCases } from '../fsa-test-cases.ts';
import { renderTable } from '../render-table.ts';

const oku = 100_000_000;
const revised = '2025-04-28T01:00:00.000Z';

/** What the second edition says beyond the first, as lines written on 28 April. */
function laterLines(): Case[] {
  const ofMonth = (month: string) =>
    editionOneCases.filter((line) => line.opened.startsWith(month));
  const again = (line: Case, fields: Partial<Case>): Case => ({
    ...line,
    updated: revised,
    ...fields,
  });
  const march = ofMonth('2025-03');
  const untraded = march.filter(({ traded }) => !traded);
  const traded = march.filter((line) => line.traded);
  const february = ofMonth('2025-02').find((line) => line.traded)!;
  const largest = traded.toSorted((left, right) => right.saleValueJpy - left.saleValueJpy);
  const marchLines = [
    // Two accesses were none, two others had trades, and one had sold less: 1,420, 687, 129.
    ...untraded.slice(0, 2).map((line) => again(line, { state: 'dismissed' })),
    ...untraded.slice(2, 4).map((line) => again(line, { traded: true })),
  ];
  let over = 2 * oku;
  for (const line of largest) {
    const less = Math.min(over, line.saleValueJpy);
    if (less === 0) break;
    over -= less;
    marchLines.push(again(line, { saleValueJpy: line.saleValueJpy - less }));
  }
  const added = [
    {
      month: '2025-01',
      firms: 2,
      accesses: 65,
      cases: 39,
      saleValueJpy: 0.8 * oku,
      purchaseValueJpy: 0.7 * oku,
    },
    {
      month: '2025-04',
      firms: 9,
      accesses: 3005,
      cases: 2010,
      saleValueJpy: 1107 * oku,
      purchaseValueJpy: 988 * oku,
    },
  ].flatMap(casesOfMonth);
  return [
    again(february, { purchaseValueJpy: february.purchaseValueJpy + 0.3 * oku }),
    ...marchLines,
    ...added.map((line) => again(line, { case: `later-${line.case}`, confirmed: revised })),
  ];
}

const tally = openTally({ history: true, asOf: '2025-04-30' });
for (const line of [...editionOneCases, ...laterLines()]) {
  const entry = readFsaCaseLine(line);
  assert.ok(!('expected' in entry), JSON.stringify(entry));
  takeEntry(tally, entry);
}

/** The cells of the table as a reader sees them, row by row. */
function cells(asOf: string): string[] {
  const lines = renderTable(drawFsaTable(tally, { asOf }), 'ja').split('\n');
  return lines
    .filter((line) => /証券会社数\(社\)|件数 |金額 /.test(line))
    .map((line) => line.trim().replace(/ +/g, ' '));
}

test('as of 16 April the first edition comes out cell by cell as published', () => {
  assert.deepEqual(cells('2025-04-16').slice(0, 5), [
    '不正取引が発生した証券会社数(社) 2 4 6 -',
    '不正アクセス件数 43 1,422 1,847 3,312',
    '不正取引件数 33 685 736 1,454',
    '売却金額 約1億円 約131億円 約374億円 約506億円',
    '買付金額 約0.3億円 約128億円 約320億円 約448億円',
  ]);
});

test('as of 30 April the second, with January new and March lower in one row and higher in another', () => {
  assert.deepEqual(cells('2025-04-30').slice(0, 5), [
    '不正取引が発生した証券会社数(社) 2 2 4 9 -',
    '不正アクセス件数 65 43 1,420 4,852 6,380',
    '不正取引件数 39 33 687 2,746 3,505',
    '売却金額 約0.8億円 約1億円 約129億円 約1,481億円 約1,612億円',
    '買付金額 約0.7億円 約0.6億円 約128億円 約1,308億円 約1,437億円',
  ]);
});

test('the revision between them names every case that caused it', () => {
  const { months, total } = reviseFsa(tally, '2025-04-16');
  const march = months.find(({ month }) => month === '2025-03')!;
  assert.deepEqual(
    march.causes.map(({ cause, count, change }) => [cause, count, change.accesses, change.cases]),
    [
      ['withdrawn', 2, -2, 0],
      ['changed', march.causes[1]!.count, 0, 2],
    ],
  );
  assert.equal(march.after.saleValueJpy - march.before.saleValueJpy, -2 * oku);
  assert.deepEqual([total.before.cases, total.after.cases], [1454, 3505]);
});
