// Counts what one name does in a minute, so that what goes on too long is told to stop.

export interface Limiter {
  /** Counts one more; true where the name has had its share of this minute. */
  exceeds(name: string): boolean;
}

const windowMs = 60_000;
/** Beyond it all are forgotten and counted anew: memory is not free, and a minute is short. */
const namesMax = 4_096;

export function createLimiter(perMinuteMax: number, nowMs: () => number): Limiter {
  const counts = new Map<string, number>();
  let windowEndMs = nowMs() + windowMs;
  return {
    exceeds(name) {
      if (nowMs() >= windowEndMs || counts.size >= namesMax) {
        counts.clear();
        windowEndMs = nowMs() + windowMs;
      }
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return count > perMinuteMax;
    },
  };
}
