// Every parser takes the corpus. `SEKISHO_FUZZ_SECONDS=600` fuzzes each so long, guided by coverage,
// and keeps what reached more; `SEKISHO_FUZZ_TARGET=mail,url` only these; `SEKISHO_FUZZ_BLIND=1` fuzzes
// as long again with fast-check, for comparison.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { fuzzGuided, smallest } from './fuzz/guided.ts';
import { keepInputs, keptInputs } from './fuzz/kept.ts';
import { beginCounting, createReached, type Reached } from './fuzz/reached.ts';
import type { Target } from './fuzz-targets.ts';
import { mutated } from './mutate.ts';

const seconds = Number(process.env.SEKISHO_FUZZ_SECONDS ?? 0);
const only = process.env.SEKISHO_FUZZ_TARGET?.split(',');
const seed = Number(process.env.SEKISHO_FUZZ_SEED ?? 1);
const folder = mkdtempSync(join(tmpdir(), 'sekisho-fuzz-'));
after(() => rmSync(folder, { recursive: true }));

// Counting must begin before what is counted is compiled.
const take = seconds > 0 ? beginCounting() : undefined;
const { targets } = await import('./fuzz-targets.ts');

async function fuzz(
  target: Target,
  count: NonNullable<typeof take>,
  say: (text: string) => void,
): Promise<void> {
  const seeds = [...target.seeds, ...keptInputs(target.name)];
  const found = await fuzzGuided({ ...target, seeds }, count, { seconds, seed });
  keepInputs(target.name, await smallest(target, count, found.kept));
  const blind = process.env.SEKISHO_FUZZ_BLIND ? await fuzzBlind(target, count) : undefined;
  const { inputs, kept, reached, slowestMs, failures } = found;
  say(
    [
      `${target.name}: ${inputs} inputs, ${kept.length} kept, slowest ${slowestMs.toFixed(0)} ms,`,
      `${reached.blocks(blind?.reached)} blocks`,
      blind ? `(blind: ${blind.inputs} inputs, ${blind.reached.blocks(reached)} blocks)` : '',
    ].join(' '),
  );
  assert.equal(failures.size, 0, JSON.stringify([...failures].map(([at, it]) => [at, `${it}`])));
}

async function fuzzBlind(
  { run, seeds }: Target,
  count: NonNullable<typeof take>,
): Promise<{ inputs: number; reached: Reached }> {
  const reached = createReached();
  let inputs = 0;
  count();
  for (const bytes of seeds) await run(bytes);
  const property = fc.asyncProperty(mutated(seeds), async (bytes) => {
    await run(bytes);
    inputs += 1;
    if (inputs % 500 === 0) reached.add(count());
  });
  await fc.assert(property, { numRuns: 1e9, interruptAfterTimeLimit: seconds * 1_000, seed });
  reached.add(count());
  return { inputs, reached };
}

describe('whatever the bytes', () => {
  for (const target of targets(folder))
    if (only === undefined || only.includes(target.name))
      test(`${target.name} takes them or refuses them by name`, async (t) => {
        const inputs = [...target.seeds, ...keptInputs(target.name)];
        for (const bytes of inputs) await target.run(bytes);
        if (take) await fuzz(target, take, (text) => t.diagnostic(text));
        else t.diagnostic(`${target.name}: ${inputs.length} inputs`);
      });
});
