// Counts wrong keys by address, so that one that keeps guessing is told to stop.

export interface WrongKeys {
  /** Counts one more; true where the address has had its share for this minute. */
  exceeds(address: string): boolean;
}

const windowMs = 60_000;
/** A person mending a setting stays far below it. */
const perWindowMax = 30;
/** Beyond it all are forgotten and counted anew: guessing is hopeless anyway, memory is not free. */
const addressesMax = 4_096;

export function createWrongKeys(nowMs: () => number = () => performance.now()): WrongKeys {
  const counts = new Map<string, number>();
  let windowEndMs = nowMs() + windowMs;
  return {
    exceeds(address) {
      if (nowMs() >= windowEndMs || counts.size >= addressesMax) {
        counts.clear();
        windowEndMs = nowMs() + windowMs;
      }
      const count = (counts.get(address) ?? 0) + 1;
      counts.set(address, count);
      return count > perWindowMax;
    },
  };
}
