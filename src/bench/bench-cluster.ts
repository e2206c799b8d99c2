// What several machines cost: decisions a CPU-second in a cluster beside the service on one machine,
// every process counted, and how long an answer takes at a quarter of what it can do.
import { startLocalCluster } from '../cluster/local/local-cluster.ts';
import { addKey } from '../engine/keys.ts';
import { startChild } from './child.ts';
import { clusterReport } from './cluster/cluster-report.ts';
import { fillOver } from './cluster/fill-over.ts';
import { type StreamSizes, streamSizes } from './cluster/stream-sizes.ts';
import { treeCpuSeconds } from './cluster/tree-cpu.ts';
import type { BenchContext } from './context.ts';
import { spreadOf } from './figures/spread.ts';
import type { LoadResult, ToLoad } from './load/messages.ts';
import { watchOthers } from './others.ts';
import { historyOf } from './population/history.ts';
import { residentOf } from './process-figures.ts';
import type { Report } from './report.ts';
import { startService } from './service/service-process.ts';

/** Known to each before anything is measured: cheap enough to send three times. */
const accounts = 3_000;
const pastMs = 15 * 60_000;
/** Requests under way: of all together, and of eight shards as many as one has with half of these. */
const connections = 64;
const connectionsOfEach = 32;
const openConnections = 64;
/** Code is compiled anew in the thread of every shard; each has its share of the requests only. */
const warmUpSeconds = 6;
const warmUpSecondsOfMany = 30;
const closedSeconds = 6;
const openSeconds = 12;
const rounds = 3;
const requestsMax = 100_000;
const fewShards = 1;
const manyShards = 8;

type Pids = Readonly<Record<string, readonly number[]>>;

interface Installation {
  readonly name: string;
  readonly port: number;
  readonly key: string;
  pids(): Pids;
  /** Of a cluster. */
  sizes?(): Promise<StreamSizes>;
  stop(): Promise<void>;
}

/** As much as is answered with so many requests under way. */
export interface FullLoad {
  readonly connections: number;
  /** Of every closed run. */
  readonly perCpuSecond: readonly number[];
  readonly perSecond: readonly number[];
  /** CPU microseconds a decision, of all closed runs together, by kind of process. */
  readonly micros: Readonly<Record<string, number>>;
  /** Cores busy with other work. */
  readonly others: number;
}

export interface ClusterFigures {
  readonly full: readonly FullLoad[];
  /** MiB of heap, stacks and buffers at the end, by kind of process, all of the kind together. */
  readonly resident: Readonly<Record<string, number>>;
  readonly sizes?: StreamSizes;
  /** At a quarter of what was answered with the first of the full loads. */
  readonly open: LoadResult;
  readonly rate: number;
  readonly openOthers: number;
}

export async function benchCluster(context: BenchContext): Promise<Report> {
  const one = await measured(context, await embedded(context), [connections]);
  const few = await measured(context, await clustered(context, fewShards), [
    connections,
    connectionsOfEach,
  ]);
  const many = await measured(context, await clustered(context, manyShards), [
    connectionsOfEach * manyShards,
    connections,
  ]);
  return clusterReport(one, few, many);
}

async function embedded(context: BenchContext): Promise<Installation> {
  const directory = context.folder('one-machine');
  const key = await addKey(directory, '*');
  const service = await startService(directory);
  return {
    ...{ name: 'one machine', port: service.port, key },
    pids: () => ({ service: [service.pid] }),
    stop: () => service.end('SIGTERM'),
  };
}

async function clustered(context: BenchContext, shards: number): Promise<Installation> {
  const cluster = await startLocalCluster({
    directory: context.folder(`cluster-${shards}`),
    ...{ gateways: 1, workers: 2, projectors: 1, shards, servers: 3 },
  });
  return {
    name: `cluster of ${shards} shard${shards > 1 ? 's' : ''}`,
    port: Number(new URL(cluster.gateways[0]!.url).port),
    key: cluster.key,
    pids: () => cluster.pids(),
    sizes: () => streamSizes(cluster.nats.url, shards),
    stop: () => cluster.stop(),
  };
}

