import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createUrlJudge } from './default-judge.ts';
import { teachUrl } from './teach-url.ts';
import { intelOfUrl } from './url-intel.ts';
import { weighUrl } from './weigh-url.ts';

const now = Date.UTC(2025, 7, 1);
const judge = createUrlJudge();
const intel = (url: string) => intelOfUrl(judge, weighUrl(judge, url, now)!, 'test');

test('a called host is distrusted as a domain for a month', () => {
  const found = intel('https://www-sbisec-co-jp.qwxyz.example/x')!;
  assert.equal(found.kind, 'domain');
  assert.equal(found.value, 'www-sbisec-co-jp.qwxyz.example');
  assert.equal(found.expires, '2025-08-31T00:00:00.000Z');
  assert.ok(found.confidence >= 0.5 && found.confidence <= 1);
});

test('a host that everybody uses is not distrusted for a page on it', () => {
  const lesson = { brand: 'SBI証券', timeMs: now, teacher: 'list' };
  teachUrl(judge, 'https://bit.ly/AbCdEf', lesson);
  assert.ok(weighUrl(judge, 'https://bit.ly/AbCdEf', now)!.risk >= 0.5);
  assert.equal(intel('https://bit.ly/AbCdEf'), undefined);
});

test('what is not called is nothing to the others', () => {
  assert.equal(intel('https://www.example.com/'), undefined);
  assert.equal(intel('https://sbisec.co.jp/'), undefined);
});
