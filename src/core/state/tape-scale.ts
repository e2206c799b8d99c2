// What is usual for an instrument: a running mean over its own past that one burst cannot capture.

export interface Scale {
  mean: number;
  count: number;
}

/** Number of values remembered: older ones fade as 1 / (1 + age / span). */
const valuesSpan = 1000;
/** From this many values on, a single value counts at most `excessMax` times the mean. */
const boundedFrom = 50;

export function createScale(): Scale {
  return { mean: 0, count: 0 };
}

/**
 * Learns one value. An attack is many times the usual: bounded by `excessMax`, fifteen seconds of it
 * raise the scale by a few per cent, so a second attack is still seen.
 */
export function learn(scale: Scale, value: number, excessMax: number, span = valuesSpan): void {
  const bounded = scale.count >= boundedFrom && scale.mean > 0;
  const counted = bounded ? Math.min(value, excessMax * scale.mean) : value;
  scale.count = Math.min(scale.count + 1, span);
  scale.mean += (counted - scale.mean) / scale.count;
}
