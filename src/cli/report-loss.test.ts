// Losses through the command: files in, schedule, statements and workbook out, faults by line.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { caseLine } from '../core/report/fsa-test-cases.ts';
import { deal, event, held } from '../core/report/loss/test-loss.ts';
import { jsonLines, report, reportFolder } from './test-report.ts';

const { file, path } = reportFolder();
const victim = {
  firm: 'f',
  account: 'a',
  opened: '2025-04-01T00:00:00Z',
  sessions: ['s-hostile'],
  saleValueJpy: 500_000,
  purchaseValueJpy: 500_000,
};
const cases = file(
  'cases.jsonl',
  jsonLines([
    caseLine('c-1', { ...victim, state: 'new' }),
    caseLine('c-1', victim),
    caseLine('c-2', { traded: false }),
    caseLine('c-3', { state: 'new' }),
  ]),
);
const events = file(
  'events.jsonl',
  jsonLines([
    event({ type: 'logout', session: 's-hostile', account: 'somebody' }),
    held({ 'XTKS:1': 500 }),
    ...deal({ side: 'sell', instrument: 'XTKS:1', quantity: 500, price: 1000 }),
    ...deal({ side: 'buy', instrument: 'XTKS:2', quantity: 5000, price: 100, fee: 55 }),
  ]),
);
const prices = file(
  'prices.csv',
  'date,instrument,price,currency\n2025-04-30,XTKS:1,1010,JPY\n2025-04-30,XTKS:2,17,JPY\n',
);
const actions = file(
  'actions.csv',
  'date,instrument,action,value,currency\n2025-04-15,XTKS:2,split,5:1,\n',
);
const loss = ['loss', '--cases', cases, '--events', events];
const valued = [
  ...loss,
  '--valuation-date',
  '2025-04-30',
  '--prices',
  prices,
  '--actions',
  actions,
];

test('the schedule, with the cases left out told beside it', async () => {
  const { status, stdout, stderr } = await report(...valued, '--lang', 'en');
  assert.equal(status, 0, stderr);
  // 500 × 10 lost on what was sold; 500,000 − 25,000 × 17 on what was bought; the fee.
  assert.match(
    stdout,
    /^c-1 +a +2025-04-01 +2 +500,000 +500,000 +55 +80,055 +80,055 +47,555 +75,000/m,
  );
  assert.equal(
    stderr,
    'cases without a loss to work out: 1 not confirmed as fraud, 1 accessed without trading\n',
  );
});

test('one JSON object, and the statement of one case', async () => {
  const { stdout } = await report(...valued, '--json', '--method', 'in-kind');
  const { victims, totals, method } = JSON.parse(stdout);
  assert.deepEqual(
    [victims[0].lossJpy, totals.lossJpy.sumJpy, method],
    [80_055, 80_055, 'in-kind'],
  );
  const one = await report(...valued, '--case', 'c-1', '--lang', 'en', '--method', 'half-cash');
  assert.match(one.stdout, /^Statement of loss\n/);
  assert.match(one.stdout, /47,555 {2}○$/m);
});

test('a workbook, and a statement of its own for each victim', async () => {
  const out = path('loss.xlsx');
  assert.equal((await report(...valued, '--format', 'xlsx', '--out', out)).status, 0);
  assert.equal(readFileSync(out).toString('latin1', 0, 2), 'PK');
  const folder = path('statements');
  const { stderr } = await report(...valued, '--format', 'pdf', '--out', folder);
  assert.match(stderr, /1 statements in /);
  assert.deepEqual(readdirSync(folder), ['c-1.pdf']);
  assert.equal(readFileSync(`${folder}/c-1.pdf`).toString('latin1', 0, 5), '%PDF-');
});

test('what is missing is named on standard error, and null', async () => {
  const { stdout, stderr, status } = await report(...loss, '--json');
  assert.equal(status, 1);
  assert.match(stderr, /^missing: price XTKS:1 2025-04-01 \(cases: 1\)$/m);
  assert.match(stderr, /^missing: price XTKS:2 2025-04-01 \(cases: 1\)$/m);
  assert.equal(JSON.parse(stdout).victims[0].lossJpy, null);
  assert.equal(JSON.parse(stdout).victims[0].soldJpy, 500_000);
});

test('wrong lines are told by file, line and field, and the rest goes on', async () => {
  const bad = file('bad.jsonl', `{"type":"bar"}\nnothing\n${readFileSync(events, 'utf8')}`);
  const badPrices = file('bad.csv', `${readFileSync(prices, 'utf8')}2025-04-30,XTKS:3,free,JPY\n`);
  const run = await report(
    ...['loss', '--cases', cases, '--events', bad],
    ...['--valuation-date', '2025-04-30', '--prices', badPrices, '--actions', actions, '--json'],
  );
  assert.equal(JSON.parse(run.stdout).victims[0].lossJpy, 80_055);
  assert.equal(run.status, 1);
  assert.match(run.stderr, /bad\.jsonl:1: id: expected /);
  assert.match(run.stderr, /bad\.jsonl:2: \(line\): expected one JSON object\n/);
  assert.match(run.stderr, /bad\.csv:4: price: expected a number above 0/);
});

test('an event of the victim that cannot be read leaves his loss unknown', async () => {
  const text = readFileSync(events, 'utf8').split('\n');
  const at = text.findIndex((line) => line.includes('"execution"'));
  const bent = text.with(at, text[at].replace(/"quantity":(\d)/, '"quantity":-$1'));
  const run = await report(
    ...['loss', '--cases', cases, '--events', file('negative.jsonl', bent.join('\n'))],
    ...['--valuation-date', '2025-04-30', '--prices', prices, '--actions', actions, '--json'],
  );
  assert.equal(run.status, 1);
  assert.match(run.stderr, new RegExp(`negative\\.jsonl:${at + 1}: quantity: expected `));
  const [victim] = JSON.parse(run.stdout).victims;
  assert.equal(victim.lossJpy, null);
  assert.ok(victim.missing.some(({ what }: { what: string }) => what === 'events'));
});

test('with a corporate action that cannot be read no loss is worked out', async () => {
  const split = file(
    'split.csv',
    'date,instrument,action,value,currency\n2025-04-10,XTKS:1,split,soon,\n',
  );
  const run = await report(...loss, '--actions', split);
  assert.deepEqual([run.status, run.stdout], [1, '']);
  assert.match(run.stderr, /split\.csv:2: value: expected shares after to shares before, like 3:1/);
});

test('nothing to work out fails in one line', async () => {
  const none = file('none.jsonl', jsonLines([caseLine('c-2', { traded: false })]));
  const empty = file('empty.jsonl', '');
  for (const args of [
    ['--cases', none, '--events', events],
    ['--cases', cases, '--events', empty],
    ['--cases', cases, '--events', path('absent.jsonl')],
  ]) {
    const { status, stdout, stderr } = await report('loss', ...args);
    assert.deepEqual([status, stdout], [1, ''], stderr);
    assert.match(stderr, /^sekisho report: [^\n]+\n$/m);
  }
});

test('wrong usage is status 2', async () => {
  for (const args of [
    ['loss'],
    ['loss', '--cases', cases],
    [...loss, '--method', 'all'],
    [...loss, '--valuation-date', '2025-04-31'],
    [...loss, '--format', 'xlsx'],
    [...loss, '--format', 'pdf'],
    [...loss, '--format', 'csv'],
    [...loss, 'more'],
  ])
    assert.equal((await report(...args)).status, 2, args.join(' '));
});
