// The role `worker`: a thread for each shard, which stands by or owns it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { GivenSettings } from '../engine/settings.ts';
import { agreeSettings, type GivenClusterSettings } from './cluster-settings.ts';
import type { Cluster } from './connect.ts';
import { shardDirectory } from './owner.ts';
import { patiently } from './patiently.ts';
import { announcePresence } from './presence.ts';
import { checkpointConfig, ensureStream, journalConfig, replicasText } from './streams.ts';
import type { FromShard, ShardState, ShardThreadSettings, ToShard } from './thread-messages.ts';

export interface WorkerOptions {
  readonly cluster: Cluster;
  readonly url: string;
  readonly worker: string;
  readonly directory: string;
  readonly given: GivenClusterSettings;
  readonly copies: number;
  readonly settings: GivenSettings;
  readonly log: (message: string) => void;
}

export interface RunningWorker {
  readonly states: ReadonlyMap<number, ShardState>;
  stop(): Promise<void>;
}

/** As for the engine on one machine (serve/engine-client.ts), shared by the threads of all shards. */
const youngMebibytes = 192;
const youngMebibytesMin = 24;
const againMs = 1_000;
const lookEveryMs = 1_000;
/** A shard goes to the worker that should own it when that has been ready for so long. */
const readyMs = 5_000;

export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { cluster, worker, directory, given, copies, log } = options;
  const agreed = await patiently(() => agreeSettings(cluster, given));
  const { id, shards, replicas, simulated, exchangeMs } = agreed;
  keepOnlyOf(directory, id, shards, log);
  for (let shard = 0; shard < shards; shard += 1) {
    const made = await patiently(() => ensureStream(cluster, journalConfig(shard, replicas)));
    await patiently(() => ensureStream(cluster, checkpointConfig(shard, replicas)));
    if (shard === 0) log(`journals of ${shards} shards in ${replicasText(made)}`);
  }
  /** One a shard. */
  const threads = new Map<number, Worker>();
  const states = new Map<number, ShardState>();
  const readySince = new Map<number, number>();
  const ended: Promise<void>[] = [];
  let isStopping = false;
  const elapsedMs = (): number => performance.now();
  const presence = announcePresence({
    ...{ connection: cluster.connection, worker, copies, elapsedMs },
    say: () => [...states].map(([shard, { sequence }]) => [shard, sequence] as const),
  });

  function start(shard: number): void {
    if (isStopping) return;
    const data: ShardThreadSettings = {
      ...{ url: options.url, worker, shard, shards, directory, settings: options.settings },
      clock: simulated ? 'events' : 'wall',
      exchangeMs,
      standing: presence.standing(shard),
    };
    const thread = new Worker(new URL('./shard-thread.ts', import.meta.url), {
      workerData: data,
      resourceLimits: {
        maxYoungGenerationSizeMb: Math.max(youngMebibytesMin, Math.floor(youngMebibytes / shards)),
      },
    });
    threads.set(shard, thread);
    thread.on('message', (message: FromShard) => {
      if ('log' in message) log(message.log);
      if ('state' in message) states.set(shard, message.state);
    });
    thread.on('error', (error) => log(`shard ${shard}: ${(error as Error).message}`));
    ended[shard] = new Promise((resolve) => {
      thread.once('exit', () => {
        threads.delete(shard);
        states.delete(shard);
        if (!isStopping) setTimeout(() => start(shard), againMs);
        resolve();
      });
    });
  }

  function tell(shard: number, message: ToShard): void {
    threads.get(shard)?.postMessage(message);
  }

  const looking = setInterval(() => {
    for (let shard = 0; shard < shards; shard += 1)
      tell(shard, { standing: presence.standing(shard) });
    handOver();
  }, lookEveryMs);

  /** One shard at a time goes back to who should own it. */
  function handOver(): void {
    for (const [shard, { role }] of states) {
      if (role !== 'owner' || !presence.isHeirReady(shard)) {
        readySince.delete(shard);
        continue;
      }
      const since = readySince.get(shard) ?? elapsedMs();
      readySince.set(shard, since);
      if (elapsedMs() - since < readyMs) continue;
      readySince.clear();
      log(`shard ${shard}: handed over to the worker it belongs to`);
      tell(shard, { handOver: true });
      return;
    }
  }

  for (let shard = 0; shard < shards; shard += 1) start(shard);
  return {
    states,
    async stop() {
      isStopping = true;
      clearInterval(looking);
      presence.stop();
      for (const shard of threads.keys()) tell(shard, { stop: true });
      await Promise.all(ended);
    },
  };
}

/** The folder holds copies only: those of another cluster are of no use and must not be taken for this one's. */
function keepOnlyOf(
  directory: string,
  id: string,
  shards: number,
  log: (message: string) => void,
): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, 'cluster.json');
  let known = '';
  try {
    known = (JSON.parse(readFileSync(path, 'utf8')) as { id: string }).id;
  } catch {
    // The first start here.
  }
  if (known === id) return;
  if (known) log('this folder held copies of another cluster: they are thrown away');
  for (let shard = 0; shard < shards; shard += 1)
    rmSync(shardDirectory(directory, shard), { recursive: true, force: true });
  writeFileSync(path, `${JSON.stringify({ id })}\n`);
}
