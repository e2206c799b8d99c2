import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createUrlJudge } from './default-judge.ts';
import { judgeUrl } from './judge-url.ts';
import { teachJudged } from './teach-judged.ts';

const seenMs = Date.UTC(2025, 6, 1);
const named = 'https://www-sbisec-co-jp.qwxyz.top/AbCdEfGh';
const sibling = 'https://mnbvc.qwxyz.top/AbCdEfGh';

test('a sure call makes its domain and kit path known, and says that nobody confirmed it', () => {
  const judge = createUrlJudge();
  const before = judgeUrl(judge, sibling, seenMs)!;
  assert.ok(before.risk < 0.5);
  assert.equal(teachJudged(judge, judgeUrl(judge, named, seenMs)!), true);
  const after = judgeUrl(judge, sibling, seenMs)!;
  assert.ok(after.risk >= 0.5);
  assert.equal(after.firm?.id, 'sbi');
  const known = after.reasons.find(({ code }) => code === 'known-parent')!;
  assert.equal(known.facts.teacher, 'judged, not confirmed');
});

test('what is not called, and real hosts, teach nothing', () => {
  const judge = createUrlJudge();
  for (const url of [sibling, 'https://www.example.com/', 'https://www.sbisec.co.jp/ETGate'])
    assert.equal(teachJudged(judge, judgeUrl(judge, url, seenMs)!), false, url);
  assert.equal(judge.memory.recent.size, 0);
});
