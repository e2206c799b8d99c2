import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Event, isRequest } from '../../core/event/event.ts';
import { monthAt } from '../calendar.ts';
import { simulate } from '../simulate.ts';
import type { SimulationSummary } from '../summary.ts';
import { scaleFigures } from './figures.ts';
import { publishedFigures } from './wave-2025.ts';

interface Truth {
  readonly summary: SimulationSummary;
  /** Session of every successful hostile log-in, with its time and account. */
  readonly entries: Map<string, { readonly timeMs: number; readonly account: string }>;
  readonly reports: Map<unknown, number>;
  /** By account: yen sold and bought in hostile executions. */
  readonly sold: Map<string, number>;
  readonly bought: Map<string, number>;
  readonly lastMs: number;
}

function addTo(sums: Map<string, number>, key: string, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

function note(truth: Truth, event: Event, hostile: boolean, rates: Map<unknown, number>): void {
  const timeMs = Date.parse(event.time);
  if (event.type === 'fx') rates.set(event.currency, event.rate as number);
  if (event.type === 'feedback') {
    truth.reports.set((event.subject as { session: string }).session, timeMs);
  }
  if (!hostile) return;
  const account = event.account as string;
  if (event.type === 'login' && event.outcome === 'success') {
    truth.entries.set(event.session as string, { timeMs, account });
  }
  if (event.type !== 'execution') return;
  const { price, quantity, currency } = event as { price: number; quantity: number } & Event;
  const yen = price * quantity * (rates.get(currency) ?? 1);
  addTo(event.side === 'sell' ? truth.sold : truth.bought, account, yen);
}

/** Works the figures out of the events and labels alone, beside the simulator's own summary. */
function measure(accounts: number, scale: number, seed: number): Truth {
  const labelled = new Set<string>();
  const run = simulate({
    scenario: 'wave-2025',
    accounts,
    seed,
    scale,
    activity: 0.03,
    onLabel: ({ event }) => void labelled.add(event),
  });
  const truth = { entries: new Map(), reports: new Map(), sold: new Map(), bought: new Map() };
  const rates = new Map<unknown, number>([['JPY', 1]]);
  let step = run.next();
  let lastMs = 0;
  while (!step.done) {
    for (const event of step.value) {
      lastMs = Date.parse(event.time);
      note(truth as Truth, event, labelled.has(event.id), rates);
    }
    step = run.next();
  }
  return { ...truth, summary: step.value, lastMs };
}

let truth: Truth;

before(() => {
  truth = measure(20_000, 1, 1);
});

function monthOfAccount(): Map<string, string> {
  return new Map(
    [...truth.entries.values()].map(({ account, timeMs }) => [account, monthAt(timeMs)]),
  );
}

test('accesses by month are the published ones exactly', () => {
  for (const { month, accesses } of publishedFigures) {
    const found = [...truth.entries.values()].filter(({ timeMs }) => monthAt(timeMs) === month);
    assert.equal(found.length, accesses, month);
    assert.equal(new Set(found.map(({ account }) => account)).size, accesses, month);
  }
});

test('cases by month are the published ones exactly, in as many firms', () => {
  const months = monthOfAccount();
  const traded = new Set([...truth.sold.keys(), ...truth.bought.keys()]);
  for (const { month, cases, firms } of publishedFigures) {
    assert.equal([...traded].filter((account) => months.get(account) === month).length, cases);
    const row = truth.summary.months.find((row) => row.month === month)!;
    assert.equal(row.cases, cases);
    assert.equal(row.firms, firms);
  }
});

test('sales and purchases by month are the published sums to what a table rounds away', () => {
  const months = monthOfAccount();
  const sumIn = (sums: Map<string, number>, month: string) =>
    [...sums].reduce((sum, [account, yen]) => (months.get(account) === month ? sum + yen : sum), 0);
  for (const { month, salesYen, purchasesYen } of publishedFigures) {
    const row = truth.summary.months.find((row) => row.month === month)!;
    const sold = sumIn(truth.sold, month);
    const bought = sumIn(truth.bought, month);
    const rounded = salesYen >= 2e8 ? 0.5e8 : 0.05e8;
    assert.ok(Math.abs(sold - salesYen) < rounded, `${month} sold ${sold}`);
    assert.ok(Math.abs(bought - purchasesYen) < rounded, `${month} bought ${bought}`);
    assert.ok(Math.abs(row.salesYen - sold) < 10 && Math.abs(row.purchasesYen - bought) < 10);
  }
});

test('every access is reported by its customer, after it and within the period', () => {
  for (const [session, { timeMs }] of truth.entries) {
    const reported = truth.reports.get(session);
    assert.ok(reported !== undefined && reported > timeMs, session);
  }
  assert.equal(truth.reports.size, truth.entries.size);
});

test('names: Chinese before 26 March, more than 20 Tokyo small caps after', () => {
  const turn = '2025-03-25T15:00:00.000Z';
  const tokyo = new Set<string>();
  for (const { instrument, startsAt } of truth.summary.campaigns) {
    assert.match(instrument, startsAt < turn ? /^X(HKG|SHG):/ : /^XTKS:/);
    if (startsAt >= turn) tokyo.add(instrument);
  }
  assert.ok(tokyo.size > 20, `${tokyo.size}`);
});

test('all three kinds of hijacker take part', () => {
  const kinds = new Set(truth.summary.campaigns.map(({ kind }) => kind));
  assert.deepEqual([...kinds].sort(), ['code-relay', 'hosting-bulk', 'residential-proxy']);
});

test('a smaller world keeps the scaled counts exactly', () => {
  for (const seed of [1, 2, 3]) {
    const { summary } = measure(300, 0.02, seed);
    const wanted = scaleFigures(publishedFigures, 0.02);
    const counts = (rows: readonly { month: string; accesses: number; cases: number }[]) =>
      rows.map(({ month, accesses, cases }) => ({ month, accesses, cases }));
    assert.deepEqual(counts(summary.months), counts(wanted));
  }
});

test('requests make up what a checkpoint would be asked', () => {
  const run = simulate({ scenario: 'wave-2025', accounts: 300, seed: 1, days: 3 });
  let requests = 0;
  for (let step = run.next(); !step.done; step = run.next()) {
    requests += step.value.filter(isRequest).length;
  }
  assert.ok(requests > 20);
});
