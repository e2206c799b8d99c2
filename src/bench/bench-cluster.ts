// What several machines cost: decisions a CPU-second in a cluster beside the service on one machine,
// every process counted, and how long an answer takes at a quarter of what it can do.

import { type LocalCluster, startLocalCluster } from '../cluster/local/local-cluster.ts';
import { addKey } from '../engine/keys.ts';
import { startChild } from './child.ts';
import { fillOver } from './cluster/fill-over.ts';
import { treeCpuSeconds } from './cluster/tree-cpu.ts';
import type { BenchContext } from './context.ts';
import { spreadOf, textOfSpread } from './figures/spread.ts';
import type { LoadResult, ToLoad } from './load/messages.ts';
import { othersText, watchOthers } from './others.ts';
import { historyOf } from './population/history.ts';
import type { Line, Report } from './report.ts';
import { startService } from './service/service-process.ts';

/** Known to both before anything is measured: cheap enough to send twice. */
const accounts = 10_000;
const pastMs = 15 * 60_000;
const connections = 64;
const warmUpSeconds = 5;
const closedSeconds = 8;
const openSeconds = 15;
const rounds = 3;
const requestsMax = 400_000;
const fewShards = 1;
const manyShards = 8;

interface Installation {
  readonly name: string;
  readonly port: number;
  readonly key: string;
  pids(): readonly number[];
  stop(): Promise<void>;
}

interface Figures {
  /** Of every closed run. */
  readonly perCpuSecond: readonly number[];
  readonly perSecond: readonly number[];
  /** At a quarter of that. */
  readonly open: LoadResult;
  readonly rate: number;
  /** Cores busy with other work. */
  readonly others: number;
}

export async function benchCluster(context: BenchContext): Promise<Report> {
  const one = await measured(context, embedded(context));
  const few = await measured(context, clustered(context, fewShards));
  const many = await measured(context, clustered(context, manyShards));
  return reportOf(one, few, many);
}

async function embedded(context: BenchContext): Promise<Installation> {
  const directory = context.folder('one-machine');
  const key = await addKey(directory, '*');
  const service = await startService(directory);
  return {
    ...{ name: 'one machine', port: service.port, key },
    pids: () => [service.pid],
    stop: () => service.end('SIGTERM'),
  };
}

async function clustered(context: BenchContext, shards: number): Promise<Installation> {
  const cluster: LocalCluster = await startLocalCluster({
    directory: context.folder(`cluster-${shards}`),
    ...{ gateways: 1, workers: 2, projectors: 1, shards, servers: 3 },
  });
  return {
    name: `cluster of ${shards} ${shards > 1 ? 'shards' : 'shard'}`,
    port: Number(new URL(cluster.gateways[0]!.url).port),
    key: cluster.key,
    pids: () => cluster.pids(),
    stop: () => cluster.stop(),
  };
}

async function measured({ say }: BenchContext, starting: Promise<Installation>): Promise<Figures> {
  const installation = await starting;
  const { name, port, key } = installation;
  const load = startChild(new URL('./load/load-child.ts', import.meta.url), []);
  let run = 0;
  const closed = async (seconds: number): Promise<LoadResult> => {
    run += 1;
    await load.ask({ kind: 'make', accounts, run, count: requestsMax, key } satisfies ToLoad);
    return load.ask({
      kind: 'closed',
      port,
      connections,
      seconds,
      repeats: false,
    } satisfies ToLoad);
  };
  try {
    say(`cluster: ${name}: the past of ${accounts} accounts`);
    const endMs = Date.now() - pastMs;
    await fillOver(`http://127.0.0.1:${port}`, key, historyOf({ accounts, endMs }));
    await closed(warmUpSeconds);
    const perCpuSecond: number[] = [];
    const perSecond: number[] = [];
    const others: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      say(`cluster: ${name}: full load, ${round + 1}`);
      const watched = watchOthers([...installation.pids(), load.pid]);
      const before = treeCpuSeconds(installation.pids());
      const result = await closed(closedSeconds);
      const answered = result.byStatus['200'] ?? 0;
      perCpuSecond.push(answered / (treeCpuSeconds(installation.pids()) - before));
      perSecond.push(answered / result.seconds);
      others.push(watched());
    }
    const rate = Math.round(spreadOf(perSecond).median / 4);
    say(`cluster: ${name}: ${rate} a second`);
    await load.ask({ kind: 'make', accounts, run: run + 1, count: rate * openSeconds, key });
    const open = await load.ask<LoadResult>({
      ...{ kind: 'open', port, connections, seconds: openSeconds, perSecond: rate },
    } satisfies ToLoad);
    return { perCpuSecond, perSecond, open, rate, others: spreadOf(others).median };
  } finally {
    await load.end();
    await installation.stop();
  }
}

function reportOf(one: Figures, few: Figures, many: Figures): Report {
  const median = ({ perCpuSecond }: Figures) => spreadOf(perCpuSecond).median;
  const ratio = median(few) / median(one);
  const dearer = median(few) / median(many) - 1;
  const lines: Line[] = [
    {
      what: 'decisions a CPU-second, cluster of 1 shard / one machine',
      figure: `${ratio.toFixed(2)}  (${perCpu(few)} / ${perCpu(one)})`,
      target: '0.35',
      met: ratio >= 0.35,
    },
    {
      what: 'cost of a decision, 8 shards against 1',
      figure: `${(dearer * 100).toFixed(0)} % more  (${perCpu(many)} a CPU-second)`,
      target: '+10 %',
      met: dearer <= 0.1,
    },
    ...[few, many].map((figures, place): Line => {
      const { rate, open } = figures;
      return {
        what: `${place === 0 ? '1 shard' : '8 shards'}, answer at ${rate} a second: p50, p99 ms`,
        figure: `${open.p50Ms.toFixed(1)}, ${open.p99Ms.toFixed(1)}`,
        target: '5, 40',
        met: open.p50Ms <= 5 && open.p99Ms <= 40,
      };
    }),
    {
      what: 'decisions a second at full load: one machine, 1 shard, 8 shards',
      figure: [one, few, many]
        .map(({ perSecond }) => textOfSpread(spreadOf(perSecond), 0))
        .join(', '),
    },
    {
      what: 'other work on the machine, cores',
      figure: [one, few, many].map(({ others }) => othersText(others > 0.2, others)).join(', '),
    },
  ];
  return { name: 'cluster', lines, figures: { one, few, many, ratio, dearer } };
}

function perCpu({ perCpuSecond }: Figures): string {
  return textOfSpread(spreadOf(perCpuSecond), 0);
}
