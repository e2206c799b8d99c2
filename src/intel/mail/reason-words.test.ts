import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailEvidence } from './catalogue.ts';
import { mailReasonText, mailReasonWords } from './reason-words.ts';

test('every piece of evidence has words in both languages, and no words are left over', () => {
  const ids = [...mailEvidence.map(({ id }) => id), 'known-campaign'].sort();
  assert.deepEqual(Object.keys(mailReasonWords).sort(), ids);
  for (const id of ids) {
    const { ja, en } = mailReasonText(id, {});
    assert.match(ja, /[\u3040-\u30ff\u4e00-\u9fff]/, id);
    assert.match(en, /^[A-Z“]/, id);
  }
});

test('facts stand in the words', () => {
  const { ja, en } = mailReasonText('link-text-lies', { shown: 'a.jp', leads: 'b.top' });
  assert.equal(ja, '表示はa.jp、実際のリンク先はb.top');
  assert.equal(en, 'Shows a.jp and leads to b.top');
});
