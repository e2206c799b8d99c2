// Durable decisions over HTTP beside a bare Fastify route, and how long an answer takes at half load.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, startChild } from './child.ts';
import type { BenchContext } from './context.ts';
import { ratiosOf, type Spread, spreadOf, textOfSpread } from './figures/spread.ts';
import type { LoadResult, ToLoad } from './load/messages.ts';
import { cpuSecondsOf } from './process-figures.ts';
import type { Report } from './report.ts';
import { startService } from './service/service-process.ts';

const connections = 64;
const pairs = 5;
const closedSeconds = 8;
const openSeconds = 10;
const warmUpSeconds = 6;
/** More than the service answers in one run: 50,000 a second. */
const closedRequests = 400_000;

export interface Measured extends LoadResult {
  readonly perSecond: number;
  /** Of the server that was measured, all its threads. */
  readonly serverCpuSeconds: number;
}

interface Server {
  readonly pid: number;
  readonly port: number;
}

interface Scene {
  readonly ours: Server;
  readonly peer: Server;
  readonly load: Child;
  readonly accounts: number;
  readonly key: string;
  run: number;
}

export async function benchHttp(context: BenchContext): Promise<Report> {
  const prepared = await context.prepared(context.accounts);
  const ours = await startService(prepared.directory);
  const peerChild = startChild(new URL('./peers/fastify-child.ts', import.meta.url), []);
  const load = startChild(new URL('./load/load-child.ts', import.meta.url), []);
  try {
    const { port } = await peerChild.next<{ port: number }>();
    const peer = { pid: peerChild.pid, port };
    const scene: Scene = {
      ours,
      peer,
      load,
      accounts: prepared.accounts,
      key: prepared.key,
      run: 0,
    };
    const sample = await warmUp(scene, context);
    await peerChild.ask({ answer: sample });
    const closed = await measureClosed(scene, context);
    const perSecond = Math.round(spreadOf(closed.ours.map((run) => run.perSecond)).median / 2);
    const open = await measureOpen(scene, perSecond, context);
    return reportOf(prepared, closed, open, perSecond);
  } finally {
    await load.end();
    await peerChild.end();
    await ours.end('SIGTERM');
  }
}

/** Both servers compiled, and one answer of the usual size for the peer to give. */
async function warmUp(scene: Scene, { say }: BenchContext): Promise<string> {
  say('http: warming up');
  await make(scene, closedRequests);
  const { sample } = await closedRun(scene, scene.ours, warmUpSeconds, false);
  await closedRun(scene, scene.peer, warmUpSeconds, true);
  return sample;
}

interface Pairs {
  readonly ours: readonly Measured[];
  readonly peer: readonly Measured[];
}

async function measureClosed(scene: Scene, { say }: BenchContext): Promise<Pairs> {
  const ours: Measured[] = [];
  const peer: Measured[] = [];
  for (let pair = 1; pair <= pairs; pair += 1) {
    say(`http: full load, pair ${pair} of ${pairs}`);
    await make(scene, closedRequests);
    peer.push(await closedRun(scene, scene.peer, closedSeconds, true));
    ours.push(await closedRun(scene, scene.ours, closedSeconds, false));
  }
  return { ours, peer };
}

async function measureOpen(scene: Scene, perSecond: number, { say }: BenchContext): Promise<Pairs> {
  const ours: Measured[] = [];
  const peer: Measured[] = [];
  for (let pair = 1; pair <= pairs; pair += 1) {
    say(`http: ${perSecond} requests a second, pair ${pair} of ${pairs}`);
    await make(scene, perSecond * openSeconds);
    for (const [server, results] of [
      [scene.peer, peer],
      [scene.ours, ours],
    ] as const)
      results.push(
        await measured(scene, server, {
          kind: 'open',
          port: server.port,
          connections,
          seconds: openSeconds,
          perSecond,
        }),
      );
  }
  return { ours, peer };
}

async function make(scene: Scene, count: number): Promise<void> {
  scene.run += 1;
  const { accounts, key, run } = scene;
  await scene.load.ask({ kind: 'make', accounts, run, count, key } satisfies ToLoad);
}

function closedRun(
  scene: Scene,
  server: Server,
  seconds: number,
  repeats: boolean,
): Promise<Measured> {
  const { port } = server;
  return measured(scene, server, { kind: 'closed', port, connections, seconds, repeats });
}

