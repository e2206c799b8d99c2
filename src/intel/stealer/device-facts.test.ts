import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinFacts } from './device-facts.ts';
import { readText } from './test-reader.ts';

test('reads what describes the machine, decorated or not', () => {
  const text =
    'Some banner\n\n- HWID: ABCDEF0123456789\n- Computer: DESKTOP-1\n- Time Zone: (UTC+09:00) Tokyo\n' +
    '- Language: ja-JP\n- Local Date: 30.07.2025 13:19:25\nCountry: JP\nIP: 203.0.113.7\nUser: taro\n' +
    'Available KeyboardLayouts: \nJapanese\nEnglish\n';
  assert.deepEqual(readText(text).facts, {
    machineId: 'ABCDEF0123456789',
    computer: 'DESKTOP-1',
    timeZone: '(UTC+09:00) Tokyo',
    language: 'ja-JP',
    logDate: '2025-07-30',
    country: 'JP',
    keyboard: 'Japanese',
  });
});

test('one such word alone describes nothing', () => {
  assert.deepEqual(readText('Date: 30.07.2025\nURL: https://example.com\n').facts, {});
});

test('tells a machine from a site by the name', () => {
  const { facts } = readText('Hostname: DESKTOP-1\nTimezone: UTC+9\n');
  assert.deepEqual(facts, { computer: 'DESKTOP-1', timeZone: 'UTC+9' });
});

test('drops control characters, and what is too long to be a fact', () => {
  const { facts } = readText(
    `Computer: A\u001b[31mB\u202e\nCountry: ${'x'.repeat(9_000)}\nLocale: ja\n`,
  );
  assert.deepEqual(facts, { computer: 'A[31mB', language: 'ja' });
});

test('the first file that says something is believed', () => {
  assert.deepEqual(joinFacts({ computer: 'A' }, { computer: 'B', country: 'JP' }), {
    computer: 'A',
    country: 'JP',
  });
});
