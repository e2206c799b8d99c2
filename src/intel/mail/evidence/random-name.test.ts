import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomness } from './random-name.ts';

test('drawn names are told from chosen ones', () => {
  for (const name of ['k3x9qz7w', 'hkqvtrm4x2', 'xkcdvbnmq', '0644d59b2c8c4a7d9ccd'])
    assert.ok(randomness(name) >= 0.4, name);
  for (const name of [
    'rakuten-sec',
    'tokaitokyo',
    'microsoft',
    'taro.sekino',
    'nomura',
    'sbi',
    'news24',
  ])
    assert.ok(randomness(name) < 0.4, name);
});
