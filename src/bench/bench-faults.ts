// The fault simulation over as many seeds as wanted: what it went through, and what did not hold.
import { runSeeds } from '../fault-simulation/run-seeds.ts';
import type { BenchContext } from './context.ts';
import type { Report } from './report.ts';

const progressEvery = 500;

export async function benchFaults({ seeds, say }: BenchContext): Promise<Report> {
  const startMs = performance.now();
  const outcome = await runSeeds(1, seeds, (done, failed) => {
    if (done % progressEvery === 0) say(`faults: ${done} seeds, ${failed} failed`);
  });
  const seconds = (performance.now() - startMs) / 1000;
  const { totals, damaged, failed, failedCount } = outcome;
  for (const { seed, findings } of failed) say(`faults: seed ${seed}: ${findings.join('; ')}`);
  return {
    name: 'faults',
    lines: [
      {
        what: 'seeds that failed',
        figure: `${failedCount} of ${seeds}`,
        target: '0',
        met: failedCount === 0,
      },
      { what: 'seconds', figure: seconds.toFixed(0) },
      { what: 'flipped bytes that were refused by name', figure: String(damaged) },
      ...Object.entries(totals).map(([what, figure]) => ({ what, figure: String(figure) })),
    ],
    figures: { ...outcome, seconds },
  };
}