interface Loading {
  /** As many requests as are answered in so long. */
  closed(seconds: number, underWay: number): Promise<LoadResult>;
  open(perSecond: number, seconds: number): Promise<LoadResult>;
  readonly pid: number;
  end(): Promise<void>;
}

function startLoading({ port, key }: Installation): Loading {
  const load = startChild(new URL('./load/load-child.ts', import.meta.url), []);
  let run = 0;
  async function make(count: number): Promise<void> {
    run += 1;
    await load.ask({ kind: 'make', accounts, run, count, key } satisfies ToLoad);
  }
  return {
    pid: load.pid,
    async closed(seconds, underWay) {
      await make(requestsMax);
      const how = { kind: 'closed', port, seconds, repeats: false } as const;
      return load.ask<LoadResult>({ ...how, connections: underWay } satisfies ToLoad);
    },
    async open(perSecond, seconds) {
      await make(perSecond * seconds);
      const how = { kind: 'open', port, seconds, perSecond } as const;
      return load.ask<LoadResult>({ ...how, connections: openConnections } satisfies ToLoad);
    },
    end: () => load.end(),
  };
}

async function measured(
  { say }: BenchContext,
  installation: Installation,
  loads: readonly number[],
): Promise<ClusterFigures> {
  const { name, port, key } = installation;
  const load = startLoading(installation);
  try {
    say(`cluster: ${name}: the past of ${accounts} accounts`);
    const endMs = Date.now() - pastMs;
    await fillOver(`http://127.0.0.1:${port}`, key, historyOf({ accounts, endMs }));
    const isMany = loads[0]! > connections;
    await load.closed(isMany ? warmUpSecondsOfMany : warmUpSeconds, loads[0]!);
    const full: FullLoad[] = [];
    for (const underWay of loads) full.push(await fullLoad(installation, load, underWay, say));
    const rate = Math.max(1, Math.round(spreadOf(full[0]!.perSecond).median / 4));
    const { pid } = load;
    const watched = watchOthers([...Object.values(installation.pids()).flat(), pid]);
    const open = await load.open(rate, openSeconds);
    const openOthers = watched();
    say(`cluster: ${name}: ${rate} a second: p50 ${open.p50Ms} ms, p99 ${open.p99Ms} ms`);
    const resident = residentIn(installation.pids());
    return { full, rate, open, openOthers, resident, sizes: await installation.sizes?.() };
  } finally {
    await load.end();
    await installation.stop();
  }
}

async function fullLoad(
  installation: Installation,
  load: Loading,
  underWay: number,
  say: (message: string) => void,
): Promise<FullLoad> {
  const perCpuSecond: number[] = [];
  const perSecond: number[] = [];
  const others: number[] = [];
  const seconds: Record<string, number> = {};
  let answers = 0;
  for (let round = 0; round < rounds; round += 1) {
    const pids = installation.pids();
    const watched = watchOthers([...Object.values(pids).flat(), load.pid]);
    const before = cpuOf(pids);
    const result = await load.closed(closedSeconds, underWay);
    const after = cpuOf(pids);
    const answered = result.byStatus['200'] ?? 0;
    let used = 0;
    for (const part of Object.keys(pids)) {
      const spent = after[part]! - before[part]!;
      seconds[part] = (seconds[part] ?? 0) + spent;
      used += spent;
    }
    answers += answered;
    perCpuSecond.push(answered / used);
    perSecond.push(answered / result.seconds);
    others.push(watched());
    const per = (answered / used).toFixed(0);
    say(`cluster: ${installation.name}, ${underWay} under way: ${per} answered a CPU-second`);
  }
  const micros = Object.fromEntries(
    Object.entries(seconds).map(([part, spent]) => [part, (spent * 1e6) / answers]),
  );
  return {
    connections: underWay,
    ...{ perCpuSecond, perSecond, micros },
    others: spreadOf(others).median,
  };
}

function residentIn(pids: Pids): Readonly<Record<string, number>> {
  const sum = (its: readonly number[]): number =>
    its.reduce((total, pid) => total + residentOf(pid).own, 0);
  return Object.fromEntries(Object.entries(pids).map(([part, its]) => [part, sum(its)]));
}

function cpuOf(pids: Pids): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(pids).map(([part, its]) => [part, treeCpuSeconds(its)]));
}
