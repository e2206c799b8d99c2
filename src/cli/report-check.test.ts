// The article's claims through the command, in both languages and forms; what is no file of claims.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { report, reportFolder } from './test-report.ts';

const { file, path } = reportFolder();
const article = join(import.meta.dirname, '../../docs/examples/claims-april-2025.json');

test('which statement cannot hold, and why', async () => {
  const english = await report('check', article, '--lang', 'en');
  assert.equal(english.status, 0);
  assert.match(english.stdout, /CANNOT HOLD: 33 \+ 685 \+ 736 = 1,454, not the total of 3,312/);
  const japanese = await report('check', article);
  assert.match(japanese.stdout, /成り立たない: .*不正取引件数の合計にちょうど等しい/);
  const json = await report('--json', 'check', article);
  assert.equal(JSON.parse(json.stdout).holds, false);
});

test('a file that is none fails in one line', async () => {
  for (const [told, content] of [
    [/claims\.json: expected JSON/, '{'],
    [/statements: expected one or more/, '{"source":"x"}'],
    [/statements\[0\]\.measure: expected one of/, '{"statements":[{"measure":"votes"}]}'],
  ] as const) {
    const { status, stdout, stderr } = await report('check', file('claims.json', content));
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, told);
    assert.equal(stderr.split('\n').length, 2);
  }
  assert.equal((await report('check', path('absent.json'))).status, 1);
});

test('wrong usage is status 2', async () => {
  for (const args of [
    ['check'],
    ['check', article, article],
    ['check', article, '--format', 'pdf'],
  ])
    assert.equal((await report(...args)).status, 2, args.join(' '));
});
