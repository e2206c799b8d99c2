// The table beside published editions, revised, taken apart into its cases, and as documents.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { caseLine, editionOneCases } from '../core/report/fsa-test-cases.ts';
import { jsonLines, report, reportFolder } from './test-report.ts';

const { file, path } = reportFolder();
const editions = join(import.meta.dirname, '../../docs/examples/fsa-editions.csv');
const late = caseLine('late', {
  opened: '2025-02-03T00:00:00Z',
  updated: '2025-04-25T00:00:00Z',
  saleValueJpy: 7,
});
const cases = file('cases.jsonl', jsonLines([...editionOneCases, late]));
const fsa = ['fsa', '--cases', cases];

test('published editions stand beside the own table and month by month', async () => {
  const args = [...fsa, '--as-of', '2025-04-16', '--edition', editions, '--lang', 'en'];
  const { status, stdout, stderr } = await report(...args);
  assert.equal(status, 0);
  assert.match(stdout, /Published E1/);
  assert.match(stdout, /^Mar 2025 +published +1,422 +1,420 +· +· +2,319/m);
  assert.match(stdout, /^Mar 2025 +own +1,422$/m);
  // Named, not filled in.
  assert.match(stderr, /E5: not in the file: 2025-05, 2025-06\n/);
  assert.doesNotMatch(stderr, /does not foot/);
});

test('what changed since the last edition, and by which case', async () => {
  const { stdout } = await report(...fsa, '--as-of', '2025-04-30', '--edition', editions, '--json');
  const { revision, editions: columns } = JSON.parse(stdout);
  assert.deepEqual([revision.since, revision.asOf], ['2025-04-16', '2025-04-30']);
  const february = revision.months.find((month: { month: string }) => month.month === '2025-02');
  assert.deepEqual(february.causes, [
    {
      cause: 'confirmed',
      count: 1,
      cases: ['late'],
      change: { accesses: 1, cases: 1, saleValueJpy: 7, purchaseValueJpy: 0 },
    },
  ]);
  assert.equal(columns.length, 10);
  assert.equal(columns[1].own.months[0].cases, 34);
  assert.equal(columns[0].own.months[0].cases, 33);
});

test('since a date of one’s own, without any file of editions', async () => {
  const { stdout } = await report(
    ...fsa,
    '--as-of',
    '2025-04-30',
    '--since',
    '2025-04-20',
    '--lang',
    'en',
  );
  assert.match(stdout, /Revision: 2025-04-20 → 2025-04-30\n/);
  assert.match(stdout, /^Feb 2025 +newly confirmed +1 .* late$/m);
  const csv = await report(
    ...fsa,
    '--as-of',
    '2025-04-30',
    '--since',
    '2025-04-20',
    '--format',
    'csv',
  );
  assert.match(csv.stdout, /^own,,2025-04-20,2025-02,,cases,33,cases,own$/m);
  assert.match(csv.stdout, /^own,,2025-04-30,2025-02,,cases,34,cases,own$/m);
});

test('every cell is taken apart into its cases', async () => {
  const cell = [...fsa, '--as-of', '2025-04-30', '--cell', '2025-02:cases'];
  const names = await report(...cell);
  assert.equal(names.stdout.split('\n').length, 35);
  assert.match(names.stdout, /^late$/m);
  const csv = await report(...cell, '--format', 'csv');
  assert.match(csv.stdout, /^case,firm,occurred,confirmed,traded,saleValueJpy,purchaseValueJpy\n/);
  assert.match(csv.stdout, /^late,firm-1,2025-02-03,2025-04-25,true,7,0$/m);
  const json = await report(...cell, '--json');
  assert.equal(JSON.parse(json.stdout.trimEnd().split('\n').at(-1)!).case, 'late');
  const cells = await report(...fsa, '--as-of', '2025-04-30', '--json', '--cell-cases', '2');
  assert.deepEqual(JSON.parse(cells.stdout).cells['2025-04'].accesses, {
    count: 1847,
    cases: ['2025-04-0', '2025-04-1'],
  });
});

