// How much each row of the list counts in a fit: one domain with 588 rows is not 588 domains.
import type { PhishingRow } from './dataset.ts';

export type RowWeights = (row: PhishingRow) => number;

/** One over the root of the rows that the domain has in the month. */
export function rowWeights(rows: readonly PhishingRow[]): RowWeights {
  const counts = new Map<string, number>();
  const key = ({ month, reading }: PhishingRow): string => `${month} ${reading.parts.parent}`;
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return (row) => 1 / Math.sqrt(counts.get(key(row)) ?? 1);
}
