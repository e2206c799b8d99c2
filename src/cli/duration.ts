// Reads a span of time as people write it: 0, 90s, 30m, 12h, 1d, 2w.

const unitsMs: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Milliseconds; undefined where it is none. A nought needs no unit. */
export function readDuration(text: string): number | undefined {
  const found = /^(\d+(?:\.\d+)?)([smhdw])$/i.exec(text.trim());
  if (found) return Number(found[1]) * unitsMs[found[2].toLowerCase()];
  return /^0+$/.test(text.trim()) ? 0 : undefined;
}
