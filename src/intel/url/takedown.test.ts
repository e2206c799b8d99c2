import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createUrlJudge } from './default-judge.ts';
import { judgeUrl } from './judge-url.ts';
import { defanged, takedownText } from './takedown.ts';

const judge = createUrlJudge({ dangling: new Set(['old.sbisec.co.jp']) });
const request = (url: string) => ({
  judgement: judgeUrl(judge, url, 0)!,
  seenAt: '2025-08-01T00:00:00.000Z',
  sender: { ja: '木枯証券 CSIRT', en: 'Kogarashi CSIRT', contact: 'csirt@kogarashi.example' },
  foundIn: 'certificate log',
});

test('both languages carry the dead URL, the firm, the evidence and the sender', () => {
  const text = takedownText(request('https://www-sbisec-co-jp.qwxyz.example/ETGate/'))!;
  for (const body of [text.body.ja, text.body.en]) {
    assert.match(body, /hxxps:\/\/www-sbisec-co-jp\[\.\]qwxyz\[\.\]example\/ETGate\//);
    assert.match(body, /2025-08-01T00:00:00/);
    assert.match(body, /csirt@kogarashi\.example/);
    assert.doesNotMatch(body, /https:\/\/www-sbisec/);
    assert.doesNotMatch(body, /100 %/);
  }
  assert.match(text.body.ja, /SBI証券/);
  assert.match(text.body.ja, /本物のホスト名/);
  assert.match(text.body.en, /SBI Securities/);
  assert.match(text.body.en, /real host/);
  assert.match(text.body.en, /have not connected/);
  assert.match(text.subject.en, /SBI Securities/);
});

test('where it was found is told where it is known', () => {
  const known = request('https://www-sbisec-co-jp.qwxyz.example/ETGate/');
  const { body } = takedownText(known)!;
  assert.match(body.ja, /発見の経緯: certificate log/);
  assert.match(body.en, /Found in: certificate log/);
  const unknown = takedownText({ ...known, foundIn: undefined })!.body;
  assert.doesNotMatch(unknown.ja, /発見の経緯|undefined/);
  assert.doesNotMatch(unknown.en, /Found in|undefined/);
});

test('nothing is written for what is not called, or is the firm’s own', () => {
  for (const url of [
    'https://www.example.com/',
    'https://sbisec.co.jp/',
    'https://old.sbisec.co.jp/',
  ])
    assert.equal(takedownText(request(url)), undefined, url);
});

test('a link made dead is no link', () => {
  assert.equal(defanged('http://a.b.example/x.html'), 'hxxp://a[.]b[.]example/x[.]html');
});
