import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plants } from './plants.ts';
import { runSeed } from './run-seed.ts';
import { findPlant, runSeeds } from './run-seeds.ts';

const seeds = 200;
const plantSeedsMax = 1_000;

test(`${seeds} seeds: nothing answered is lost, nothing counts twice, all follows from the journal`, async (t) => {
  const { failed, failedCount, damaged, totals } = await runSeeds(1, seeds);
  t.diagnostic(JSON.stringify({ damaged, ...totals }));
  const told = failed.map(({ seed, findings }) => `seed ${seed}: ${findings.join('; ')}`);
  assert.deepEqual(told, []);
  assert.equal(failedCount, 0);
  // Where nothing happened nothing was shown.
  assert.ok(damaged > 0, 'no flipped byte was refused');
  for (const name of ['crashes', 'powerLosses', 'failures', 'degraded', 'answers 503'])
    assert.ok((totals[name] ?? 0) > seeds / 10, `${name}: ${totals[name]}`);
});

test('one seed gives one run', async () => {
  for (const seed of [1, 2, 3]) assert.deepEqual(await runSeed(seed), await runSeed(seed));
});

for (const [name, plant] of Object.entries(plants))
  test(`planted, ${name} is found`, async (t) => {
    const found = await findPlant(plant, plantSeedsMax);
    assert.ok(found, `not found in ${plantSeedsMax} seeds`);
    t.diagnostic(`seed ${found.seed}: ${found.findings[0]}`);
  });
