// How fast a wave is folded on one core, beside a rules engine that only compares ready-made facts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from './child.ts';
import type { BenchContext } from './context.ts';
import { ratiosOf, spreadOf, textOfSpread } from './figures/spread.ts';
import { othersText, repeat, waitForQuiet, watchOthers } from './others.ts';
import type { RulesMeasured } from './peers/rules-child.ts';
import type { Report } from './report.ts';
import type { ReplayMeasured } from './wave/replay-child.ts';

const pairs = 5;
/** Everything of a child runs on this one. */
const core = 0;
/** A run waits so long at most for other work to end. */
const quietSecondsMax = 60;
const eventsPerSecondMin = 100_000;
const ratioMin = 20;

interface Replayed extends ReplayMeasured {
  /** From the start of the process to its end. */
  readonly wholeSeconds: number;
  /** Cores that were busy with other work meanwhile. */
  readonly others: number;
}

export async function benchReplay(context: BenchContext): Promise<Report> {
  const { file } = await context.wave();
  const folder = context.folder('replay');
  const empty = join(folder, 'empty.jsonl');
  const decisions = join(folder, 'decisions.jsonl');
  writeFileSync(empty, '');
  context.say('replay: writing decisions for the peer');
  const written = await replay([file, '--decisions', decisions], empty);
  const measured = await repeat(pairs, othersOf, async (nth) => {
    context.say(`replay: pair ${nth}`);
    const peer = await runRules(decisions);
    return { peer, ours: await replay([file], empty) };
  });
  return reportOf(measured, written);
}

interface Pair {
  readonly ours: Replayed;
  readonly peer: RulesMeasured & { readonly others: number };
}

function othersOf({ ours, peer }: Pair): number {
  return Math.max(ours.others, peer.others);
}

async function replay(args: readonly string[], empty: string): Promise<Replayed> {
  await waitForQuiet(quietSecondsMax);
  const startMs = performance.now();
  const child = startChild(new URL('./wave/replay-child.ts', import.meta.url), [], { core });
  const others = watchOthers([child.pid]);
  const measured = await child.ask<ReplayMeasured>({ args, empty });
  const found = others();
  await child.end();
  return { ...measured, others: found, wholeSeconds: (performance.now() - startMs) / 1000 };
}

async function runRules(decisions: string): Promise<RulesMeasured & { others: number }> {
  await waitForQuiet(quietSecondsMax);
  const child = startChild(new URL('./peers/rules-child.ts', import.meta.url), [], { core });
  const others = watchOthers([child.pid]);
  const measured = await child.ask<RulesMeasured>({ decisions });
  const found = others();
  await child.end();
  return { ...measured, others: found };
}

function reportOf(
  { runs, isDisturbed }: { readonly runs: readonly Pair[]; readonly isDisturbed: boolean },
  written: Replayed,
): Report {
  const ours = runs.map((run) => run.ours);
  const peer = runs.map((run) => run.peer);
  const rate = spreadOf(ours.map(({ events, seconds }) => events / seconds));
  const cpuRate = spreadOf(ours.map(({ events, cpuSeconds }) => events / cpuSeconds));
  const peerCpuRates = peer.map(({ requests, cpuSeconds }) => requests / cpuSeconds);
  const ratio = ratiosOf(
    ours.map(({ events, cpuSeconds }) => events / cpuSeconds),
    peerCpuRates,
  );
  const whole = spreadOf(ours.map(({ events, wholeSeconds }) => events / wholeSeconds));
  return {
    name: 'replay',
    lines: [
      {
        what: 'events a second on one core',
        figure: textOfSpread(rate, 0),
        target: String(eventsPerSecondMin),
        met: rate.median >= eventsPerSecondMin,
      },
      { what: 'events a CPU second', figure: textOfSpread(cpuRate, 0) },
      { what: 'events a second with the start of the process', figure: textOfSpread(whole, 0) },
      {
        what: 'events a second with decisions written (once)',
        figure: (written.events / written.seconds).toFixed(0),
      },
      {
        what: 'events a CPU second, ours / peer (requests)',
        figure: textOfSpread(ratio, 1),
        target: String(ratioMin),
        met: ratio.median >= ratioMin,
      },
      { what: 'requests a CPU second (peer)', figure: textOfSpread(spreadOf(peerCpuRates), 0) },
      {
        what: 'other work on the machine',
        figure: othersText(isDisturbed, spreadOf(runs.map(othersOf)).median),
      },
    ],
    figures: { ours, peer, written, rate, cpuRate, ratio },
  };
}
