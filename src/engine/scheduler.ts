// Every wait of the engine, as a port, so that a simulated run decides when each one ends.

export interface Scheduler {
  /** Lets everything that is ready have its turn. */
  nextTurn(): Promise<void>;
  sleep(ms: number): Promise<void>;
  /** Calls again and again; what is returned ends it. */
  every(ms: number, work: () => void): () => void;
}

export const realScheduler: Scheduler = {
  nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  every(ms, work) {
    const ticking = setInterval(work, ms);
    return () => clearInterval(ticking);
  },
};
