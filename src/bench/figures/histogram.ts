// Latencies in bounded memory: buckets that widen with the value, each at most 1.6 % wide.

/** Buckets of equal width within each power of two. */
const stepsPerDoubling = 64;
/** Up to 64 µs every microsecond has its own bucket; beyond it the widths double. */
const doublings = 26;

export interface Histogram {
  /** Microseconds; what is beyond an hour or so counts in the last bucket. */
  add(microseconds: number): void;
  readonly count: number;
  /** Upper end of the bucket that holds the quantile (0..1), microseconds; 0 when empty. */
  quantile(share: number): number;
}

export function createHistogram(): Histogram {
  const counts = new Float64Array(stepsPerDoubling * (doublings + 1));
  let count = 0;
  return {
    add(microseconds) {
      counts[bucketOf(microseconds)]! += 1;
      count += 1;
    },
    get count() {
      return count;
    },
    quantile(share) {
      let left = Math.max(1, Math.ceil(share * count));
      for (let bucket = 0; bucket < counts.length && count > 0; bucket += 1) {
        left -= counts[bucket]!;
        if (left <= 0) return upperEndOf(bucket);
      }
      return 0;
    },
  };
}

function bucketOf(microseconds: number): number {
  const whole = Math.max(0, Math.floor(microseconds));
  if (whole < stepsPerDoubling) return whole;
  const doubling = Math.floor(Math.log2(whole / stepsPerDoubling));
  if (doubling >= doublings) return stepsPerDoubling * (doublings + 1) - 1;
  const within = Math.floor(whole / 2 ** doubling) - stepsPerDoubling;
  return stepsPerDoubling * (doubling + 1) + within;
}

function upperEndOf(bucket: number): number {
  if (bucket < stepsPerDoubling) return bucket + 1;
  const doubling = Math.floor(bucket / stepsPerDoubling) - 1;
  const within = bucket % stepsPerDoubling;
  return (stepsPerDoubling + within + 1) * 2 ** doubling;
}
