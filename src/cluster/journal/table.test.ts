// The shared table of the journal, on JetStream: the embedded journal runs the same on a disk.
import { test } from 'node:test';
import { addBatch, beginGroup } from '../../engine/journal/group.ts';
import type { Journal } from '../../engine/journal/journal.ts';
import { journalTable, type TestJournals } from '../../engine/journal/test-table.ts';
import { payloadOf } from '../../engine/journal/testing.ts';
import type { Cluster } from '../connect.ts';
import { journalStream, journalSubject } from '../names.ts';
import { ensureStream, journalConfig } from '../streams.ts';
import { noServer, startTestCluster } from '../test-cluster.ts';
import { openJetStreamJournal } from './jetstream-journal.ts';
import { encodeMessages } from './message.ts';
import { createStreamLog } from './stream-log.ts';
import { endOf } from './take-over.ts';

const server = await startTestCluster();

/** Every opening is another owner's, with the next epoch. */
function journalsOf(cluster: Cluster, shard: number): TestJournals {
  let epoch = 0;

  function open(options?: { pendingBytesMax?: number }): Promise<Journal> {
    epoch += 1;
    return openJetStreamJournal({ cluster, shard, epoch, mayWrite: () => true, ...options });
  }

  /** The messages of one batch of two records, behind the last. */
  async function messages(): Promise<Buffer[]> {
    const { nextSequence, hash } = await endOf(
      cluster,
      createStreamLog(cluster, journalStream(shard)),
    );
    const group = beginGroup(Buffer.alloc(4_096), nextSequence, hash);
    addBatch(group, [payloadOf(nextSequence), payloadOf(nextSequence + 1)]);
    return encodeMessages(epoch, nextSequence, group.buffer.subarray(0, group.used), 100);
  }

  return {
    open,
    openBeside: open,
    async tear() {
      const parts = await messages();
      for (const part of parts.slice(0, -1))
        await cluster.jetstream.publish(journalSubject(shard), part);
    },
    async damage() {
      const parts = await messages();
      for (const part of parts) {
        part[part.length - 70]! ^= 1;
        await cluster.jetstream.publish(journalSubject(shard), part);
      }
    },
  };
}

for (const [shard, [name, run]] of Object.entries(journalTable).entries())
  test(`on JetStream: ${name}`, { skip: !server && noServer }, async (t) => {
    const cluster = await server!.connect(t);
    await ensureStream(cluster, journalConfig(shard, 1));
    await run(journalsOf(cluster, shard));
  });
