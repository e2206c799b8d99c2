// The undefended simulated wave, through replay and report, is the regulator's first edition, and as
// of any other day what customers had reported by then.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Case } from '../src/core/case/case.ts';
import type { Event } from '../src/core/event/event.ts';
import { readFsaCaseLine } from '../src/core/report/fsa-case-line.ts';
import { drawFsaTable } from '../src/core/report/fsa-draw.ts';
import { fsaSheet } from '../src/core/report/fsa-sheet.ts';
import { type FsaTally, openTally, takeEntry } from '../src/core/report/fsa-tally.ts';
import { createOriginLookup } from '../src/edge/lookup/origin-lookup.ts';
import { createReplay, emptyStart } from '../src/engine/replay.ts';
import { simulate } from '../src/simulator/simulate.ts';

/** Published on 18 April 2025, as of 16 April. */
const published = [
  ['不正取引が発生した証券会社数(社)', '2', '4', '6', '-'],
  ['不正アクセス件数', '43', '1,422', '1,847', '3,312'],
  ['不正取引件数', '33', '685', '736', '1,454'],
  ['売却金額', '約1億円', '約131億円', '約374億円', '約506億円'],
  ['買付金額', '約0.3億円', '約128億円', '約320億円', '約448億円'],
];

/** One hijacked account as the simulator's own labels tell of it. */
interface Taken {
  readonly entered: string;
  reported: string;
  readonly fills: { readonly time: string; readonly side: string; readonly yen: number }[];
}

const taken = new Map<string, Taken>();
const rates = new Map<string, number>([['JPY', 1]]);
let tally: FsaTally;

const japan = (time: string): string =>
  new Date(Date.parse(time) + 9 * 3_600_000).toISOString().slice(0, 10);

/** Reads events and labels only, beside replay and report. */
function note(event: Event, isHostile: boolean): void {
  if (event.type === 'fx') rates.set(event.currency, event.rate);
  const account = String(event.account);
  const known = taken.get(account);
  if (event.type === 'feedback' && known?.reported === '') known.reported = event.time;
  if (!isHostile) return;
  if (event.type === 'login' && event.outcome === 'success' && known === undefined)
    taken.set(account, { entered: event.time, reported: '', fills: [] });
  if (event.type !== 'execution') return;
  const yen = event.quantity * event.price * (rates.get(event.currency) ?? Number.NaN);
  taken.get(account)!.fills.push({ time: event.time, side: event.side, yen });
}

before(() => {
  tally = openTally({ asOf: '2025-04-16', history: true });
  const replay = createReplay(emptyStart(), createOriginLookup().lookup, {
    case: (line: Case) => {
      const entry = readFsaCaseLine(line);
      assert.ok(!('expected' in entry), JSON.stringify(entry));
      takeEntry(tally, entry);
    },
  });
  const hostile = new Set<string>();
  const options = { scenario: 'wave-2025', accounts: 20_000, seed: 5, scale: 1, activity: 0.2 };
  const events = simulate({ ...options, onLabel: ({ event }) => void hostile.add(event) });
  for (const batch of events)
    for (const event of batch) {
      note(event, hostile.has(event.id));
      replay.take(JSON.stringify(event));
    }
  assert.equal(replay.counts.refused, 0);
});

test('at scale 1 the first edition comes out cell by cell as published', () => {
  const sheet = fsaSheet(drawFsaTable(tally), 'ja');
  assert.deepEqual(sheet.heads, ['2025年2月', '2025年3月', '2025年4月 (16日現在)', '合計']);
  assert.deepEqual(
    sheet.rows.map(({ label, cells }) => [label, ...cells]),
    published,
  );
});

/** What the labels say of a month, counting what was reported and filled by the end of a day. */
function truthOf(month: string, day: string) {
  const known = [...taken.values()].filter(
    ({ entered, reported }) =>
      japan(entered).startsWith(month) && reported !== '' && japan(reported) <= day,
  );
  const fills = known.map(({ fills }) => fills.filter(({ time }) => japan(time) <= day));
  const sum = (side: string) =>
    fills.flat().reduce((yen, fill) => (fill.side === side ? yen + fill.yen : yen), 0);
  return {
    accesses: known.length,
    cases: fills.filter(({ length }) => length > 0).length,
    sales: sum('sell'),
    purchases: sum('buy'),
  };
}

for (const day of ['2025-03-15', '2025-03-31', '2025-04-10'])
  test(`as of ${day} the same cases give the edition of what was known by then`, () => {
    const { months } = drawFsaTable(tally, { asOf: day });
    assert.equal(months.at(-1)?.month, day.slice(0, 7));
    for (const { month, accesses, cases, saleValueJpy, purchaseValueJpy } of months) {
      const truth = truthOf(month, day);
      assert.deepEqual([accesses, cases], [truth.accesses, truth.cases], month);
      assert.ok(truth.accesses > 0, month);
      assert.ok(Math.abs(saleValueJpy - truth.sales) < 1e5, `${month} ${saleValueJpy}`);
      assert.ok(Math.abs(purchaseValueJpy - truth.purchases) < 1e5, `${month}`);
    }
    const last = drawFsaTable(tally).months.find(({ month }) => month === day.slice(0, 7))!;
    assert.ok(months.at(-1)!.accesses < last.accesses, 'first prints are low');
  });
