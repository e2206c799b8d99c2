// What an event costs with a million accounts known, against ten thousand.
import { startChild } from './child.ts';
import type { BenchContext } from './context.ts';
import { ratiosOf, spreadOf, textOfSpread } from './figures/spread.ts';
import type { ScaleMeasured, ScaleOrder } from './prepare/scale-child.ts';
import type { Report } from './report.ts';

const fewAccounts = 10_000;
const pairs = 3;
const warmUp = 60_000;
const requests = 200_000;
const ratioMax = 1.3;

export async function benchScale(context: BenchContext): Promise<Report> {
  const few = await context.prepared(fewAccounts);
  const many = await context.prepared(context.accounts);
  const results = { few: [] as ScaleMeasured[], many: [] as ScaleMeasured[] };
  for (let pair = 1; pair <= pairs; pair += 1) {
    for (const [name, { directory, accounts }] of [
      ['few', few],
      ['many', many],
    ] as const) {
      context.say(`scale: ${accounts} accounts, pair ${pair} of ${pairs}`);
      results[name].push(await decide({ directory, accounts, run: 1000 + pair, warmUp, requests }));
    }
  }
  const micros = (runs: readonly ScaleMeasured[]) =>
    runs.map((run) => (run.cpuSeconds * 1e6) / run.requests);
  const ratio = ratiosOf(micros(results.many), micros(results.few));
  return {
    name: 'scale',
    lines: [
      {
        what: `CPU a request, ${context.accounts} accounts / ${fewAccounts}`,
        figure: textOfSpread(ratio),
        target: String(ratioMax),
        met: ratio.median <= ratioMax,
      },
      {
        what: `CPU µs a request with ${context.accounts} accounts`,
        figure: textOfSpread(spreadOf(micros(results.many)), 1),
      },
      {
        what: `CPU µs a request with ${fewAccounts} accounts`,
        figure: textOfSpread(spreadOf(micros(results.few)), 1),
      },
    ],
    figures: { ...results, ratio },
  };
}

async function decide(order: ScaleOrder): Promise<ScaleMeasured> {
  const child = startChild(new URL('./prepare/scale-child.ts', import.meta.url), []);
  const measured = await child.ask<ScaleMeasured>(order);
  await child.end();
  return measured;
}
