import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createUrlJudge } from './default-judge.ts';
import { reasonWords, urlReasons } from './url-reasons.ts';
import { weighUrl } from './weigh-url.ts';

const page = new URL('../../../docs/reference/phishing-urls.md', import.meta.url);

test('every reason has words in both languages, and the page lists exactly these', () => {
  for (const [code, { ja, en }] of Object.entries(reasonWords)) {
    assert.match(ja, /[ぁ-んァ-ヶ一-龠]/, code);
    assert.match(en, /[a-z]{3}/, code);
  }
  const listed = [
    ...readFileSync(page, 'utf8')
      .split('## Reasons')[1]
      .matchAll(/^\| `([a-z-]+)` \|/gm),
  ].map(([, code]) => code);
  assert.deepEqual(listed.toSorted(), Object.keys(reasonWords).toSorted());
});

test('nothing is left unfilled in the words, and the strongest comes first', () => {
  const judge = createUrlJudge();
  for (const url of ['https://www-sbisec-co-jp.a.example/ETGate/?sbi', 'https://mon3x.example/']) {
    const reasons = urlReasons(weighUrl(judge, url, 0)!, 6);
    assert.ok(reasons.length > 0);
    const weights = reasons.map(({ weight }) => Math.abs(weight));
    assert.deepEqual(
      weights,
      weights.toSorted((one, other) => other - one),
    );
    for (const { text } of reasons) assert.doesNotMatch(text.ja + text.en, /[{}]|undefined/);
  }
});

test('at most so many are given', () => {
  const weighed = weighUrl(createUrlJudge(), 'https://www-sbisec-co-jp.a.example/ETGate/?sbi', 0)!;
  assert.equal(urlReasons(weighed, 1).length, 1);
});
