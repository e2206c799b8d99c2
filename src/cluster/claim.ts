// Waits until a shard has no owner, and takes its lease: how a standby becomes the owner.
import type { Cluster } from './connect.ts';
import { changeLease, type Lease, leaseMs, openingMs, readLease } from './lease.ts';
import { leaseSubject } from './names.ts';

export interface ClaimParts {
  readonly cluster: Cluster;
  readonly shard: number;
  readonly worker: string;
  /** 0 goes first; the others leave it a little time each. */
  readonly rank: () => number;
  readonly signal: AbortSignal;
  readonly elapsedMs: () => number;
}

const lookEveryMs = 50;
/** Left to each worker that goes before. */
const rankMs = 150;
/** A standby that has just begun knows neither the owner nor the other workers yet. */
const listenMs = 1_200;
/** The servers were away: an owner renews before anybody takes its shard. */
const unknownMs = 1_500;

/** The lease, or nothing where the signal came first. */
export async function claimShard(parts: ClaimParts): Promise<Lease | undefined> {
  const { cluster, shard, worker, rank, signal, elapsedMs } = parts;
  /** The last renewal known, and when it was heard: of whom, and which. */
  let heard = { epoch: 0, count: -1 };
  let untilMs = elapsedMs() + listenMs;
  const renewals = cluster.connection.subscribe(leaseSubject(shard), {
    callback: (error, message) => {
      if (error) return;
      const { epoch, count, ms } = message.json<Lease>();
      if (epoch < heard.epoch) return;
      heard = { epoch, count };
      untilMs = elapsedMs() + ms;
    },
  });
  try {
    while (!signal.aborted) {
      if (elapsedMs() >= untilMs + rank() * rankMs) {
        const taken = await attempt();
        if (taken) return taken;
      }
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
    return undefined;
  } finally {
    renewals.unsubscribe();
  }

  async function attempt(): Promise<Lease | undefined> {
    try {
      const found = await readLease(cluster, shard);
      const isFree = found.owner === '' || found.owner === worker;
      const wasHeard = found.epoch === heard.epoch && found.count === heard.count;
      if (isFree || wasHeard) {
        const epoch = found.epoch + 1;
        const own = { epoch, owner: worker, count: 0, ms: openingMs };
        const taken = await changeLease(cluster, shard, found, own);
        if (taken) return taken;
      }
      // It was renewed and not heard, or somebody was faster: from now on.
      heard = found;
      untilMs = elapsedMs() + Math.max(found.ms, leaseMs);
    } catch {
      untilMs = elapsedMs() + unknownMs;
    }
    return undefined;
  }
}
