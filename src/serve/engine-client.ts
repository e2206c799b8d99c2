// Starts the engine in a thread of its own, under a supervisor.
import { Worker } from 'node:worker_threads';
import { realScheduler } from '../engine/scheduler.ts';
import type { EngineSettings, FromEngine } from './messages.ts';
import {
  type EngineLife,
  type EngineThread,
  type SupervisedEngine,
  supervise,
} from './supervise.ts';

/**
 * Room for what a decision leaves behind: three semi-spaces of 64 MiB instead of 16. The collector
 * then comes a quarter as often and finds as little alive; 15 to 25 % of the CPU of all threads.
 */
const youngMebibytes = 192;

export function startEngineThread(
  settings: Omit<EngineSettings, 'isRestart'>,
  log: (message: string) => void,
): SupervisedEngine {
  let lives = 0;
  return supervise({
    start(life) {
      lives += 1;
      return startWorker({ ...settings, isRestart: lives > 1 }, life);
    },
    scheduler: realScheduler,
    elapsedMs: () => performance.now(),
    log,
  });
}

function startWorker(settings: EngineSettings, life: EngineLife): EngineThread {
  const worker = new Worker(new URL('./engine-thread.ts', import.meta.url), {
    workerData: settings,
    resourceLimits: { maxYoungGenerationSizeMb: youngMebibytes },
  });
  worker.on('message', (message: FromEngine) => life.message(message));
  worker.on('error', (error) => life.error(error as Error));
  worker.on('exit', () => life.exit());
  return { post: (message) => worker.postMessage(message) };
}
