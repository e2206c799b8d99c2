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
  /** After the calls that wait; later ones are refused. */
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
  // Idle, the thread keeps no process alive.
  const calls = createLedger(() => worker.unref());
  worker.on('message', calls.settle);
  worker.on('error', (error) => calls.end(`the projection's thread failed: ${error}`));
  worker.on('exit', () => calls.end("the projection's thread has ended"));
  worker.unref();
  let closing: Promise<void> | undefined;

  function send(call: Call, effects: number): Promise<unknown> {
    worker.ref();
    return calls.enter(effects, (id) => worker.postMessage({ id, call } satisfies CallMessage));
  }

  async function close(): Promise<void> {
    await send({ kind: 'close' }, 0).catch(() => undefined);
    worker.ref();
    await exited;
  }

  return {
    async call(call, effects = 0) {
      if (closing) throw projectionError('closed', 'the projection is closed');
      if (calls.count() >= callsMax || calls.effects() + effects > effectsMax) {
        throw projectionError('busy', `${calls.count()} calls, ${calls.effects()} effects wait`);
      }
      return send(call, effects);
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** The calls that wait for their reply. */
function createLedger(onIdle: () => void) {
  const waiting = new Map<number, Waiting>();
  let effectsWaiting = 0;
  let lastId = 0;
  let ended: Error | undefined;

  function take(id: number): Waiting | undefined {
    const taken = waiting.get(id);
    waiting.delete(id);
    effectsWaiting -= taken?.effects ?? 0;
    if (waiting.size === 0) onIdle();
    return taken;
  }

  return {
    count: () => waiting.size,
    effects: () => effectsWaiting,
    enter(effects: number, post: (id: number) => void): Promise<unknown> {
      if (ended) return Promise.reject(ended);
      const id = ++lastId;
      post(id);
      effectsWaiting += effects;
      return new Promise((resolve, reject) => waiting.set(id, { effects, resolve, reject }));
    },
    settle(reply: ReplyMessage): void {
      const call = take(reply.id);
      if ('code' in reply) call?.reject(projectionError(reply.code, reply.detail));
      else call?.resolve(reply.value);
    },
    end(reason: string): void {
      ended ??= projectionError('closed', reason);
      for (const id of waiting.keys()) take(id)?.reject(ended);
    },
  };
}
