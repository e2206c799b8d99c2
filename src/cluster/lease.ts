// Who owns a shard: one record a shard in a replicated stream, changed only by who knows the last one.
//
// The record gives every owner an epoch of its own. It does not keep two from writing; the journal's
// stream does, at every write. So an owner that cannot renew for lack of a quorum goes on, for nobody
// else can take its place either, and is refused at its first write where that is wrong.
import { JetStreamApiError } from '@nats-io/jetstream';
import type { Cluster } from './connect.ts';
import { clusterStream, leaseSubject } from './names.ts';

export interface Lease {
  /** Larger than every one before it. */
  readonly epoch: number;
  /** Name of the worker; empty where it gave the shard back. */
  readonly owner: string;
  /** Of the renewals: tells who hears them which one stands. */
  readonly count: number;
  /** How long it stands from when it is heard. */
  readonly ms: number;
  /** Place in the stream: what a change must name. 0 where there was none. */
  readonly revision: number;
}

const noLease: Lease = { epoch: 0, owner: '', count: 0, ms: 0, revision: 0 };

/** Without a renewal for so long, another may take the shard. */
export const leaseMs = 2_000;
export const renewEveryMs = 500;
/** While a new owner reads the state of many accounts into memory it renews nothing. */
export const openingMs = 15_000;
const waitMs = 1_000;
const wrongRevision = 10_071;

export async function readLease(cluster: Cluster, shard: number): Promise<Lease> {
  const stored = await cluster.manager.streams.getMessage(clusterStream, {
    last_by_subj: leaseSubject(shard),
  });
  if (!stored) return noLease;
  return { ...stored.json<Omit<Lease, 'revision'>>(), revision: stored.seq };
}

/** Undefined where somebody else changed it first. Rejects where it is not known. */
export async function changeLease(
  cluster: Cluster,
  shard: number,
  before: Lease,
  after: Omit<Lease, 'revision'>,
): Promise<Lease | undefined> {
  const { epoch, owner, count, ms } = after;
  try {
    const { seq } = await cluster.jetstream.publish(
      leaseSubject(shard),
      JSON.stringify({ epoch, owner, count, ms }),
      { expect: { lastSubjectSequence: before.revision }, timeout: waitMs },
    );
    return { epoch, owner, count, ms, revision: seq };
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== wrongRevision) throw error;
    // Perhaps it was this change itself, whose acknowledgement was lost.
    const now = await readLease(cluster, shard);
    return now.epoch === epoch && now.owner === owner && now.revision > before.revision
      ? now
      : undefined;
  }
}
