import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, linksTo } from '../test-mail.ts';
import {
  brokenUpWords,
  codeInSubject,
  filler,
  hardlyAnyText,
  hiddenWriting,
  loudSubject,
} from './writing.ts';

test('words broken by what nobody sees', () => {
  assert.equal(
    found(brokenUpWords, {
      text: '楽\u200b天\u200b証\u200b券の口\u200b座を停\u200b止\u200bします',
    }),
    1,
  );
  assert.equal(found(brokenUpWords, { text: '家族 👨\u200d👩\u200d👧 の写真' }), 0);
});

test('hidden text', () => {
  assert.equal(found(hiddenWriting, { hiddenText: true }), 1);
  assert.equal(found(hiddenWriting), 0);
});

test('codes in the subject, not words, versions or dates', () => {
  assert.equal(found(codeInSubject, { subject: 'IRPF - 6NwlyfzWcsNerv0' }), 1);
  assert.equal(found(codeInSubject, { subject: 'Protocolo 262677886' }), 1);
  for (const subject of ['Re: Python 3.12.1 released', '2025年5月15日の件', 'Q3 results 2025'])
    assert.equal(found(codeInSubject, { subject }), 0, subject);
});

test('hardly any text beside a link', () => {
  assert.equal(found(hardlyAnyText, { text: 'こちら', links: linksTo('https://a.jp/') }), 1);
  assert.equal(found(hardlyAnyText, { text: 'こちら' }), 0);
});

test('a loud subject', () => {
  assert.ok(found(loudSubject, { subject: 'FINAL NOTICE!!! OPEN NOW' }) === 1);
  assert.equal(found(loudSubject, { subject: 'Minutes of the meeting' }), 0);
});

test('filler against filters', () => {
  assert.ok(found(filler, { text: 'hello x08aoxt11c7v7dkd61499y1526907joz1 bye' }) > 0);
  assert.ok(found(filler, { text: 'srvzbwlq nmdzbnxpkrshxqn text' }) > 0);
  assert.equal(
    found(filler, {
      text: 'See https://example.org/a1b2c3d4e5f6a7b8c9d0e1f2 and internationalization',
    }),
    0,
  );
});
