// Columns of Japanese, Latin, combining and emoji text, and padding by them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { displayWidth, padDisplayEnd, padDisplayStart } from './display-width.ts';

const widths: readonly (readonly [text: string, width: number])[] = [
  ['', 0],
  ['abc 123', 7],
  ['不正アクセス件数', 16],
  ['不正取引が発生した証券会社数(社)', 32],
  ['約0.3億円', 9],
  ['2025年4月 (16日現在)', 20],
  ['¥13.1bn', 7],
  ['ｱｲｳ', 3], // halfwidth Katakana
  ['ＡＢ￥', 6], // fullwidth forms
  ['か\u3099', 2], // a combining voiced mark
  ['e\u0301', 1],
  ['a\u200bb\u0007', 2], // zero width space, bell
  ['※', 1], // ambiguous
  ['𠮷野家', 6], // outside the basic plane
  ['⚡🙂', 4],
  ['🇯🇵', 2],
];

test('known texts have the width a terminal gives them', () => {
  for (const [text, width] of widths) assert.equal(displayWidth(text), width, text);
});

test('width adds up over concatenation', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
      assert.equal(displayWidth(one + other), displayWidth(one) + displayWidth(other));
    }),
  );
});

test('padding fills to the width and leaves longer text alone', () => {
  assert.equal(padDisplayStart('約1億円', 10), '   約1億円');
  assert.equal(padDisplayEnd('合計', 6), '合計  ');
  assert.equal(padDisplayEnd('合計', 3), '合計');
});
