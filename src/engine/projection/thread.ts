// The projection's thread as its caller sees it: numbered calls, each with one reply, so many of
// them waiting and no more.
import { Worker } from 'node:worker_threads';
import type { Call, CallMessage, ProjectionOptions, ReplyMessage } from './message.ts';
import { projectionError } from './projection-error.ts';

/** Calls waiting for a reply, also while the database starts; more are refused with 'busy'. */
export const callsMax = 256;
/** Effects waiting to be applied, some 50 MB; more are refused with 'busy'. */
export const effectsMax = 50_000;

export interface Thread {
  call(call: Call, effects?: number): Promise<unknown>;
  /** After the calls that wait. */
  close(): Promise<void>;
}

interface Waiting {
  readonly effects: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export function startThread(options: ProjectionOptions): Thread {
  const url = new URL('./projection-thread.ts', import.meta.url);
  const worker = new Worker(url, { workerData: options });
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const calls = trackCalls(worker);
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    await calls.settled();
    await calls.send({ kind: 'close' }, 0).catch(() => undefined);
    worker.ref();
    await exited;
  }

  return {
    async call(call, effects = 0) {
      if (closing) throw projectionError('closed', 'the projection is closed');
      if (calls.count() >= callsMax || calls.effects() + effects > effectsMax) {
        throw projectionError('busy', `${calls.count()} calls, ${calls.effects()} effects wait`);
      }
      return calls.send(call, effects);
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

function trackCalls(worker: Worker) {
  const waiting = new Map<number, Waiting>();
  let effectsWaiting = 0;
  let lastId = 0;
  let ended: Error | undefined;
  let onSettled: (() => void) | undefined;

  function take(id: number): Waiting | undefined {
    const taken = waiting.get(id);
    waiting.delete(id);
    effectsWaiting -= taken?.effects ?? 0;
    if (waiting.size === 0) {
      // Idle, the thread keeps no process alive.
      worker.unref();
      onSettled?.();
    }
    return taken;
  }

  function end(reason: string): void {
    ended ??= projectionError('closed', reason);
    for (const id of waiting.keys()) take(id)?.reject(ended);
  }

  worker.on('message', (reply: ReplyMessage) => {
    const call = take(reply.id);
    if ('code' in reply) call?.reject(projectionError(reply.code, reply.detail));
    else call?.resolve(reply.value);
  });
  worker.on('error', (error) => end(`the projection's thread failed: ${error}`));
  worker.on('exit', () => end("the projection's thread has ended"));
  worker.unref();

  return {
    count: () => waiting.size,
    effects: () => effectsWaiting,
    settled: () =>
      new Promise<void>((resolve) => {
        onSettled = resolve;
        if (waiting.size === 0) resolve();
      }),
    send(call: Call, effects: number): Promise<unknown> {
      if (ended) return Promise.reject(ended);
      const id = ++lastId;
      worker.ref();
      worker.postMessage({ id, call } satisfies CallMessage);
      effectsWaiting += effects;
      return new Promise((resolve, reject) => waiting.set(id, { effects, resolve, reject }));
    },
  };
}
