// The command end to end on files: formats, dates, bad lines, gzip, exit statuses.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Case } from '../core/case/case.ts';
import { caseLine, editionOneCases } from '../core/report/fsa-test-cases.ts';
import { refusalsListedMax } from './read-cases.ts';
import { jsonLines, reportFolder, report as run } from './test-report.ts';

const folder = reportFolder();

let files = 0;
function file(content: string | Buffer, ending = '.jsonl'): string {
  files += 1;
  return folder.file(`${files}${ending}`, content);
}

const editionOne = file(jsonLines(editionOneCases));
const editionOneArgs = ['fsa', '--cases', editionOne, '--as-of', '2025-04-16'];

test('the Japanese terminal table is the default', async () => {
  const { status, stdout, stderr } = await run(...editionOneArgs);
  assert.equal(status, 0);
  assert.match(stdout, /2025年4月 \(16日現在\) +合計\n/);
  assert.match(stdout, /売却金額 +約1億円 +約131億円 +約374億円 +約506億円\n/);
  assert.equal(stderr, '');
});

test('formats and languages; --json is --format json wherever it stands', async () => {
  const csv = await run(...editionOneArgs, '--format', 'csv', '--lang', 'en');
  assert.match(csv.stdout, /\nAmount of sales,yen,100000000,13100000000,37400000000,50600000000\n/);
  const json = await run('--json', ...editionOneArgs, '--simulated');
  const same = await run(...editionOneArgs, '--format', 'json', '--simulated');
  assert.equal(json.stdout, same.stdout);
  const table = JSON.parse(json.stdout);
  assert.equal(table.total.accesses, 3312);
  assert.equal(table.simulated, true);
});

test('the latest change in the file is the default date', async () => {
  const lines: Case[] = [
    caseLine('c-1', { updated: '2025-05-07T15:00:00Z' }),
    caseLine('c-2', { updated: '2025-05-01T00:00:00Z' }),
  ];
  const { stdout } = await run('fsa', '--cases', file(jsonLines(lines)), '--json');
  assert.equal(JSON.parse(stdout).asOf, '2025-05-08');
});

test('gzip, a byte order mark, CRLF, blank lines and no last line end are read', async () => {
  const plain = jsonLines([caseLine('c-1'), caseLine('c-2')]);
  const zipped = file(gzipSync(plain), '.jsonl.gz');
  const odd = file(`\uFEFF${plain.replaceAll('\n', '\r\n\r\n').trimEnd()}`);
  for (const path of [zipped, odd]) {
    const { status, stdout, stderr } = await run('fsa', '--cases', path, '--json');
    assert.equal(status, 0);
    assert.equal(stderr, '');
    assert.equal(JSON.parse(stdout).total.accesses, 2);
  }
});

test('a bad line is told by line, field and expectation; the rest is counted', async () => {
  const good = jsonLines([caseLine('c-1')]);
  const bad = jsonLines([{ ...caseLine('c-2'), opened: 'yesterday' }]);
  const path = file(`${good}{"case": \n${bad}\n${jsonLines([caseLine('c-3')])}`);
  const { status, stdout, stderr } = await run('fsa', '--cases', path, '--json');
  assert.equal(status, 1);
  assert.equal(JSON.parse(stdout).total.accesses, 2);
  assert.deepEqual(stderr.trimEnd().split('\n'), [
    `${path}:2: (line): expected one JSON object`,
    `${path}:3: opened: expected RFC 3339 time with Z or an offset`,
  ]);
});

test('nothing readable fails, with the refusals beyond the list counted', async () => {
  const path = file('{}\n'.repeat(refusalsListedMax + 7));
  const { status, stdout, stderr } = await run('fsa', '--cases', path);
  assert.equal(status, 1);
  assert.equal(stdout, '');
  const lines = stderr.trimEnd().split('\n');
  assert.equal(lines.length, refusalsListedMax + 2);
  assert.equal(lines.at(-2), 'further lines refused: 7');
  assert.match(lines.at(-1) ?? '', /no line could be read/);
});

test('what is left out of the table is told beside it', async () => {
  const lines = [
    caseLine('c-1'),
    caseLine('c-2', { state: 'dismissed' }),
    caseLine('c-3', { state: 'new' }),
    { ...caseLine('c-4'), updated: undefined },
    caseLine('c-5', { updated: '2025-05-01T00:00:00Z' }),
  ];
  const path = file(jsonLines(lines));
  const { status, stderr } = await run('fsa', '--cases', path, '--as-of', '2025-04-30');
  assert.equal(status, 0);
  assert.match(stderr, /lines without updated, .*: 1\n/);
  assert.match(stderr, /cases not counted: 1 not confirmed as fraud by then, 1 dismissed\n/);
  assert.match(stderr, /lines written after 2025-04-30, not counted: 1\n/);
});

test('an empty file needs a date, and is then a month of zeros', async () => {
  const empty = file('');
  const undatedRun = await run('fsa', '--cases', empty);
  assert.equal(undatedRun.status, 1);
  assert.match(undatedRun.stderr, /give --as-of/);
  const dated = await run('fsa', '--cases', empty, '--as-of', '2025-04-16', '--json');
  assert.equal(dated.status, 0);
  assert.equal(JSON.parse(dated.stdout).total.accesses, 0);
});

test('a file that cannot be read fails in one line', async () => {
  const truncated = file(gzipSync(jsonLines(editionOneCases)).subarray(0, 2000), '.gz');
  for (const path of [folder.path('absent.jsonl'), folder.path(''), truncated]) {
    const { status, stdout, stderr } = await run('fsa', '--cases', path);
    assert.equal(status, 1, path);
    assert.equal(stdout, '');
    assert.match(stderr, /^sekisho report: [^\n]+\n$/);
  }
});

test('a table that cannot be drawn fails in one line', async () => {
  const lines = [caseLine('c-1', { firm: 'a' }), caseLine('c-1', { firm: 'b' })];
  const { status, stderr } = await run('fsa', '--cases', file(jsonLines(lines)));
  assert.equal(status, 1);
  assert.equal(stderr, "sekisho report: case c-1 appears under two firms, 'b' last\n");
});

const wrongUsages: readonly (readonly string[])[] = [
  [],
  ['fsb', '--cases', editionOne],
  ['fsa', 'fsa', '--cases', editionOne],
  ['fsa'],
  ['fsa', '--cases'],
  ['fsa', '--cases', editionOne, '--unknown'],
  [...editionOneArgs, '--format', 'xlsx'],
  [...editionOneArgs, '--format', 'pdf'],
  [...editionOneArgs, '--format', 'toString'],
  [...editionOneArgs, '--json', '--format', 'csv'],
  [...editionOneArgs, '--lang', 'fr'],
  ['fsa', '--cases', editionOne, '--as-of', '2025-04-31'],
  [...editionOneArgs, '--from', '2025-13'],
  [...editionOneArgs, '--from', '2025-04', '--to', '2025-03'],
  [...editionOneArgs, '--to', '2025-05'],
];

test('wrong usage is status 2 and one line', async () => {
  for (const args of wrongUsages) {
    const { status, stdout, stderr } = await run(...args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, /^sekisho report: [^\n]+\n$/, args.join(' '));
  }
});