test('documents go to the file named, text as well where one is', async () => {
  for (const [format, start] of [
    ['xlsx', 'PK\u0003\u0004'],
    ['pdf', '%PDF-'],
    ['svg', '<svg '],
    ['png', '\u0089PNG\r\n'],
    ['csv', '項目,'],
  ] as const) {
    const out = path(`table.${format}`);
    const run = await report(...fsa, '--edition', editions, '--format', format, '--out', out);
    assert.equal(run.status, 0, run.stderr);
    assert.equal(run.stdout, '');
    const bytes = readFileSync(out);
    if (format !== 'csv') assert.ok(bytes.toString('latin1').startsWith(start), format);
  }
  const svg = await report(...fsa, '--format', 'svg');
  assert.match(svg.stdout, /^<svg [\s\S]*<\/svg>\n$/);
});

test('a document that cannot be written fails in one line', async () => {
  for (const format of ['xlsx', 'pdf', 'png', 'json']) {
    const out = join(path('nowhere'), 'table');
    const { status, stderr } = await report(...fsa, '--format', format, '--out', out);
    assert.equal(status, 1, format);
    assert.match(stderr, /^sekisho report: ENOENT[^\n]+\n$/, format);
  }
});

test('a file of editions with something wrong is named, line by line', async () => {
  const text = readFileSync(editions, 'utf8');
  const withoutMonth = file('no-month.csv', text.replace('2025-03,,4,1422', ',,4,1422'));
  const first = await report(...fsa, '--edition', withoutMonth, '--json');
  assert.equal(first.status, 1);
  assert.match(first.stderr, /no-month\.csv:3: month: expected a month like 2025-04, or total\n/);
  assert.match(first.stderr, /no-month\.csv: E1: not in the file: 2025-03\n/);
  const bent = file('bent.csv', text.replace('2025-03,,4,1422', '2025-03,,4,1522'));
  const second = await report(...fsa, '--edition', bent, '--json');
  assert.match(
    second.stderr,
    /E1: does not foot: total of accesses is 3312, its months add up to 3412\n/,
  );
  const none = await report(...fsa, '--edition', file('none.csv', text.split('\n')[0]));
  assert.deepEqual([none.status, none.stdout], [1, '']);
  const other = await report(...fsa, '--edition', file('other.csv', 'a,b\n1,2\n'));
  assert.match(other.stderr, /other\.csv: column edition is missing/);
  const empty = await report(...fsa, '--edition', file('empty.csv', ''));
  assert.match(empty.stderr, /empty\.csv: empty, expected a line of columns/);
  // A word in Shift_JIS, and a file in UTF-16 with its mark.
  const word = Buffer.from([0x83, 0x65]).toString('latin1');
  const sjis = text.replace('2025-03,,4,1422', `2025-03,${word},4,1422`);
  const bent2 = await report(...fsa, '--edition', file('sjis.csv', Buffer.from(sjis, 'latin1')));
  assert.match(bent2.stderr, /sjis\.csv:3: row: expected UTF-8\n/);
  const utf16 = await report(
    ...fsa,
    '--edition',
    file('utf16.csv', Buffer.from(`\uFEFF${text}`, 'utf16le')),
  );
  assert.match(utf16.stderr, /utf16\.csv:1: expected UTF-8/);
  assert.equal(other.status, 1);
});

const wrongUsages: readonly (readonly string[])[] = [
  [...fsa, '--cell', '2025-04'],
  [...fsa, '--cell', '2025-04:losses'],
  [...fsa, '--cell', '2025-04:cases', '--format', 'svg'],
  [...fsa, '--cell', '2024-04:cases'],
  [...fsa, '--since', '2025-04-31'],
  [...fsa, '--as-of', '2025-04-16', '--since', '2025-04-16'],
  [...fsa, '--cell-cases', '5'],
  [...fsa, '--json', '--cell-cases', '0'],
  [...fsa, '--json', '--cell-cases', '10001'],
  [...fsa, '--with-cases'],
  [...fsa, '--format', 'pdf', '--out', ''],
  ['fsa', 'extra', '--cases', cases],
];

test('wrong usage is status 2 and one line', async () => {
  for (const args of wrongUsages) {
    const { status, stdout, stderr } = await report(...args);
    assert.equal(status, 2, `${args.join(' ')}: ${stderr}`);
    assert.equal(stdout, '');
    assert.match(stderr, /^sekisho report: [^\n]+\n$/, args.join(' '));
  }
});
