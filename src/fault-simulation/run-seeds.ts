// Many simulated runs, one after the other, and what they came to together.
import { noPlant, type Plant } from './plants.ts';
import { runSeed, type SeedOutcome } from './run-seed.ts';

export interface SeedsOutcome {
  readonly seeds: number;
  /** Runs in which something does not hold; the first few. */
  readonly failed: readonly SeedOutcome[];
  readonly failedCount: number;
  /** Runs that ended with a journal that was refused because bytes of it were flipped. */
  readonly damaged: number;
  /** Sums over all runs, by name. */
  readonly totals: Readonly<Record<string, number>>;
}

/** Failed runs that are kept whole. */
const failedMax = 20;

export async function runSeeds(
  first: number,
  count: number,
  onProgress: (done: number, failed: number) => void = () => undefined,
): Promise<SeedsOutcome> {
  const failed: SeedOutcome[] = [];
  const totals: Record<string, number> = {};
  let failedCount = 0;
  let damaged = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    const outcome = await runSeed(seed);
    if (outcome.findings.length > 0) {
      failedCount += 1;
      if (failed.length < failedMax) failed.push(outcome);
    }
    if (outcome.end === 'damaged') damaged += 1;
    const { statuses, ...figures } = outcome.figures;
    for (const [name, figure] of [...Object.entries(figures), ...answersOf(statuses)])
      totals[name] = (totals[name] ?? 0) + figure;
    onProgress(seed - first + 1, failedCount);
  }
  return { seeds: count, failed, failedCount, damaged, totals };
}

function answersOf(statuses: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(statuses).map(([status, count]) => [`answers ${status}`, count]);
}

/** The first seed under which the plant is found, of at most so many. */
export async function findPlant(plant: Plant, seedsMax: number): Promise<SeedOutcome | undefined> {
  if (plant === noPlant) throw new Error('nothing was planted');
  for (let seed = 1; seed <= seedsMax; seed += 1) {
    const outcome = await runSeed(seed, plant);
    if (outcome.findings.length > 0) return outcome;
  }
  return undefined;
}
