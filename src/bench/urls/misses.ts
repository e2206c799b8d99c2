// Sorts the phishing of securities firms that a judge did not call by what there was to see in it.
import type { PhishingRow } from './dataset.ts';

export const missKinds = ['series', 'named', 'address', 'own path', 'usual path', 'bare'] as const;
export type MissKind = (typeof missKinds)[number];
export type Misses = Readonly<Record<MissKind, number>>;

/** So many rows of one domain in a month are a series, drawn by a machine within an hour. */
const seriesMin = 40;

export function countMisses(missed: readonly PhishingRow[], month: readonly PhishingRow[]): Misses {
  const rowsOf = new Map<string, number>();
  for (const { reading } of month)
    rowsOf.set(reading.parts.parent, (rowsOf.get(reading.parts.parent) ?? 0) + 1);
  const misses = Object.fromEntries(missKinds.map((kind) => [kind, 0])) as Record<MissKind, number>;
  for (const row of missed)
    misses[kindOf(row, (rowsOf.get(row.reading.parts.parent) ?? 0) >= seriesMin)] += 1;
  return misses;
}

function kindOf({ reading }: PhishingRow, isSeries: boolean): MissKind {
  const { hits, keys, url } = reading;
  if (isSeries) return 'series';
  if (hits.length > 0) return 'named';
  if (url.isAddress) return 'address';
  if (keys.some(({ kind }) => kind === 'kit-path')) return 'own path';
  return url.path.length > 1 ? 'usual path' : 'bare';
}
