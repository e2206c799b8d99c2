import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lure } from './lexicon/lure.ts';
import { luresIn } from './lures.ts';
import { foldText } from './text.ts';

const found = (text: string): Lure[] => [...luresIn(foldText(text)).keys()];

test('finds the protective-measure lures in Japanese', () => {
  assert.ok(found('口座保護を有効化してください').includes('protection'));
  assert.ok(found('補償金の申請手続き').includes('protection'));
  assert.ok(found('本日中にパスキーを設定してください').includes('factor'));
  assert.ok(found('二要素認証の再登録が必要です').includes('factor'));
});

test('finds them in English', () => {
  assert.ok(found('Enrol in the Account Protection Program').includes('protection'));
  assert.ok(found('You are eligible to apply for compensation').includes('protection'));
  assert.ok(found('Set up your passkey today').includes('factor'));
});

test('finds urgency, threat, reward and requests', () => {
  const text = '24時間以内に本人確認を行わない場合、口座を凍結します。謝礼1,000円相当を進呈';
  assert.deepEqual(found(text).sort(), ['credentials', 'reward', 'threat', 'urgency']);
  assert.ok(found('Ihr Konto wurde gesperrt').includes('threat'));
  assert.ok(found('Clique aqui para atualizar seus dados').includes('credentials'));
});

test('an ordinary letter has none', () => {
  assert.deepEqual(found('明日の打ち合わせは十時からです。資料は当日お持ちします。'), []);
  assert.deepEqual(found('See you at the meeting tomorrow, I will bring the slides.'), []);
});

test('phrases are bounded, and a text made to cost time does not', () => {
  const start = performance.now();
  const many = luresIn(foldText('至急 緊急 今すぐ 速やかに 本日中 お早めに 要対応 '.repeat(2_000)));
  assert.ok((many.get('urgency')?.phrases.length ?? 0) <= 5);
  luresIn('account '.repeat(2_000));
  luresIn('口座'.repeat(8_000));
  assert.ok(performance.now() - start < 30_000);
});
