import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshLinkJudge } from './url-judge.ts';

const judge = freshLinkJudge();

test('look-alikes and copied paths are risky and name the firm, its own hosts are not', () => {
  assert.ok(judge('https://www-sbisec-co-jp.qhv7.cn/ETGate').risk > 0.9);
  assert.equal(judge('https://rakuten-sec.qsd.com/x').brand, 'rakuten');
  assert.ok(judge('https://www.rakuten-sec.co.jp/ITS/').risk < 0.01);
  assert.ok(judge('https://www.nomuraholdings.com/').risk < 0.2);
});

test('what it does not know and what is no URL says little', () => {
  assert.ok(judge('https://example.org/', Date.UTC(2025, 4, 1)).risk < 0.2);
  assert.deepEqual(judge('::::'), { risk: 0, reasons: [] });
});
