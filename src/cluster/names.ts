// What everything of the cluster is called on NATS: streams, subjects, and the shape of shard numbers.

/** Agreed once for the cluster: its settings and the leases of its shards, the last of each subject. */
export const clusterStream = 'SEKISHO_CLUSTER';
export const settingsSubject = 'sekisho.cluster.settings';
const leasePrefix = 'sekisho.cluster.lease.';
export const clusterSubjects = [settingsSubject, `${leasePrefix}*`];

export function leaseSubject(shard: number): string {
  return `${leasePrefix}${shard}`;
}

/** Requests of gateways to whoever owns the shard; nothing keeps them. */
export function requestSubject(shard: number): string {
  return `sekisho.ev.${shard}`;
}

/** The journal of a shard: the truth. */
export function journalStream(shard: number): string {
  return `SEKISHO_EV_${shard}`;
}

export function journalSubject(shard: number): string {
  return `sekisho.journal.${shard}`;
}

/** What other shards tell this one; nothing keeps it but the journal it ends in. */
export function exchangeSubject(shard: number): string {
  return `sekisho.exchange.${shard}`;
}

/** What a shard's state was at its last checkpoints, for the machine that owns it next. */
export function checkpointStream(shard: number): string {
  return `SEKISHO_CP_${shard}`;
}

export function checkpointSubject(shard: number): string {
  return `sekisho.cp.${shard}`;
}

/** A new owner says so, that nobody waits for the old one. */
export function ownerSubject(shard: number | '*'): string {
  return `sekisho.owner.${shard}`;
}

/** Workers say that they live. */
export const workerSubject = 'sekisho.worker';

/** A machine holds a few; a cluster of 15 million accounts some fifty. */
export const shardsMax = 1_024;
