// The engine as the HTTP thread sees it: calls go to its thread in batches, and a thread that has
// died is started again while callers are told to come back.
import { Worker } from 'node:worker_threads';
import type { Answer, EngineClient, EngineStatus, Query } from '../engine/client.ts';
import { problemAnswer } from '../engine/problem.ts';
import {
  type Call,
  type EngineSettings,
  eachAnswer,
  type FromEngine,
  type ToEngine,
} from './messages.ts';

/** Calls without an answer at most: the engine refuses before that, this is the last bound. */
const outstandingMax = 50_000;
const restartAfterMs = 1_000;
/** Starts that fail in a row before the program gives up. */
const failedStartsMax = 5;

export interface SupervisedEngine extends EngineClient {
  /** Resolves at the first start; rejects when the engine cannot be started. */
  readonly ready: Promise<{ refolded: number; otherwise: number; ms: number }>;
}

/**
 * Room for what a decision leaves behind: three semi-spaces of 64 MiB instead of 16. The collector
 * then comes a quarter as often and finds as little alive; 15 to 25 % of the CPU of all threads.
 */
const youngMebibytes = 192;

type Settle = (value: Answer | EngineStatus) => void;

export function startEngineThread(
  settings: EngineSettings,
  log: (message: string) => void,
): SupervisedEngine {
  const outstanding = new Map<number, Settle>();
  let gathered: Call[] = [];
  let events: (number | string)[] = [];
  let nextId = 1;
  let worker: Worker | undefined;
  let failedStarts = 0;
  let closing: (() => void) | undefined;
  const ready = Promise.withResolvers<{ refolded: number; otherwise: number; ms: number }>();

  function start(): void {
    const started = new Worker(new URL('./engine-thread.ts', import.meta.url), {
      workerData: settings,
      resourceLimits: { maxYoungGenerationSizeMb: youngMebibytes },
    });
    worker = started;
    started.on('message', (message: FromEngine) => take(message));
    started.on('error', (error) => log(`engine: ${error.message}`));
    started.on('exit', () => died(started));
  }

  function settle(id: number, answer: Answer | EngineStatus): void {
    outstanding.get(id)?.(answer);
    outstanding.delete(id);
  }

  function take(message: FromEngine): void {
    if ('answers' in message) {
      eachAnswer(message.bodies, (id, status, body) => settle(id, { status, body }));
      for (const [id, answer] of message.answers) settle(id, answer);
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
    const sent = { events, calls };
    gathered = [];
    events = [];
    worker?.postMessage(sent satisfies ToEngine);
  }

  /** `gather` puts the call into what is sent at the end of this turn of the loop. */
  function call(gather: (id: number) => void): Promise<Answer | EngineStatus> {
    if (!worker || outstanding.size >= outstandingMax)
      return Promise.resolve(problemAnswer(worker ? 'overloaded' : 'stopped'));
    return new Promise((resolve) => {
      const id = nextId++;
      outstanding.set(id, resolve);
      if (gathered.length === 0 && events.length === 0) setImmediate(send);
      gather(id);
    });
  }

  start();
  return {
    ready: ready.promise,
    decide: (firm, body) => call((id) => events.push(id, firm, body, 'decide')) as Promise<Answer>,
    record: (firm, body) => call((id) => events.push(id, firm, body, 'record')) as Promise<Answer>,
    query: (firm: string, query: Query) =>
      call((id) => gathered.push([id, 'query', firm, query])) as Promise<Answer>,
    async status() {
      const status = await call((id) => gathered.push([id, 'status']));
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
