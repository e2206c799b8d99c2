import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mutated } from '../mutate.ts';
import { fuzzGuided, smallest } from './guided.ts';
import { beginCounting } from './reached.ts';

const inputsMax = 30_000;

test('finds step by step what as many blind inputs do not find', async (t) => {
  const take = beginCounting((url) => url.endsWith('/lock-parser.ts'));
  const { lock } = await import('./lock-parser.ts');
  const found = await fuzzGuided(lock, take, { seconds: 60, inputsMax, seed: 1 });
  t.diagnostic(`${found.inputs} inputs, ${found.kept.length} kept`);
  assert.equal(found.failures.size, 1);
  const [[place, bytes] = []] = found.failures;
  assert.match(place!, /letterAfterLetter/);
  assert.match(bytes!.toString('latin1'), /^sekish/);
  assert.ok(found.kept.length >= 5);

  const blind = fc.sample(mutated(lock.seeds), { numRuns: inputsMax, seed: 1 });
  for (const input of blind) assert.doesNotThrow(() => lock.run(input));

  // What fails is no corpus; of the rest one input a step is enough.
  const least = await smallest(lock, take, found.kept);
  assert.ok(least.length <= 6 && least.every((input) => !/^sekish/.test(input.toString('latin1'))));
});
