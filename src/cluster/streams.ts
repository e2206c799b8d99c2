// Makes the cluster's streams, or sees that those which are there keep what they must keep.
import {
  DiscardPolicy,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream';
import { ClusterError } from './cluster-error.ts';
import type { Cluster } from './connect.ts';
import {
  checkpointStream,
  checkpointSubject,
  clusterStream,
  clusterSubjects,
  journalStream,
  journalSubject,
} from './names.ts';

/** A message that is sent again within this time is known by its id: longer than any retry. */
const duplicateWindowNs = 120_000_000_000;

type Asked = Pick<StreamConfig, 'name' | 'subjects' | 'num_replicas'> & Partial<StreamConfig>;

const kept = {
  storage: StorageType.File,
  retention: RetentionPolicy.Limits,
  // Full, it refuses what comes rather than letting go of what it has.
  discard: DiscardPolicy.New,
  allow_direct: true,
} as const;

export function journalConfig(shard: number, replicas: number): Asked {
  return {
    ...kept,
    name: journalStream(shard),
    subjects: [journalSubject(shard)],
    num_replicas: replicas,
    duplicate_window: duplicateWindowNs,
    deny_delete: true,
    deny_purge: true,
  };
}

export function checkpointConfig(shard: number, replicas: number): Asked {
  return {
    ...kept,
    name: checkpointStream(shard),
    subjects: [checkpointSubject(shard)],
    num_replicas: replicas,
    duplicate_window: duplicateWindowNs,
  };
}

export function clusterConfig(replicas: number): Asked {
  return {
    ...kept,
    name: clusterStream,
    subjects: clusterSubjects,
    num_replicas: replicas,
    max_msgs_per_subject: 1,
    discard: DiscardPolicy.Old,
  };
}

const notFound = 10_059;
const nameInUse = 10_058;

function codeOf(error: unknown): number {
  return error instanceof JetStreamApiError ? error.code : 0;
}

/** Makes the stream where it is missing; two who do so at once are both content. */
export async function ensureStream(cluster: Cluster, asked: Asked): Promise<StreamConfig> {
  const { streams } = cluster.manager;
  const found = await streams.info(asked.name).catch(async (error: unknown) => {
    if (codeOf(error) !== notFound) throw error;
    return streams.add(asked).catch((failure: unknown) => {
      if (codeOf(failure) !== nameInUse) throw failure;
      return streams.info(asked.name);
    });
  });
  checkStream(found.config, asked);
  return found.config;
}

/** What would let go of an acknowledged message, or forget that it was sent before. */
function checkStream(found: StreamConfig, asked: Asked): void {
  const wrong = [
    found.storage !== asked.storage && 'is not kept in files',
    found.max_age > 0 && 'lets go of old messages (max_age)',
    found.discard !== asked.discard && `discards ${found.discard}`,
    found.retention !== asked.retention && `retains by ${found.retention}`,
    (found.duplicate_window ?? 0) < (asked.duplicate_window ?? 0) &&
      'remembers message ids too shortly',
    asked.deny_purge === true && !found.deny_purge && 'may be purged',
    !found.allow_direct && 'does not allow direct reads',
  ].filter((problem) => problem !== false);
  if (wrong.length > 0) throw new ClusterError('stream', `${asked.name} ${wrong.join(', ')}`);
}

/** One word a log can show. */
export function replicasText({
  num_replicas: replicas,
}: Pick<StreamConfig, 'num_replicas'>): string {
  return replicas >= 3
    ? `${replicas} replicas`
    : `${replicas} replica${replicas > 1 ? 's' : ''}: what one server loses is lost`;
}
