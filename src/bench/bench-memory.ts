// Whether memory stays flat under load, with all accounts known.
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from './child.ts';
import type { BenchContext } from './context.ts';
import { slopeOf } from './figures/least-squares.ts';
import type { LoadResult, ToLoad } from './load/messages.ts';
import { type Resident, residentOf } from './process-figures.ts';
import type { Report } from './report.ts';
import { startService } from './service/service-process.ts';

const connections = 64;
const sampleEveryMs = 2_000;
const closedSeconds = 8;
const closedRequests = 400_000;
/** Part of the time after which everything that fills up should be full. */
const warmUpShare = 1 / 3;
/** Points of the curve that are told. */
const pointsTold = 10;
/** MiB a minute that count as flat: under one per cent of it in ten minutes. */
const flatMax = 1;

interface Sample extends Resident {
  readonly seconds: number;
}

export async function benchMemory(context: BenchContext): Promise<Report> {
  const { directory, accounts, key } = await context.prepared(context.accounts);
  const service = await startService(directory);
  const load = startChild(new URL('./load/load-child.ts', import.meta.url), []);
  const fresh = { kind: 'make', accounts, run: 5001, count: 0, key } as const;
  const to = { port: service.port, connections };
  try {
    await load.ask({ ...fresh, run: 5000, count: closedRequests } satisfies ToLoad);
    const peak = await load.ask<LoadResult>({
      ...to,
      kind: 'closed',
      seconds: closedSeconds,
      repeats: false,
    } satisfies ToLoad);
    const perSecond = Math.round(peak.requests / peak.seconds / 2);
    const seconds = context.memorySeconds;
    const result = load.ask<LoadResult>({
      ...to,
      kind: 'open',
      perSecond,
      seconds,
      fresh,
    } satisfies ToLoad);
    const samples = await watch(service.pid, seconds, context);
    const { p99Ms, byStatus } = await result;
    return reportOf(samples, { perSecond, seconds, p99Ms, byStatus });
  } finally {
    await load.end();
    await service.end('SIGTERM');
  }
}

async function watch(pid: number, seconds: number, { say }: BenchContext): Promise<Sample[]> {
  const samples: Sample[] = [];
  const startMs = performance.now();
  for (;;) {
    const elapsed = (performance.now() - startMs) / 1000;
    if (elapsed >= seconds) return samples;
    const resident = residentOf(pid);
    samples.push({ seconds: elapsed, ...resident });
    say(`memory: ${elapsed.toFixed(0)} s, ${resident.own.toFixed(0)} MiB`);
    await sleep(sampleEveryMs);
  }
}

function reportOf(
  samples: readonly Sample[],
  load: {
    perSecond: number;
    seconds: number;
    p99Ms: number;
    byStatus: Readonly<Record<string, number>>;
  },
): Report {
  const warm = samples.filter(({ seconds }) => seconds >= load.seconds * warmUpShare);
  const perMinute = (of: (sample: Sample) => number) =>
    slopeOf(warm.map((sample) => ({ x: sample.seconds / 60, y: of(sample) })));
  const own = perMinute((sample) => sample.own);
  const mapped = perMinute((sample) => sample.mapped);
  const largest = Math.max(...samples.map((sample) => sample.own));
  return {
    name: 'memory',
    lines: [
      {
        what: `own memory after the first third of ${load.seconds} s at ${load.perSecond} requests a second`,
        figure: `${own.toFixed(2)} MiB a minute`,
        target: `under ${flatMax}`,
        met: own < flatMax,
      },
      { what: 'own memory at most', figure: `${largest.toFixed(0)} MiB` },
      {
        what: 'mapped pages of the state store, which the kernel may take back',
        figure: `${mapped.toFixed(2)} MiB a minute, ${samples.at(-1)?.mapped.toFixed(0)} MiB at the end`,
      },
      { what: 'own memory, MiB, over the time', figure: curveOf(samples) },
      { what: 'p99 meanwhile', figure: `${load.p99Ms.toFixed(1)} ms` },
    ],
    figures: { load, samples, own, mapped, largest },
  };
}

function curveOf(samples: readonly Sample[]): string {
  const step = Math.max(1, Math.ceil(samples.length / pointsTold));
  return samples
    .filter((_, index) => index % step === 0 || index === samples.length - 1)
    .map(({ own }) => own.toFixed(0))
    .join(' ');
}
