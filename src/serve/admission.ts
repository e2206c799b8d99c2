// How many requests may be on their way to the engine: as many as it answers in time, and no more.
//
// The limit grows while answers come in time and shrinks when they are late, as a sender on a network
// finds its share (additive increase, multiplicative decrease). What is above it is refused at once:
// a request that would wait longer than anybody waits for it is only work.
import type { Urgency } from '../engine/urgency.ts';

export interface Admission {
  /** How many may be on their way now. */
  readonly limit: number;
  /** Whether one more may be sent while so many are on their way. */
  admits(urgency: Urgency, underWay: number): boolean;
  /** The longest of the waits that just ended, and how many were on their way meanwhile. */
  observe(waitedMs: number, underWay: number): void;
}

/**
 * Under half of the 50 ms that an answer may take at p99 under any load: it is seen a wait late, and
 * the rest is HTTP's.
 */
const waitMsMax = 15;
/** Twice the connections of a busy sender: one slow sync of the disk refuses nobody. */
const limitMin = 128;
const limitMax = 8_192;
const limitFirst = 512;
const growth = 4;
const shrinkage = 0.9;
/** Of the limit: log-ins and changes leave the rest to orders and withdrawals. */
const shares: readonly number[] = [1, 0.75, 1];

export function createAdmission(): Admission {
  let limit = limitFirst;
  return {
    get limit() {
      return limit;
    },
    admits: (urgency, underWay) => underWay < limit * shares[urgency]!,
    observe(waitedMs, underWay) {
      // Few on their way say nothing of how many could be.
      if (underWay < limit / 2) return;
      if (waitedMs > waitMsMax) limit = Math.max(limitMin, Math.floor(limit * shrinkage));
      else limit = Math.min(limitMax, limit + growth);
    },
  };
}
