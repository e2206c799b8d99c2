import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBrandDictionary } from '../../intel/url/brand-dictionary.ts';
import brands from '../../intel/url/brands.json' with { type: 'json' };
import { readUrl } from '../../intel/url/read-url.ts';
import { countMisses } from './misses.ts';

const dictionary = createBrandDictionary(brands);
const rowOf = (text: string) => ({
  ...{ text, reading: readUrl(text, dictionary)!, timeMs: 0, month: '2025-05' },
  ...{ brand: 'SBI証券', isSecurities: true },
});

test('misses are sorted by what there was to see', () => {
  const series = Array.from({ length: 40 }, (_, at) => rowOf(`https://a${at}.series.top/x`));
  const missed = [
    ...series.slice(0, 3),
    rowOf('https://qwxyz.top/sbi'),
    rowOf('https://192.0.2.1/AbCdEf'),
    rowOf('https://qwxyz.top/AbCdEf'),
    rowOf('https://qwxyz.top/jp'),
    rowOf('https://qwxyz.top/'),
  ];
  assert.deepEqual(countMisses(missed, [...series, ...missed.slice(3)]), {
    ...{ series: 3, named: 1, address: 1 },
    ...{ 'own path': 1, 'usual path': 1, bare: 1 },
  });
});
