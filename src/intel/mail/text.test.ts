import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenWords, fancyLetters, foldText } from './text.ts';

test('width, case, accents and invisible characters go', () => {
  assert.equal(foldText('ＳＢＩ\u200b証券  ÀÇÃO'), 'sbi証券 acao');
  assert.equal(foldText('Mc\u00adAfee™'), 'mcafee');
});

test('a word broken after 76 columns is whole again; voiced kana keep their marks', () => {
  assert.equal(foldText('お客\n様の口座が\n凍結'), 'お客様の口座が凍結');
  assert.equal(foldText('がぎぐ'), 'がぎぐ');
});

test('letters of two alphabets in one word become Latin, whole foreign words stay', () => {
  assert.equal(foldText('Рауpаl'), 'paypal');
  assert.equal(foldText('привет'), 'привет');
});

test('counts words that only look whole', () => {
  assert.equal(brokenWords('楽\u200b天\u200b証券'), 2);
  assert.equal(brokenWords('Cryрto is restrictеd'), 2);
  assert.equal(brokenWords('楽天証券 Crypto Ünïcödé'), 0);
  assert.equal(fancyLetters('𝐏𝐚𝐲 me'), 3);
});

test('a long text without blanks takes time in proportion to its length', () => {
  const start = performance.now();
  foldText('証券口座'.repeat(200_000));
  brokenWords(`${'а'.repeat(400_000)}${'a'.repeat(400_000)}`);
  assert.ok(performance.now() - start < 30_000);
});
