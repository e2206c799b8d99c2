import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createUrlJudge } from './default-judge.ts';
import { judgeUrl } from './judge-url.ts';
import { takedownText } from './takedown.ts';
import { teachUrl } from './teach-url.ts';
import { intelOfUrl } from './url-intel.ts';

const pieces = fc.constantFrom(
  ...[
    'https://',
    'http:',
    '//',
    '@',
    'sbisec',
    '.co.jp',
    'www-',
    '%E3%82',
    '%',
    '?',
    '#',
    '/',
    '\\',
  ],
  ...['xn--', '例え', '\u0000', '\u202e', '[::1]', ':80', '1.2.3.4', '0x7f', 'ETGate', '..', '-'],
  ...['а', '𝚠', ' ', 'rakuten', '\ud800', 'bit.ly', 'workers.dev'],
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 14 }).map((some) => some.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);
const timeMs = Date.UTC(2025, 6, 1);
const sender = { ja: '木枯証券', en: 'Kogarashi', contact: 'csirt@example.jp' };

test('any text is judged, taught and put into words without an error, and twice the same', () => {
  const judge = createUrlJudge();
  fc.assert(
    fc.property(texts, (text) => {
      const judged = judgeUrl(judge, text, timeMs);
      assert.deepEqual(judgeUrl(judge, text, timeMs), judged);
      if (!judged) return;
      assert.ok(judged.risk >= 0 && judged.risk <= 1);
      intelOfUrl(judge, judged, 'test');
      takedownText({ judgement: judged, seenAt: '2025-07-01', sender });
      teachUrl(judge, text, { brand: 'SBI証券', timeMs, teacher: 'test' });
    }),
    { numRuns: 1_000 },
  );
});

test('a text made to be slow is not', () => {
  const judge = createUrlJudge();
  const slow = ['sbi-', 'a.', '%41', '&', '/', 'aeou', '-', 'rn', '例'].map(
    (some) => `https://${some.repeat(4_096)}`,
  );
  const start = performance.now();
  for (const text of slow) judgeUrl(judge, text, timeMs);
  assert.ok(performance.now() - start < 20_000);
});