async function measured(scene: Scene, server: Server, message: ToLoad): Promise<Measured> {
  await quiet(scene);
  const before = cpuSecondsOf(server.pid);
  const result = await scene.load.ask<LoadResult>(message);
  const serverCpuSeconds = cpuSecondsOf(server.pid) - before;
  const refused = Object.keys(result.byStatus).filter((status) => status !== '200');
  if (refused.length > 0) throw new Error(`not all answered: ${JSON.stringify(result.byStatus)}`);
  return { ...result, perSecond: result.requests / result.seconds, serverCpuSeconds };
}

const quietMsMax = 30_000;
const quietStepMs = 500;
/** CPU of both servers together that counts as doing nothing. */
const quietShare = 0.05;

/** Waits until nothing of the last run is left to do: a checkpoint, a collection. */
async function quiet({ ours, peer }: Scene): Promise<void> {
  const used = () => cpuSecondsOf(ours.pid) + cpuSecondsOf(peer.pid);
  for (let waitedMs = 0; waitedMs < quietMsMax; waitedMs += quietStepMs) {
    const before = used();
    await sleep(quietStepMs);
    if (used() - before <= (quietShare * quietStepMs) / 1000) return;
  }
}

function reportOf(
  prepared: Awaited<ReturnType<BenchContext['prepared']>>,
  closed: Pairs,
  open: Pairs,
  rate: number,
): Report {
  const throughput = ratiosOf(rates(closed.ours), rates(closed.peer));
  const p99 = spreadOf(open.ours.map((run) => run.p99Ms));
  const peerP99 = spreadOf(open.peer.map((run) => run.p99Ms));
  const p99Ratio = ratiosOf(
    open.ours.map((run) => run.p99Ms),
    open.peer.map((run) => run.p99Ms),
  );
  return {
    name: 'http',
    lines: [
      {
        what: 'accounts known, and how long their past took to fold',
        figure: `${prepared.accounts}, ${prepared.events} events in ${prepared.seconds.toFixed(0)} s`,
      },
      {
        what: 'decisions a second, ours / peer',
        figure: textOfSpread(throughput),
        target: '0.6',
        met: throughput.median >= 0.6,
      },
      {
        what: 'decisions a second (peer)',
        figure: `${textOfSpread(spreadOf(rates(closed.ours)), 0)}  (${textOfSpread(spreadOf(rates(closed.peer)), 0)})`,
      },
      {
        what: 'CPU µs a request: server (peer), load generator (at the peer)',
        figure: cpuText(closed),
      },
      { what: 'p99 at full load, ms (peer)', figure: latencies(closed) },
      {
        what: `p99 at ${rate} a second, ms`,
        figure: textOfSpread(p99),
        target: '10 ms',
        met: p99.median <= 10,
      },
      {
        what: 'the same, ours / peer',
        figure: `${textOfSpread(p99Ratio)}  (peer ${textOfSpread(peerP99)})`,
        target: '5',
        met: p99Ratio.median <= 5,
      },
      {
        what: `CPU µs a request at ${rate} a second: server (peer)`,
        figure: cpuText(open),
      },
    ],
    figures: {
      prepared: { ...prepared, key: undefined },
      rate,
      closed,
      open,
      throughput,
      p99Ratio,
    },
  };
}

function rates(runs: readonly Measured[]): number[] {
  return runs.map((run) => run.perSecond);
}

function latencies({ ours, peer }: Pairs): string {
  const p99 = (runs: readonly Measured[]): Spread => spreadOf(runs.map((run) => run.p99Ms));
  return `${textOfSpread(p99(ours))}  (${textOfSpread(p99(peer))})`;
}

function cpuText({ ours, peer }: Pairs): string {
  const micros = (runs: readonly Measured[], of: 'serverCpuSeconds' | 'cpuSeconds') =>
    spreadOf(runs.map((run) => (run[of] * 1e6) / run.requests)).median.toFixed(1);
  return [
    `${micros(ours, 'serverCpuSeconds')} (${micros(peer, 'serverCpuSeconds')})`,
    `${micros(ours, 'cpuSeconds')} (${micros(peer, 'cpuSeconds')})`,
  ].join(', ');
}
