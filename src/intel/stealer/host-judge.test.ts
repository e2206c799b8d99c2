import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBrandDictionary } from '../url/brand-dictionary.ts';
import { createUrlJudge } from '../url/default-judge.ts';
import { teachUrl } from '../url/teach-url.ts';
import { createHostJudge, firmsOfHosts } from './host-judge.ts';

const timeMs = Date.parse('2025-07-01T00:00:00Z');

function judgeOf(hosts: readonly string[]) {
  const plain = createUrlJudge();
  const judge = createUrlJudge({ firms: firmsOfHosts(hosts, plain.dictionary) });
  return { judge, judgeHost: createHostJudge(judge, hosts, timeMs) };
}

test('hosts that imitate the watched firm, and no others', () => {
  const { judgeHost } = judgeOf(['sbisec.co.jp']);
  const judged = judgeHost('www-sbisec-co-jp.qwxyz.top');
  assert.equal(judged?.brand, 'sbi');
  assert.ok(judged.risk > 0.9);
  assert.equal(judgeHost('www-nomura-co-jp.qwxyz.top'), undefined);
  assert.equal(judgeHost('www.google.com'), undefined);
  assert.equal(judgeHost('rakuten.co.jp'), undefined);
});

test('a firm in no dictionary is imitated by whoever carries its whole host', () => {
  const { judgeHost } = judgeOf(['trade.example.co.jp', 'a.jp', '192.0.2.1', '[::1]']);
  assert.equal(judgeHost('trade.example.co.jp.qwxyz.top')?.brand, 'trade.example.co.jp');
  assert.equal(judgeHost('trade-example-co-jp.qwxyz.top')?.brand, 'trade.example.co.jp');
  assert.equal(judgeHost('trade.other.co.jp'), undefined);
  assert.equal(judgeHost('a.jp.qwxyz.top'), undefined);
});

test('a firm of the dictionary gets no second entry for its own host', () => {
  const { dictionary } = createUrlJudge();
  assert.deepEqual(firmsOfHosts(['www.sbisec.co.jp'], dictionary), []);
  const firms = firmsOfHosts(['trade.example.co.jp'], createBrandDictionary(dictionary.data));
  assert.deepEqual(firms[0].hosts, ['trade.example.co.jp']);
});

test('a domain confirmed to have imitated the firm is one that names nobody', () => {
  const { judge, judgeHost } = judgeOf(['sbisec.co.jp']);
  assert.equal(judgeHost('qwfkzt.top'), undefined);
  const confirmation = { brand: 'SBI証券', timeMs: timeMs - 3_600_000, teacher: 'a list' };
  teachUrl(judge, 'https://qwfkzt.top/AbCdEf', confirmation);
  assert.equal(judgeHost('qwfkzt.top')?.brand, 'sbi');
});
