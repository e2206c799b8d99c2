// How a cluster is, as one engine would say it: sums over its shards.
import type { EngineStatus } from '../../engine/client.ts';

/** Throws where no shard answers: then the gateway is of no use to anybody. */
export function mergeStatus(
  shards: readonly (EngineStatus | undefined)[],
  own: Readonly<Record<string, number>>,
): EngineStatus {
  const found = shards.filter((status) => status !== undefined);
  if (found.length === 0) throw new Error('no shard answers');
  const sum = (of: (status: EngineStatus) => number): number =>
    found.reduce((total, status) => total + of(status), 0);
  const counters: Record<string, number> = {
    ...own,
    shards: shards.length,
    shards_silent: shards.length - found.length,
  };
  for (const status of found)
    for (const [name, value] of Object.entries(status.counters))
      counters[name] = (counters[name] ?? 0) + value;
  return {
    sequence: sum(({ sequence }) => sequence),
    eventTime: found.reduce(
      (latest, { eventTime }) => (eventTime > latest ? eventTime : latest),
      '',
    ),
    queueLength: sum(({ queueLength }) => queueLength),
    accountsCached: sum(({ accountsCached }) => accountsCached),
    checkpointSequence: sum(({ checkpointSequence }) => checkpointSequence),
    projectionSequence: sum(({ projectionSequence }) => projectionSequence),
    counters,
  };
}
