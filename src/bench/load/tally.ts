// Adds up what a load generator was answered.
import { createHistogram, type Histogram } from '../figures/histogram.ts';
import type { Answered } from './connections.ts';
import type { Latencies, LoadResult } from './messages.ts';

export interface LoadTally {
  add(answered: Answered): void;
  readonly answers: number;
  result(): LoadResult;
}

export function createLoadTally(): LoadTally {
  const histogram = createHistogram();
  const taken = createHistogram();
  const refused = createHistogram();
  const byStatus: Record<string, number> = {};
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  let bodyBytes = 0;
  let sample = '';
  let lastMs = startMs;
  const milliseconds = (share: number) => histogram.quantile(share) / 1000;

  return {
    get answers() {
      return histogram.count;
    },
    add(answered) {
      lastMs = performance.now();
      const micros = (lastMs - answered.dueMs) * 1000;
      histogram.add(micros);
      (answered.status < 300 ? taken : refused).add(micros);
      byStatus[answered.status] = (byStatus[answered.status] ?? 0) + 1;
      bodyBytes += answered.bodyBytes;
      if (answered.sample !== undefined) sample = nearer(sample, answered.sample, meanBytes());
    },
    result() {
      const { user, system } = process.cpuUsage(startCpu);
      return {
        requests: histogram.count,
        seconds: (lastMs - startMs) / 1000,
        cpuSeconds: (user + system) / 1e6,
        p50Ms: milliseconds(0.5),
        p99Ms: milliseconds(0.99),
        p999Ms: milliseconds(0.999),
        maxMs: milliseconds(1),
        byStatus,
        taken: latenciesOf(taken),
        refused: latenciesOf(refused),
        bodyBytes: meanBytes(),
        sample,
      };
    },
  };

  function meanBytes(): number {
    return Math.round(bodyBytes / Math.max(1, histogram.count));
  }
}

function latenciesOf(histogram: Histogram): Latencies {
  const [p50Ms, p99Ms, maxMs] = [0.5, 0.99, 1].map((share) => histogram.quantile(share) / 1000);
  return { count: histogram.count, p50Ms: p50Ms!, p99Ms: p99Ms!, maxMs: maxMs! };
}

/** Whichever text is nearer to this length in bytes. */
function nearer(one: string, other: string, bytes: number): string {
  const distance = (text: string) => Math.abs(Buffer.byteLength(text) - bytes);
  return one !== '' && distance(one) <= distance(other) ? one : other;
}
