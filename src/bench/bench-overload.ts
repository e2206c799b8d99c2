// Twice what the service can answer, for a minute: who is answered in time, who is told at once to come
// again, whether memory stays flat, and how soon it is at full speed afterwards.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, startChild } from './child.ts';
import type { BenchContext } from './context.ts';
import type { LoadResult, ToLoad } from './load/messages.ts';
import { type Probe, type ProbeCounts, startProbe } from './load/probe.ts';
import { residentOf } from './process-figures.ts';
import type { Report } from './report.ts';
import { startService } from './service/service-process.ts';

/** Many enough that none of them is what limits: twice the rate times the longest answer. */
const connections = 768;
const closedConnections = 64;
const closedSeconds = 8;
const closedRequests = 400_000;
const overloadSeconds = 60;
const factor = 2;
/** After it the service must be at full speed again. */
const recoverySeconds = 2;
/** Refused at once, as fast as anything is answered. */
const refusedP99MsMax = 50;
const takenP99MsMax = 50;
const fullSpeedShare = 0.9;
/** MiB by which memory may differ between the second and the last quarter of the minute. */
const flatMebibytes = 64;

export async function benchOverload(context: BenchContext): Promise<Report> {
  const { directory, accounts, key } = await context.prepared(context.accounts);
  const service = await startService(directory);
  const load = startChild(new URL('./load/load-child.ts', import.meta.url), []);
  const closed = closedRuns(load, service.port, accounts, key);
  let probe: Probe | undefined;
  try {
    await closed(6001);
    const before = await closed(6002);
    const perSecond = Math.round(before * factor);
    context.say(`overload: ${perSecond} requests a second for ${overloadSeconds} s`);
    const fresh = { kind: 'make', accounts, run: 6003, count: 0, key } as const;
    const ask = { port: service.port, connections, perSecond, seconds: overloadSeconds, fresh };
    const result = load.ask<LoadResult>({ kind: 'open', ...ask } satisfies ToLoad);
    probe = startProbe(`http://127.0.0.1:${service.port}`, key);
    const memory = await watchMemory(service.pid);
    const overload = await result;
    const probed = await probe.end();
    await sleep(recoverySeconds * 1000);
    const after = await closed(6004);
    return reportOf({ before, after, perSecond, overload, probed, memory });
  } finally {
    await probe?.end();
    await load.end();
    await service.end('SIGTERM');
  }
}

/** Requests a second at full load. */
function closedRuns(load: Child, port: number, accounts: number, key: string) {
  return async (run: number): Promise<number> => {
    const make = { kind: 'make', accounts, run, count: closedRequests, key } as const;
    await load.ask(make satisfies ToLoad);
    const ask = { connections: closedConnections, seconds: closedSeconds, repeats: false };
    const result = await load.ask<LoadResult>({ kind: 'closed', port, ...ask } satisfies ToLoad);
    return result.taken.count / result.seconds;
  };
}

/** MiB, once a second. */
async function watchMemory(pid: number): Promise<number[]> {
  const samples: number[] = [];
  for (let second = 0; second < overloadSeconds; second += 1) {
    samples.push(residentOf(pid).own);
    await sleep(1000);
  }
  return samples;
}

interface Measured {
  readonly before: number;
  readonly after: number;
  readonly perSecond: number;
  readonly overload: LoadResult;
  readonly probed: ProbeCounts;
  readonly memory: readonly number[];
}

function reportOf(measured: Measured): Report {
  const { before, after, perSecond, overload, probed, memory } = measured;
  const { taken, refused, byStatus } = overload;
  const grown = mean(memory.slice(-15)) - mean(memory.slice(15, 30));
  const share = after / before;
  const order = shareOf(probed, 'order');
  const login = shareOf(probed, 'login');
  const facts = shareOf(probed, 'facts');
  return {
    name: 'overload',
    lines: [
      {
        what: 'requests a second: at full load, offered',
        figure: `${before.toFixed(0)}, ${perSecond}`,
      },
      {
        what: 'answered a second meanwhile; refused a second',
        figure: `${(taken.count / overload.seconds).toFixed(0)}, ${(refused.count / overload.seconds).toFixed(0)}`,
      },
      {
        what: 'p99 of what was answered (median)',
        figure: `${taken.p99Ms.toFixed(1)} ms (${taken.p50Ms.toFixed(1)})`,
        target: `under ${takenP99MsMax} ms`,
        met: taken.p99Ms < takenP99MsMax,
      },
      {
        what: 'p99 of what was refused (median)',
        figure: `${refused.p99Ms.toFixed(1)} ms (${refused.p50Ms.toFixed(1)})`,
        target: `under ${refusedP99MsMax} ms`,
        met: refused.p99Ms < refusedP99MsMax,
      },
      {
        what: 'answers other than 200 and 503',
        figure: String(overload.requests - (byStatus[200] ?? 0) - (byStatus[503] ?? 0)),
        target: '0',
        met: overload.requests === (byStatus[200] ?? 0) + (byStatus[503] ?? 0),
      },
      {
        what: 'memory: growth from the second to the last quarter; at most',
        figure: `${grown.toFixed(0)} MiB, ${Math.max(...memory).toFixed(0)} MiB`,
        target: `under ${flatMebibytes} MiB`,
        met: grown < flatMebibytes,
      },
      {
        what: `full speed ${recoverySeconds} s after`,
        figure: `${(share * 100).toFixed(0)} % of ${before.toFixed(0)} a second`,
        target: `${fullSpeedShare * 100} %`,
        met: share >= fullSpeedShare,
      },
      {
        what: 'of single callers, taken: orders, log-ins, facts',
        figure: [order, login, facts].map((one) => `${(one * 100).toFixed(0)} %`).join(', '),
        target: 'orders before log-ins, and none starves',
        met: order >= login && login > 0 && facts > 0,
      },
    ],
    figures: { ...measured, grown, share },
  };
}

function shareOf(probed: ProbeCounts, kind: keyof ProbeCounts): number {
  const { taken, asked } = probed[kind];
  return taken / Math.max(1, asked);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
