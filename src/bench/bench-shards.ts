// What it costs in detection that accounts are spread over shards, and what their talk gives back.
import { openFolder } from '../cli/labelled-history.ts';
import { shareInterval } from '../evaluation/interval.ts';
import type { Outcome } from '../evaluation/outcomes.ts';
import { type Figure, figureOf } from '../evaluation/pooled.ts';
import { startChild } from './child.ts';
import type { BenchContext } from './context.ts';
import { type Line, type Report, textOfReport } from './report.ts';
import { type Measured, measureHistory } from './shards/measure-history.ts';

/** Customers of each simulated history, and the seeds: none of them was used to choose anything. */
const accounts = 1_500;
const seeds = [701, 702, 703];
const shards = 8;
/** What one shard knows is at most so old where another uses it, seconds. */
const stalenesses = [0.1, 1, 10];
/** As set by default, see docs/reference/settings.md. */
const itemsMax = 1_000;

/**
 * A simulated customer does something a few times a day, so that hardly two events fall into one round.
 * A round of an hour holds some twenty, as a second does where the cluster takes twenty events.
 */
const busyStalenessSeconds = 9_000;

interface Setup {
  readonly name: string;
  readonly shards: number;
  readonly stalenessSeconds?: number;
  /** For its traffic only. */
  readonly isBusy?: boolean;
}

const setups: readonly Setup[] = [
  { name: '1 shard', shards: 1 },
  { name: `${shards} shards, silent`, shards },
  ...stalenesses.map((seconds) => ({
    name: `${shards} shards, ${seconds} s`,
    shards,
    stalenessSeconds: seconds,
  })),
  {
    name: `${shards} shards, rounds of an hour`,
    shards,
    stalenessSeconds: busyStalenessSeconds,
    isBusy: true,
  },
];

/** Twice a round and twice on the way is the longest there is. */
function exchangeOf({ stalenessSeconds }: Setup) {
  if (stalenessSeconds === undefined) return {};
  const exchangeMs = stalenessSeconds * 400;
  return { exchange: { exchangeMs, delayMs: stalenessSeconds * 100, itemsMax } };
}

export async function benchShards({ folder, say }: BenchContext): Promise<Report> {
  const measured = new Map<Setup, Measured[]>(setups.map((setup) => [setup, []]));
  for (const seed of seeds) {
    say(`shards: simulating ${accounts} customers, seed ${seed}`);
    const made = folder(`shards-${seed}`);
    const child = startChild(new URL('./wave/simulate-child.ts', import.meta.url), []);
    await child.ask({ folder: made, accounts, seed });
    await child.end();
    const history = await openFolder(made, { stdout: say, stderr: say });
    for (const setup of setups) {
      // Once is enough to count what goes over.
      if (setup.isBusy && seed !== seeds[0]) continue;
      const options = { shards: setup.shards, ...exchangeOf(setup) };
      const run = await measureHistory(history, String(seed), options);
      say(`shards: seed ${seed}, ${setup.name}: ${run.cpuSeconds.toFixed(0)} s of CPU`);
      measured.get(setup)!.push(run);
    }
    say(textOfReport(reportOf(measured)));
  }
  return reportOf(measured);
}

function reportOf(measured: ReadonlyMap<Setup, readonly Measured[]>): Report {
  const alone = measured.get(setups[0]!)!;
  const figures = setups.map((setup) => {
    const runs = measured.get(setup)!;
    const isBusy = setup.isBusy ?? false;
    return { setup: setup.name, isBusy, ...figuresOf(runs, alone.slice(0, runs.length)) };
  });
  const size: Line = {
    what: 'simulated histories',
    figure: `${alone.length} of ${accounts} customers, ${sum(alone, ({ events }) => events)} events`,
  };
  return { name: 'shards', lines: [size, ...figures.map(lineOf)], figures: { setups: figures } };
}

