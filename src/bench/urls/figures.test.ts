import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import { dayMs } from '../../core/lib/decay.ts';
import { createBrandDictionary } from '../../intel/url/brand-dictionary.ts';
import brands from '../../intel/url/brands.json' with { type: 'json' };
import { createUrlJudge } from '../../intel/url/default-judge.ts';
import { calledRiskMin, weighUrl } from '../../intel/url/weigh-url.ts';
import { phishingFolder, readHonest, readNames, readPhishing } from './dataset.ts';
import { labelsAgree, walkMonth } from './figures.ts';

const skip = existsSync(phishingFolder)
  ? false
  : 'the real lists are not here (../shared/data/phishing)';

describe('the real lists', { skip }, async () => {
  if (skip) return;
  const dictionary = createBrandDictionary(brands);
  const rows = await readPhishing(dictionary);
  const honest = await readHonest();

  test('brand names are understood as the list means them', () => {
    assert.ok(rows.length > 15_000);
    assert.ok(labelsAgree(rows, dictionary) > 0.998);
  });

  test('the committed model calls at most one honest name in a thousand', () => {
    const judge = createUrlJudge();
    const called = honest.test.filter(
      (name) => (weighUrl(judge, name, 0)?.risk ?? 0) >= calledRiskMin,
    );
    assert.ok(honest.test.length > 29_000);
    assert.ok(called.length <= honest.test.length / 1_000, called.join(' '));
  });

  // Floors under what was measured on July with a model that has seen months to June only: 45.4 %
  // (a third of the rows are one domain of one day), 96.2 %, other brands 1.7 % and 0.2 %.
  test('July is judged by what was learnt before it', () => {
    const options = {
      rows,
      honestFit: honest.fit,
      honestTest: readNames(honest.test, dictionary).filter((_, at) => at % 3 === 0),
      dictionary,
    };
    const figures = walkMonth(options, '2025-07', [dayMs, 0]);
    const [before, sameDay] = figures.filter(({ way }) => way === 'the judge');
    assert.ok(before.recall >= 0.43, JSON.stringify(before));
    assert.ok(sameDay.recall >= 0.94, JSON.stringify(sameDay));
    for (const { honestCalled, othersCalled } of [before, sameDay]) {
      assert.ok(othersCalled <= 0.02, String(othersCalled));
      assert.ok(honestCalled <= 0.001, String(honestCalled));
    }
    const simple = figures.find(({ way }) => way.startsWith('token'))!;
    assert.ok(simple.othersCalled > before.othersCalled);
    assert.ok(simple.recall < before.recall);
  });
});
