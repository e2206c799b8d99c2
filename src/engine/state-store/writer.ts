// The writer thread as the fold thread sees it: one checkpoint at a time, one promise each.
import { Worker } from 'node:worker_threads';
import { type StateStoreError, stateStoreError } from './state-store-error.ts';
import type { FromWriter, ToWriter, WriterData } from './writer-message.ts';

export interface Writer {
  readonly busy: boolean;
  /** Resolves when the checkpoint is on disk; rejects with a StateStoreError. */
  commit(sequence: number, chunks: readonly Uint8Array<ArrayBuffer>[]): Promise<void>;
  /** Waits for the checkpoint under way. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: StateStoreError) => void;
}

// After these the transaction was left cleanly and the next may be tried. Any other failure may
// have left LMDB with its fatal flag, after which lmdb-js would begin a transaction that is none
// (src/env.cpp, EnvWrap::beginTxn ignores the result); and what an fsync that failed has dropped
// is not known, so a second one proves nothing.
const retryable = new Set(['sequence-not-forward', 'disk-full']);

/** What is awaited of the thread: first that it is ready, then one checkpoint at a time. */
function awaitReplies(worker: Worker) {
  let waiting: Waiting | undefined;
  let failure: StateStoreError | undefined;

  function settle(error?: StateStoreError): void {
    const settled = waiting;
    waiting = undefined;
    // Idle, the thread keeps no process alive.
    worker.unref();
    if (error && !retryable.has(error.code)) failure = error;
    if (error) settled?.reject(error);
    else settled?.resolve();
  }

  worker.on('message', (message: FromWriter) =>
    settle(message.kind === 'refused' ? stateStoreError(message.code, message.detail) : undefined),
  );
  worker.on('error', (error) => settle(stateStoreError('write-failed', String(error))));
  worker.on('exit', () => settle(stateStoreError('closed', 'the writer thread has ended')));

  return {
    isWaiting: () => waiting !== undefined,
    failure: () => failure,
    next(): Promise<void> {
      worker.ref();
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
      });
    },
  };
}

export async function startWriter(data: WriterData): Promise<Writer> {
  const worker = new Worker(new URL('./writer-thread.ts', import.meta.url), { workerData: data });
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const replies = awaitReplies(worker);
  await replies.next();

  return {
    get busy() {
      return replies.isWaiting();
    },
    async commit(sequence, chunks) {
      if (replies.isWaiting()) throw stateStoreError('busy', 'a checkpoint is being written');
      const failure = replies.failure();
      if (failure) throw failure;
      const message: ToWriter = { kind: 'commit', sequence, chunks };
      worker.postMessage(
        message,
        chunks.map((chunk) => chunk.buffer),
      );
      await replies.next();
    },
    close() {
      worker.ref();
      worker.postMessage({ kind: 'close' } satisfies ToWriter);
      return exited;
    },
  };
}
