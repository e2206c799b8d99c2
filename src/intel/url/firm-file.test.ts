import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFirms } from './firm-file.ts';

const firm = { id: 'hisame', ja: '氷雨証券', hosts: ['hisame.example'], tokens: ['hisame'] };

test('a firm or a list of firms is read; what is left out is empty', () => {
  const [one] = readFirms(firm);
  assert.equal(one.en, 'hisame');
  assert.deepEqual(one.sharedTokens, []);
  assert.equal(readFirms([firm, { ...firm, id: 'b' }]).length, 2);
});

const wrong: readonly (readonly [unknown, RegExp])[] = [
  [null, /firm 1: not an object/],
  [[firm, 5], /firm 2: not an object/],
  [{ ...firm, id: '' }, /id/],
  [{ ...firm, hosts: ['https://x.example'] }, /hosts/],
  [{ ...firm, hosts: 'x.example' }, /hosts/],
  [{ ...firm, tokens: ['ab'] }, /tokens/],
  [{ ...firm, tokens: ['.*'] }, /tokens/],
  [Array.from({ length: 600 }, () => firm), /at most/],
];

for (const [value, message] of wrong)
  test(`refused: ${JSON.stringify(value).slice(0, 60)}`, () =>
    assert.throws(() => readFirms(value), message));
