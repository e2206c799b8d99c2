// What is fixed when a cluster begins, and the same for everyone in it ever after.
import { randomUUID } from 'node:crypto';
import { JetStreamApiError } from '@nats-io/jetstream';
import { ClusterError } from './cluster-error.ts';
import type { Cluster } from './connect.ts';
import { clusterStream, settingsSubject, shardsMax } from './names.ts';
import { clusterConfig, ensureStream } from './streams.ts';

export interface ClusterSettings {
  /** Tells this cluster's data from another's. */
  readonly id: string;
  /** Accounts are parted among so many; a change would tear histories apart. */
  readonly shards: number;
  readonly replicas: number;
  /** Only events tell the time, and whoever asks may read: a demonstration. */
  readonly simulated: boolean;
  /** Between two rounds of what shards tell each other. */
  readonly exchangeMs: number;
}

/** Another shard knows after half a second to a second and a bit: docs/reference/across-shards.md. */
const exchangeMsDefault = 500;

export type GivenClusterSettings = Partial<Omit<ClusterSettings, 'id'>>;

/** The cluster's settings; whoever comes first makes them of what is given. Rejects with `settings`. */
export async function agreeSettings(
  cluster: Cluster,
  given: GivenClusterSettings,
): Promise<ClusterSettings> {
  const { shards = 1, replicas = 1, simulated = false, exchangeMs = exchangeMsDefault } = given;
  if (!(shards >= 1 && shards <= shardsMax))
    throw new ClusterError('settings', `shards: 1 to ${shardsMax}, not ${shards}`);
  if (![1, 3, 5].includes(replicas))
    throw new ClusterError('settings', `replicas: 1, 3 or 5, not ${replicas}`);
  const found =
    (await readSettings(cluster)) ??
    (await begin(cluster, { shards, replicas, simulated, exchangeMs }));
  for (const name of ['shards', 'replicas', 'simulated', 'exchangeMs'] as const)
    if (given[name] !== undefined && given[name] !== found[name])
      throw new ClusterError(
        'settings',
        `this cluster was begun with ${name} ${found[name]}, not ${given[name]}`,
      );
  return found;
}

const streamNotFound = 10_059;

/** Nothing where no worker has begun the cluster yet. */
export async function readSettings(cluster: Cluster): Promise<ClusterSettings | undefined> {
  const stored = await cluster.manager.streams
    .getMessage(clusterStream, { last_by_subj: settingsSubject })
    .catch((error: unknown) => {
      if (error instanceof JetStreamApiError && error.code === streamNotFound) return null;
      throw error;
    });
  return stored?.json<ClusterSettings>();
}

async function begin(
  cluster: Cluster,
  first: Omit<ClusterSettings, 'id'>,
): Promise<ClusterSettings> {
  await ensureStream(cluster, clusterConfig(first.replicas));
  const settings: ClusterSettings = { id: randomUUID(), ...first };
  // Of several that begin it at once, one is first; the others take what it wrote.
  await cluster.jetstream
    .publish(settingsSubject, JSON.stringify(settings), { expect: { lastSubjectSequence: 0 } })
    .catch(() => undefined);
  const agreed = await readSettings(cluster);
  if (!agreed)
    throw new ClusterError('settings', 'the settings of the cluster could not be written');
  return agreed;
}
