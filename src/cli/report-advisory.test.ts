// The public warning: the current numbers, the advice, both languages, and never a link to log in.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { caseLine, editionOneCases } from '../core/report/fsa-test-cases.ts';
import { jsonLines, report, reportFolder } from './test-report.ts';

const { file, path } = reportFolder();
const editions = join(import.meta.dirname, '../../docs/examples/fsa-editions.csv');
const cases = file('cases.jsonl', jsonLines(editionOneCases));
const advisory = ['advisory', '--cases', cases, '--as-of', '2025-04-16'];

/** What a browser could follow, load, run or fill in, and what a reader could type as an address. */
const outward =
  /<(a|area|form|input|button|script|iframe|img|link|base|object|embed)\b|href|src=|action=|url\(|\bon\w+=|:\/\/|www\.|\.(com|jp|net|org|app|io)\b|@/i;

test('own numbers, those published on the same date, and the advice', async () => {
  const { status, stdout } = await report(...advisory, '--edition', editions, '--name', '関所証券');
  assert.equal(status, 0);
  assert.match(stdout, /関所証券で確認した件数/);
  assert.match(
    stdout,
    /2025年4月 \(16日現在\): 不正アクセス件数 1,847件、不正取引件数 736件、売却金額 約374億円、買付金額 約320億円。/,
  );
  assert.match(stdout, /全国の公表件数\(E1・2025-04-16現在・暫定値\)/);
  assert.match(stdout, /メールやSMSのリンクからはログインしない/);
  assert.doesNotMatch(stdout, /模擬/);
});

test('in no language and no form is there anything to follow', async () => {
  for (const language of ['ja', 'en'])
    for (const format of ['text', 'html'])
      for (const numbers of [[], ['--edition', editions]]) {
        const { stdout } = await report(
          ...advisory,
          '--simulated',
          ...numbers,
          ...['--lang', language, '--format', format, '--contact', '0120-000-000'],
        );
        assert.ok(stdout.length > 1200);
        assert.match(stdout, /0120-000-000/);
        assert.match(stdout, /模擬データ|SIMULATED/);
        assert.doesNotMatch(stdout, outward);
      }
});

test('a name or contact that is an address is refused before anything is written', async () => {
  for (const [option, value] of [
    ['--name', '関所証券 https://sekisho.example/login'],
    ['--contact', 'help@example.com'],
    ['--contact', 'ｅｘａｍｐｌｅ．ｃｏｍ'],
  ]) {
    const { status, stdout, stderr } = await report(...advisory, option!, value!);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /must not hold an address/);
  }
});

test('marks in a name stay words', async () => {
  const { stdout } = await report(...advisory, '--format', 'html', '--name', '<b>&"関所"');
  assert.match(stdout, /<p>&lt;b&gt;&amp;&quot;関所&quot;<\/p>/);
  assert.match(stdout, /<html lang="ja">/);
  assert.match(stdout, /default-src 'none'/);
});

test('published numbers alone, with where they come from', async () => {
  const out = path('warning.txt');
  const { status } = await report(
    ...['advisory', '--edition', editions, '--as-of', '2025-11-20', '--lang', 'en', '--out', out],
  );
  assert.equal(status, 0);
  const text = readFileSync(out, 'utf8');
  assert.match(text, /Published for all firms in Japan \(E8, as of 2025-10-31, provisional\)/);
  assert.match(text, /Oct 2025: unauthorised accesses 693, fraudulent transactions 333/);
  assert.match(text, /Source of the figures: secondary/);
});

test('what is missing or too early is said', async () => {
  const none = await report('advisory');
  assert.deepEqual(
    [none.status, none.stderr],
    [2, 'sekisho report: --cases FILE or --edition FILE is missing\n'],
  );
  const early = await report('advisory', '--edition', editions, '--as-of', '2025-01-01');
  assert.equal(early.status, 2);
  assert.match(early.stderr, /no edition as of 2025-01-01 or before/);
  const quiet = file('quiet.jsonl', jsonLines([caseLine('c', { state: 'new' })]));
  const { stdout } = await report(
    'advisory',
    '--cases',
    quiet,
    '--as-of',
    '2025-04-30',
    '--lang',
    'en',
  );
  assert.match(stdout, /Apr 2025: unauthorised accesses 0/);
});
