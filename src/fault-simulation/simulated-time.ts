// Time and turns of a simulated run: one queue of what falls due, in an order that a seed decides.
import type { Scheduler } from '../engine/scheduler.ts';
import { between, type Random } from '../simulator/random.ts';

/** A process or a thread of it: what it waits for never comes once it is dead. */
export interface Life {
  isAlive: boolean;
}

export interface SimulatedTime {
  /** Milliseconds since the run began. */
  readonly elapsedMs: number;
  /** Turns taken: a measure of the run's length, and of whether two runs were the same. */
  readonly turns: number;
  /** Runs the work when so much time has passed, unless the life it is of has ended. */
  after(ms: number, life: Life | undefined, work: () => void): void;
  /** Waits; for ever where the life ends before. */
  sleep(ms: number, life?: Life): Promise<void>;
  schedulerOf(life: Life): Scheduler;
  /** Takes turns until it holds; throws where time runs out or nothing is due any more. */
  runUntil(holds: () => boolean, elapsedMsMax: number): Promise<void>;
}

interface Due {
  readonly atMs: number;
  readonly life: Life | undefined;
  readonly work: () => void;
}

/** What is ready takes its turn within so long, in an order of chance. */
const turnMsMax = 0.05;

export function createSimulatedTime(random: Random): SimulatedTime {
  // Holds what the parts of one run wait for: each of them bounds its own.
  const due: Due[] = [];
  let elapsedMs = 0;
  let turns = 0;

  function after(ms: number, life: Life | undefined, work: () => void): void {
    const atMs = elapsedMs + ms;
    let low = 0;
    let high = due.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (due[middle]!.atMs <= atMs) low = middle + 1;
      else high = middle;
    }
    due.splice(low, 0, { atMs, life, work });
  }

  const sleep = (ms: number, life?: Life): Promise<void> =>
    new Promise((resolve) => after(ms, life, resolve));

  return {
    get elapsedMs() {
      return elapsedMs;
    },
    get turns() {
      return turns;
    },
    after,
    sleep,
    schedulerOf: (life) => ({
      nextTurn: () => sleep(between(random, 0, turnMsMax), life),
      sleep: (ms) => sleep(ms, life),
      every(ms, work) {
        let isOver = false;
        const again = (): void => {
          if (isOver) return;
          work();
          after(ms, life, again);
        };
        after(ms, life, again);
        return () => {
          isOver = true;
        };
      },
    }),
    async runUntil(holds, elapsedMsMax) {
      while (!holds()) {
        const next = due.shift();
        if (!next) throw new Error('nobody waits for anything any more');
        if (next.atMs > elapsedMsMax)
          throw new Error(`still not done after ${Math.round(elapsedMs)} simulated ms`);
        elapsedMs = Math.max(elapsedMs, next.atMs);
        turns += 1;
        if (next.life?.isAlive !== false) next.work();
        await settled();
      }
    },
  };
}

/** Resolves when all promises that could go on have gone on: real turns come after them. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
