// What a cluster's streams take on each server, in bytes an event.
import { connectCluster } from '../../cluster/connect.ts';
import { openStreamReader } from '../../cluster/journal/stream-reader.ts';
import { checkpointStream, journalStream } from '../../cluster/names.ts';

export interface StreamSizes {
  readonly events: number;
  /** Of the journals, and of the checkpoints that are kept beside them. */
  readonly journalBytes: number;
  readonly checkpointBytes: number;
}

export async function streamSizes(natsUrl: string, shards: number): Promise<StreamSizes> {
  const cluster = await connectCluster(natsUrl, 'sizes');
  let [events, journalBytes, checkpointBytes] = [0, 0, 0];
  try {
    for (let shard = 0; shard < shards; shard += 1) {
      const { streams } = cluster.manager;
      events += await openStreamReader(cluster, shard).lastSequence();
      journalBytes += (await streams.info(journalStream(shard))).state.bytes;
      checkpointBytes += (await streams.info(checkpointStream(shard))).state.bytes;
    }
    return { events, journalBytes, checkpointBytes };
  } finally {
    await cluster.close();
  }
}
