// Fuzzing that is guided by coverage: an input that reaches what none reached before is kept, and
// changed further. A few dozen lines in place of a fuzzer that installs nowhere without downloads.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chance, integer, stream } from '../../src/simulator/random.ts';
import type { Target } from '../fuzz-targets.ts';
import { changed } from './change-bytes.ts';
import { createReached, type Reached, type Trace } from './reached.ts';

/** A take of the counts costs about as much as some hundred inputs. */
const batchMin = 32;
const batchMax = 512;
const keptMax = 4_000;
const failuresMax = 20;

export interface Outcome {
  readonly inputs: number;
  readonly kept: readonly Buffer[];
  readonly reached: Reached;
  readonly slowestMs: number;
  /** An input for each kind of failure. */
  readonly failures: ReadonlyMap<string, Buffer>;
}

export interface Limits {
  readonly seconds: number;
  readonly inputsMax?: number;
  readonly seed: number;
}

export async function fuzzGuided(
  { run, seeds }: Target,
  take: () => Trace,
  { seconds, seed, inputsMax = Number.POSITIVE_INFINITY }: Limits,
): Promise<Outcome> {
  const random = stream(seed, 'fuzz');
  const reached = createReached();
  const kept: Buffer[] = [];
  const failures = new Map<string, Buffer>();
  let [inputs, slowestMs, batch] = [0, 0, batchMin];
  const runAll = async (all: readonly Buffer[]): Promise<Trace> => {
    for (const bytes of all) {
      const startMs = performance.now();
      const failure = await failureOf(run, bytes);
      if (failure !== undefined && failures.size < failuresMax) failures.set(failure, bytes);
      inputs += 1;
      slowestMs = Math.max(slowestMs, performance.now() - startMs);
    }
    return take();
  };
  /** Halves a batch that reached something new until the inputs are found that did. */
  const sift = async (all: readonly Buffer[], trace: Trace): Promise<void> => {
    if (reached.novelty(trace) === 0) return;
    if (all.length === 1) {
      reached.add(trace);
      if (kept.length < keptMax) kept.push(all[0]!);
      return;
    }
    const middle = all.length >> 1;
    const [first, second] = [all.slice(0, middle), all.slice(middle)];
    await sift(first, await runAll(first));
    if (reached.novelty(trace) > 0) await sift(second, await runAll(second));
    // What only came from the order of the inputs is not looked for again.
    reached.add(trace);
  };
  take();
  for (const bytes of seeds) await sift([bytes], await runAll([bytes]));
  let words = wordsOf(reached);
  const endMs = performance.now() + seconds * 1_000;
  while (performance.now() < endMs && inputs < inputsMax) {
    const others = [...seeds, ...kept];
    const parent = (): Buffer => {
      const newest = chance(random, 0.5) ? Math.max(0, others.length - 20) : 0;
      return others[integer(random, newest, others.length - 1)]!;
    };
    const tries = Array.from({ length: batch }, () => changed(parent(), { random, words, others }));
    const before = kept.length;
    await sift(tries, await runAll(tries));
    batch = kept.length > before ? Math.max(batchMin, batch >> 1) : Math.min(batchMax, batch * 2);
    if (kept.length > before) words = wordsOf(reached);
  }
  return { inputs, kept, reached, slowestMs, failures };
}

/** Where it failed: the error's kind and the first lines of its stack that are ours. */
async function failureOf(run: Target['run'], bytes: Buffer): Promise<string | undefined> {
  try {
    await run(bytes);
    return undefined;
  } catch (error) {
    const { name, stack = '' } = error as Error;
    const places = stack.split('\n').filter((line) => line.trim().startsWith('at '));
    return [name, ...places.slice(0, 4)].join('\n');
  }
}

/** The short texts in the program's own source, where it was run: what it may compare with. */
function wordsOf({ scripts }: Reached): Buffer[] {
  const words = new Set<string>();
  for (const url of scripts.keys()) {
    if (url.includes('/node_modules/zod/')) continue;
    for (const [, word] of sourceOf(url).matchAll(/['"]([^'"\\\n]{1,24})['"]/g)) words.add(word!);
  }
  return [...words].map((word) => Buffer.from(word));
}

const sources = new Map<string, string>();
function sourceOf(url: string): string {
  const source = sources.get(url) ?? readFileSync(fileURLToPath(url), 'utf8');
  sources.set(url, source);
  return source;
}

/** As few of the inputs as reach, beside the seeds, what all of them reach; the short ones first. */
export async function smallest(
  { run, seeds }: Target,
  take: () => Trace,
  inputs: readonly Buffer[],
): Promise<Buffer[]> {
  const reached = createReached();
  const needed: Buffer[] = [];
  const shortFirst = inputs.toSorted((one, other) => one.length - other.length);
  for (const bytes of [...seeds, ...shortFirst]) {
    take();
    if ((await failureOf(run, bytes)) !== undefined) continue;
    const trace = take();
    if (reached.novelty(trace) > 0 && !seeds.includes(bytes)) needed.push(bytes);
    reached.add(trace);
  }
  return needed;
}
