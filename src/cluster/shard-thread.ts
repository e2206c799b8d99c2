// The thread of one shard in a worker: a standby that follows, then the owner that answers.
import { parentPort, workerData } from 'node:worker_threads';
import { createOriginLookup } from '../edge/lookup/origin-lookup.ts';
import { openStateStore } from '../engine/state-store/store.ts';
import { type Follower, openFollower } from './checkpoint/follow.ts';
import { claimShard } from './claim.ts';
import { connectCluster } from './connect.ts';
import { type Held, holdLease } from './hold.ts';
import { type Owner, shardDirectory, startOwner } from './owner.ts';
import type { FromShard, ShardThreadSettings, ToShard } from './thread-messages.ts';

const settings = workerData as ShardThreadSettings;
const port = parentPort!;
const { shard, shards, worker } = settings;
const directory = shardDirectory(settings.directory, shard);
const elapsedMs = (): number => performance.now();
const reportEveryMs = 1_000;
/** One that would have to read the state first leaves the others this much more time: 1.5 s. */
const unreadyRanks = 10;

const lookUp = createOriginLookup().lookup;

let { standing } = settings;
/** Ends the waiting for the lease. */
const waiting = new AbortController();
/** Ends the following, for now. */
let following = new AbortController();
let follower: Follower | undefined;
let held: Held | undefined;
let owner: Owner | undefined;
let isStopping = false;

function post(message: FromShard): void {
  port.postMessage(message);
}

function log(message: string): void {
  post({ log: message.startsWith('owns') ? message : `shard ${shard}: ${message}` });
}

const cluster = await connectCluster(settings.url, `${worker} shard ${shard}`);

/** Follows while it is told to; what cannot be read is tried again. */
async function follow(): Promise<void> {
  while (!waiting.signal.aborted) {
    if (standing.follows)
      await follower
        ?.run(following.signal)
        .catch((error: unknown) => log(`follows later: ${String(error)}`));
    await new Promise((resolve) => setTimeout(resolve, reportEveryMs / 4));
  }
}

async function standBy(): Promise<void> {
  follower = await openFollower({
    ...{ cluster, shard, directory, log },
    openStore: (path) => openStateStore({ directory: path }),
  });
  const followed = follow();
  const rank = (): number => standing.rank + (follower?.isReady ? 0 : unreadyRanks);
  const { signal } = waiting;
  const lease = await claimShard({ cluster, shard, worker, rank, signal, elapsedMs });
  waiting.abort();
  following.abort();
  // Held before anything is waited for: it is renewed meanwhile.
  if (lease)
    held = holdLease(cluster, shard, lease, elapsedMs, () => {
      log(`the lease of epoch ${lease.epoch} is lost`);
      // Its engine is refused at its next write; it waits for none.
      void leave(1);
    });
  await followed;
  if (!held) return leave(0);
  await follower.catchUp().catch((error: unknown) => log(`its state is late: ${String(error)}`));
  const released = await follower.release();
  follower = undefined;
  owner = await startOwner({
    ...{ cluster, shard, shards, directory, released, held, log },
    settings: settings.settings,
    lookUp,
    clock: settings.clock,
    exchangeMs: settings.exchangeMs,
    end: (how) => void leave(how === 'failed' ? 1 : 0),
  });
  held.begin();
  if (isStopping) owner.stop();
}

let leaving: Promise<void> | undefined;

/** Gives everything back and ends the thread. */
function leave(status: number): Promise<void> {
  leaving ??= (async () => {
    await held?.release();
    await follower?.close();
    await cluster.close();
    if (status !== 0) process.exit(status);
    post({ stopped: true });
    port.close();
  })();
  return leaving;
}

const reporting = setInterval(() => {
  const role = held ? 'owner' : 'standby';
  const sequence = follower?.isReady ? follower.sequence : 0;
  if (follower || held) post({ state: { role, sequence } });
}, reportEveryMs);
reporting.unref();

port.on('message', (message: ToShard) => {
  if ('standing' in message) {
    if (standing.follows && !message.standing.follows) {
      following.abort();
      following = new AbortController();
    }
    standing = message.standing;
    return;
  }
  if ('stop' in message) isStopping = true;
  if (owner) owner.stop();
  else if (isStopping) waiting.abort();
});

await standBy().catch((error: unknown) => {
  log(`cannot own it: ${(error as Error).message}`);
  // What it may have of the lease goes back: another need not wait for its end.
  return leave(1);
});
