// Fuzzes every parser: some hundred inputs each here; `SEKISHO_FUZZ_SECONDS=120` for as long each.
// `SEKISHO_FUZZ_TARGET=mail` for one. What fails is printed with its seed, and shrunk.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { targets } from './fuzz-targets.ts';
import { mutated } from './mutate.ts';

const seconds = Number(process.env.SEKISHO_FUZZ_SECONDS ?? 0);
const only = process.env.SEKISHO_FUZZ_TARGET;
const folder = mkdtempSync(join(tmpdir(), 'sekisho-fuzz-'));
after(() => rmSync(folder, { recursive: true }));

describe('whatever the bytes', () => {
  for (const { name, seeds, run } of targets(folder))
    if (only === undefined || only === name)
      test(`${name} takes them or refuses them by name`, async (t) => {
        for (const seed of seeds) await run(seed);
        let inputs = 0;
        const property = fc.asyncProperty(mutated(seeds), async (bytes) => {
          inputs += 1;
          await run(bytes);
        });
        const long = { numRuns: 1e9, interruptAfterTimeLimit: seconds * 1000 };
        await fc.assert(property, seconds > 0 ? long : { numRuns: 150 });
        t.diagnostic(`${name}: ${inputs} inputs`);
      });
});
