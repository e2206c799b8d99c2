// Waits until the read model holds all that the shards' journals hold.
import { setTimeout as pause } from 'node:timers/promises';
import { openCore } from '../../engine/projection/projection-core.ts';
import { connectCluster } from '../connect.ts';
import { openStreamReader } from '../journal/stream-reader.ts';

const lookEveryMs = 200;

/** Whether it did so in time. */
export async function untilCaughtUp(
  natsUrl: string,
  database: string,
  shards: number,
  waitMsMax: number,
): Promise<boolean> {
  const cluster = await connectCluster(natsUrl, 'caught up');
  const core = await openCore({ kind: 'postgres', url: database, isShared: true });
  const endMs = performance.now() + waitMsMax;
  try {
    for (let shard = 0; shard < shards; ) {
      const written = await openStreamReader(cluster, shard).lastSequence();
      if ((await core.target({ shard }).sequence()) >= written) shard += 1;
      else if (performance.now() > endMs) return false;
      else await pause(lookEveryMs);
    }
    return true;
  } finally {
    await core.close();
    await cluster.close();
  }
}
