// `sekisho cluster try`: three NATS servers, PostgreSQL, two gateways and three workers on loopback; a
// simulated wave is played through them, and in the middle of it a worker is killed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { untilCaughtUp } from '../cluster/local/caught-up.ts';
import {
  type LocalCluster,
  MissingServers,
  startLocalCluster,
} from '../cluster/local/local-cluster.ts';
import type { RoleProcess } from '../cluster/local/role-process.ts';
import { type Answering, shardsOwnedBy, untilAnswering } from '../cluster/local/watch.ts';
import { play } from '../serve/play.ts';
import type { SimulationOptions } from '../simulator/options.ts';
import type { CommandOutput } from './usage.ts';
import {
  closing,
  defendedTable,
  demoPolicy,
  firstWord,
  progressLine,
  renderBoth,
  undefendedTable,
  type WaveLanguage,
} from './wave-tables.ts';

export interface TryOptions {
  readonly accounts: number;
  readonly seed: number;
  readonly language: WaveLanguage;
  /** Says everything that the processes say. */
  readonly verbose: boolean;
}

const gateways = 2;
const workers = 3;
const shards = 3;
const servers = 3;
/** The read model follows within a second; on a machine that is busy, within some. */
const catchUpMsMax = 60_000;
/** Of the events of the undefended wave: when a worker is killed. */
const killAt = 0.5;

export async function tryCluster(options: TryOptions, output: CommandOutput): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'sekisho-cluster-'));
  const say = (line: string): void => output.stderr(`${line}\n`);
  let cluster: LocalCluster | undefined;
  const remove = (): void => rmSync(directory, { recursive: true, force: true });
  // Every process that was started ends with this one.
  process.once('SIGINT', () => process.exit(1));
  process.once('exit', remove);
  try {
    say(
      `starting ${servers} nats-servers, PostgreSQL, ${gateways} gateways, ${workers} workers and a projector on loopback …`,
    );
    cluster = await start(directory, options, say);
    for (const { url } of cluster.gateways) say(`gateway with SIMULATED customers: ${url}`);
    await wave(cluster, options, output, say);
    return 0;
  } catch (error) {
    if (!(error instanceof MissingServers)) throw error;
    say(`sekisho cluster try: ${error.message}`);
    return 1;
  } finally {
    await cluster?.stop();
    process.off('exit', remove);
    remove();
  }
}

function start(
  directory: string,
  { verbose }: TryOptions,
  say: (line: string) => void,
): Promise<LocalCluster> {
  const policyFile = join(directory, 'policy.json');
  writeFileSync(policyFile, JSON.stringify(demoPolicy));
  return startLocalCluster({
    ...{ directory, gateways, workers, shards, servers, policyFile },
    projectors: 1,
    simulated: true,
    onLine: (name, line) => {
      if (verbose || /owns shard/.test(line)) say(`${name}: ${line}`);
    },
  });
}

async function wave(
  cluster: LocalCluster,
  { accounts, seed, language }: TryOptions,
  output: CommandOutput,
  say: (line: string) => void,
): Promise<void> {
  const simulation: SimulationOptions = { scenario: 'wave-2025', accounts, seed };
  const { table: undefended, events } = undefendedTable(simulation);
  say(firstWord(undefended, language));
  const progress = progressLine(output);
  let killed: Promise<readonly Answering[]> | undefined;
  let played = 0;
  const beganMs = performance.now();
  const summary = await play({
    urls: cluster.gateways.map(({ url }) => url),
    key: cluster.key,
    simulation,
    onProgress(count, eventTime) {
      played = count;
      progress.at(count, eventTime);
      if (count >= events * killAt) killed ??= killOne(cluster, say);
    },
  });
  progress.end();
  const seconds = ((performance.now() - beganMs) / 1000).toFixed(0);
  say(`${played.toLocaleString('en-US')} SIMULATED events in ${seconds} s`);
  for (const { shard, ms } of (await killed) ?? [])
    say(`shard ${shard} of the worker that was killed was answered again after ${ms} ms`);
  if (!(await untilCaughtUp(cluster.nats.url, cluster.postgres!.url, shards, catchUpMsMax)))
    say('the read model has not caught up: the table below lacks its last cases');
  const defended = await defendedTable(cluster.gateways[0]!.url, cluster.key);
  output.stdout(`${renderBoth(undefended, defended, language)}\n`);
  output.stdout(closing(summary, undefended, language));
}

/** The worker with the most shards; started again when all of them are answered. */
async function killOne(
  cluster: LocalCluster,
  say: (line: string) => void,
): Promise<readonly Answering[]> {
  const owned = (worker: RoleProcess) => shardsOwnedBy(worker, cluster.workers, shards);
  const [victim] = cluster.workers.toSorted(
    (left, right) => owned(right).length - owned(left).length,
  );
  const its = owned(victim!);
  say(`\nkill -9 of ${victim!.name} (pid ${victim!.pid}), which owns shard ${its.join(', ')}`);
  await victim!.kill();
  const answering = await untilAnswering(cluster, its);
  for (const { shard, ms } of answering) say(`shard ${shard} is answered again after ${ms} ms`);
  victim!.start();
  return answering;
}
