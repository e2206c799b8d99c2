// The engine as the HTTP thread sees it: calls go to its thread in batches, and a thread that has
// died is started again while callers are told to come back.
import { Worker } from 'node:worker_threads';
import type { Answer, EngineClient, EngineStatus, Query } from '../engine/client.ts';
import { problemAnswer } from '../engine/problem.ts';
import type { Call, EngineSettings, FromEngine } from './messages.ts';

/** Calls without an answer at most: the engine refuses before that, this is the last bound. */
const outstandingMax = 50_000;
const restartAfterMs = 1_000;
/** Starts that fail in a row before the program gives up. */
const failedStartsMax = 5;

export interface SupervisedEngine extends EngineClient {
  /** Resolves at the first start; rejects when the engine cannot be started. */
  readonly ready: Promise<{ refolded: number; otherwise: number; ms: number }>;
}

type Settle = (value: Answer | EngineStatus) => void;

export function startEngineThread(
  settings: EngineSettings,
  log: (message: string) => void,
): SupervisedEngine {
  const outstanding = new Map<number, Settle>();
  let gathered: Call[] = [];
  let nextId = 1;
  let worker: Worker | undefined;
  let failedStarts = 0;
  let closing: (() => void) | undefined;
  const ready = Promise.withResolvers<{ refolded: number; otherwise: number; ms: number }>();

  function start(): void {
    const started = new Worker(new URL('./engine-thread.ts', import.meta.url), {
      workerData: settings,
    });
    worker = started;
    started.on('message', (message: FromEngine) => take(message));
    started.on('error', (error) => log(`engine: ${error.message}`));
    started.on('exit', () => died(started));
  }

  function take(message: FromEngine): void {
    if ('answers' in message) {
      for (const [id, answer] of message.answers) {
        outstanding.get(id)?.(answer);
        outstanding.delete(id);
      }
    } else if ('ready' in message) {
      failedStarts = 0;
      ready.resolve(message.ready);
    } else if ('fatal' in message) log(`engine: ${message.fatal}`);
  }

  function died(which: Worker): void {
    if (worker !== which) return;
    worker = undefined;
    for (const settle of outstanding.values()) settle(problemAnswer('stopped'));
    outstanding.clear();
    if (closing) {
      closing();
      return;
    }
    failedStarts += 1;
    if (failedStarts >= failedStartsMax) {
      ready.reject(new Error('the engine could not be started'));
      return;
    }
    setTimeout(start, restartAfterMs);
  }

  function send(): void {
    const calls = gathered;
    gathered = [];
    worker?.postMessage({ calls });
  }

  function call(make: (id: number) => Call): Promise<Answer | EngineStatus> {
    if (!worker || outstanding.size >= outstandingMax)
      return Promise.resolve(problemAnswer(worker ? 'overloaded' : 'stopped'));
    return new Promise((resolve) => {
      const id = nextId++;
      outstanding.set(id, resolve);
      if (gathered.length === 0) setImmediate(send);
      gathered.push(make(id));
    });
  }

  start();
  return {
    ready: ready.promise,
    decide: (firm, body) => call((id) => [id, 'decide', firm, body]) as Promise<Answer>,
    record: (firm, body) => call((id) => [id, 'record', firm, body]) as Promise<Answer>,
    query: (firm: string, query: Query) =>
      call((id) => [id, 'query', firm, query]) as Promise<Answer>,
    async status() {
      const status = await call((id) => [id, 'status']);
      if ('body' in status) throw new Error(status.body);
      return status;
    },
    async close() {
      if (!worker) return;
      await new Promise<void>((resolve) => {
        closing = resolve;
        worker?.postMessage({ stop: true });
      });
    },
  };
}