function figuresOf(runs: readonly Measured[], alone: readonly Measured[]) {
  const stopped = outcomes(runs, ({ outcomes: { stopped } }) => stopped.joined ?? []);
  const found = outcomes(runs, ({ outcomes: { found } }) => found[0.01] ?? []);
  const stoppedAlone = outcomes(alone, ({ outcomes: { stopped } }) => stopped.joined ?? []);
  const events = sum(runs, ({ events }) => events);
  const days = sum(runs, ({ alerts }) => alerts.instrumentDays);
  return {
    stopped: figureOf(stopped),
    stoppedLess: differenceOf(stoppedAlone, stopped),
    found: figureOf(found),
    soon: soonOf(runs),
    missed: sum(runs, ({ alerts }) => alerts.missed),
    alerts: sum(runs, ({ alerts }) => alerts.alerts),
    falsePerThousandDays: (1000 * sum(runs, ({ alerts }) => alerts.falseAlarms)) / days,
    medianAgeMs: Math.max(...runs.map(({ traffic }) => traffic.medianAgeMs)),
    rounds: sum(runs, ({ traffic }) => traffic.rounds),
    eventsPerRound:
      events /
      Math.max(
        1,
        sum(runs, ({ traffic }) => traffic.rounds),
      ),
    messages: sum(runs, ({ traffic }) => traffic.messages),
    left: sum(runs, ({ traffic }) => traffic.left),
    bytesPerEvent: sum(runs, ({ traffic }) => traffic.bytes) / events,
    messagesPerEvent: sum(runs, ({ traffic }) => traffic.messages) / events,
    cpuMicrosecondsPerEvent: (1e6 * sum(runs, ({ cpuSeconds }) => cpuSeconds)) / events,
  };
}

function outcomes(runs: readonly Measured[], of: (run: Measured) => readonly Outcome[]) {
  return runs.flatMap(of);
}

function sum(runs: readonly Measured[], of: (run: Measured) => number): number {
  return runs.reduce((total, run) => total + of(run), 0);
}

/** Attacks that were alerted within a minute of the third account's first buy. */
function soonOf(runs: readonly Measured[]) {
  const heads = runs.flatMap(({ alerts: { attacks, soon } }) =>
    Array.from({ length: attacks }, (_, at) => ({
      weight: 1,
      success: at < Math.round(soon.share * attacks) ? 1 : 0,
    })),
  );
  const share = sum(runs, ({ alerts: { soon, attacks } }) => soon.share * attacks) / heads.length;
  return { share, interval: shareInterval(heads), attacks: heads.length };
}

/** Share of the value that was stopped there and not here, campaign by campaign. */
function differenceOf(there: readonly Outcome[], here: readonly Outcome[]) {
  const campaigns = new Map<string, { weight: number; success: number }>();
  const add = (outcome: Outcome, sign: 1 | -1) => {
    const sums = campaigns.get(outcome.campaign) ?? { weight: 0, success: 0 };
    if (sign === 1) sums.weight += outcome.weight;
    sums.success += sign * outcome.success;
    campaigns.set(outcome.campaign, sums);
  };
  for (const outcome of there) add(outcome, 1);
  for (const outcome of here) add(outcome, -1);
  const items = [...campaigns.values()];
  const weight = items.reduce((total, item) => total + item.weight, 0);
  const success = items.reduce((total, item) => total + item.success, 0);
  return { share: success / weight, interval: shareInterval(items) };
}

type Shown = ReturnType<typeof figuresOf> & { readonly setup: string; readonly isBusy: boolean };

function lineOf(shown: Shown): Line {
  const { setup, stopped, stoppedLess, found, soon, missed, alerts } = shown;
  const traffic = [
    `${shown.eventsPerRound.toPrecision(2)} events a round`,
    `${shown.messagesPerEvent.toFixed(3)} messages and ${shown.bytesPerEvent.toFixed(0)} bytes an event`,
    `${shown.left} records put off`,
  ];
  const cpu = `${shown.cpuMicrosecondsPerEvent.toFixed(0)} µs of CPU an event`;
  if (shown.isBusy) return { what: setup, figure: [...traffic, cpu].join('; ') };
  const parts = [
    `value stopped ${rangeOf(stopped)}, less than one shard by ${rangeOf(stoppedLess)}`,
    `found at log-in ${rangeOf(found)}`,
    `alerts within 60 s ${rangeOf(soon)} of ${soon.attacks}, ${missed} missed`,
    `${alerts} alerts, ${shown.falsePerThousandDays.toFixed(2)} false per 1,000 instrument-days`,
    cpu,
  ];
  if (shown.messages > 0)
    parts.push(
      `known elsewhere after ${(shown.medianAgeMs / 1000).toPrecision(2)} s (median)`,
      ...traffic,
    );
  return { what: setup, figure: parts.join('; ') };
}

function rangeOf({ share, interval }: Pick<Figure, 'share' | 'interval'>): string {
  const percent = (value: number) => (100 * value).toFixed(1);
  return `${percent(share)} % (${percent(interval.low)}–${percent(interval.high)})`;
}
