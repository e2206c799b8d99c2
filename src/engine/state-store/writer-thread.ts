// The thread that writes checkpoints, so that the fold thread never waits for a page or the disk.
import { parentPort, workerData } from 'node:worker_threads';
import { giveWay } from '../give-way.ts';
import { commitCheckpoint } from './commit-checkpoint.ts';
import { openEnvironment } from './environment.ts';
import { fromLmdb } from './state-store-error.ts';
import type { FromWriter, ToWriter, WriterData } from './writer-message.ts';

giveWay();
const options: WriterData = workerData;
const environment = openEnvironment(options);

function commit(sequence: number, chunks: readonly Uint8Array<ArrayBuffer>[]): FromWriter {
  try {
    commitCheckpoint(environment, options, sequence, chunks);
    return { kind: 'committed', sequence };
  } catch (error) {
    const { code, message } = fromLmdb(error, 'write-failed');
    return { kind: 'refused', code, detail: message };
  }
}

function reply(message: FromWriter): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', async (message: ToWriter) => {
  if (message.kind === 'commit') return reply(commit(message.sequence, message.chunks));
  await environment.close();
  parentPort?.close();
});

reply({ kind: 'ready' });
