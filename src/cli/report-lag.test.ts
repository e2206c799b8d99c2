// The projection through the command: published editions, a firm's own cases, wrong usage.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { caseLine } from '../core/report/fsa-test-cases.ts';
import { jsonLines, report, reportFolder } from './test-report.ts';

const { file } = reportFolder();
const editions = join(import.meta.dirname, '../../docs/examples/fsa-editions.csv');

test('published editions: projection, factors and the test of it', async () => {
  const { status, stdout } = await report('lag', '--edition', editions, '--lang', 'en');
  assert.equal(status, 0);
  assert.match(stdout, /^Projection for reports still to come: Fraudulent transactions\n/);
  assert.match(stdout, /^May 2025 +2,289 +2025-05-31 +0 +2,\d{3} /m);
  assert.match(stdout, /Test: later editions forecast from those before/);
  const accesses = await report('lag', '--edition', editions, '--figure', 'accesses', '--json');
  assert.equal(JSON.parse(accesses.stdout).figure, 'accesses');
});

test('only editions up to a date, and the forecast for the next', async () => {
  const args = ['lag', '--edition', editions, '--as-of', '2025-10-31', '--json'];
  const { months } = JSON.parse((await report(...args)).stdout);
  assert.deepEqual([months.at(-1).month, months.at(-1).latest], ['2025-10', 333]);
});

test('a firm’s own cases', async () => {
  const found = (day: string, id: string) =>
    caseLine(id, { opened: '2025-02-05T00:00:00Z', updated: `2025-${day}T00:00:00Z` });
  const lines = [found('02-20', 'a'), found('03-20', 'b'), found('04-30', 'c')];
  const cases = file('cases.jsonl', jsonLines(lines));
  const { months } = JSON.parse((await report('lag', '--cases', cases, '--json')).stdout);
  assert.deepEqual([months[0].month, months[0].latest, months[0].age], ['2025-02', 3, 2]);
});

test('wrong usage is status 2', async () => {
  for (const args of [
    ['lag'],
    ['lag', '--edition', editions, '--cases', editions],
    ['lag', '--edition', editions, '--figure', 'firms'],
    ['lag', '--edition', editions, '--as-of', 'May'],
    ['lag', '--edition', editions, '--format', 'pdf'],
  ])
    assert.equal((await report(...args)).status, 2, args.join(' '));
});
