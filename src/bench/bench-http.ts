// Durable decisions over HTTP beside a bare Fastify route, and how long an answer takes at half load.
import { type Child, startChild } from './child.ts';
import type { BenchContext } from './context.ts';
import { ratiosOf, type Spread, spreadOf, textOfSpread } from './figures/spread.ts';
import type { LoadResult, ToLoad } from './load/messages.ts';
import { othersText, repeat, waitForQuiet, watchOthers } from './others.ts';
import { cpuSecondsOf } from './process-figures.ts';
import type { Report } from './report.ts';
import { startService } from './service/service-process.ts';

const connections = 64;
const pairs = 5;
const closedSeconds = 8;
const openSeconds = 10;
const warmUpSeconds = 6;
/** A run waits so long at most for the last one's checkpoint, and for other work, to end. */
const quietSecondsMax = 60;
/** More than the service answers in one run: 50,000 a second. */
const closedRequests = 400_000;

export interface Measured extends LoadResult {
  readonly perSecond: number;
  /** Of the server that was measured, all its threads. */
  readonly serverCpuSeconds: number;
  /** Cores that were busy with other work meanwhile. */
  readonly others: number;
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

interface Pair {
  readonly ours: Measured;
  readonly peer: Measured;
}

interface Pairs {
  readonly ours: readonly Measured[];
  readonly peer: readonly Measured[];
  readonly isDisturbed: boolean;
}

async function measurePairs(run: (nth: number) => Promise<Pair>): Promise<Pairs> {
  const othersOf = ({ ours, peer }: Pair) => Math.max(ours.others, peer.others);
  const { runs, isDisturbed } = await repeat(pairs, othersOf, run);
  return { ours: runs.map(({ ours }) => ours), peer: runs.map(({ peer }) => peer), isDisturbed };
}

function measureClosed(scene: Scene, { say }: BenchContext): Promise<Pairs> {
  return measurePairs(async (nth) => {
    say(`http: full load, pair ${nth}`);
    await make(scene, closedRequests);
    const peer = await closedRun(scene, scene.peer, closedSeconds, true);
    return { peer, ours: await closedRun(scene, scene.ours, closedSeconds, false) };
  });
}

function measureOpen(scene: Scene, perSecond: number, { say }: BenchContext): Promise<Pairs> {
  const run = (server: Server) =>
    measured(scene, server, {
      kind: 'open',
      port: server.port,
      connections,
      seconds: openSeconds,
      perSecond,
    });
  return measurePairs(async (nth) => {
    say(`http: ${perSecond} requests a second, pair ${nth}`);
    await make(scene, perSecond * openSeconds);
    const peer = await run(scene.peer);
    return { peer, ours: await run(scene.ours) };
  });
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
  await waitForQuiet(quietSecondsMax);
  const before = cpuSecondsOf(server.pid);
  const others = watchOthers([scene.ours.pid, scene.peer.pid, scene.load.pid]);
  const result = await scene.load.ask<LoadResult>(message);
  const serverCpuSeconds = cpuSecondsOf(server.pid) - before;
  const refused = Object.keys(result.byStatus).filter((status) => status !== '200');
  if (refused.length > 0) throw new Error(`not all answered: ${JSON.stringify(result.byStatus)}`);
  const perSecond = result.requests / result.seconds;
  return { ...result, perSecond, serverCpuSeconds, others: others() };
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
        figure: `${prepared.accounts}, ${prepared.events} events in ${prepared.seconds.toFixed(0)} s; read model ${prepared.settledSeconds.toFixed(0)} s`,
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
      { what: 'other work on the machine at full load', figure: othersOf(closed) },
      { what: `other work on the machine at ${rate} a second`, figure: othersOf(open) },
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

function othersOf({ ours, peer, isDisturbed }: Pairs): string {
  const cores = spreadOf([...ours, ...peer].map((run) => run.others));
  return othersText(isDisturbed, cores.median);
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
