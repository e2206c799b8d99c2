// What shards tell each other, counted where it is taken in.
import type { Folded } from '../../engine/folder.ts';

export interface Traffic {
  readonly rounds: number;
  readonly messages: number;
  readonly items: number;
  /** As JSON. */
  readonly bytes: number;
  /** Records left for later for want of room, over all messages. */
  readonly left: number;
  /** From the latest touch of a record until another shard knew, ms, median; 0 without an exchange. */
  readonly medianAgeMs: number;
}

/** Bins of a tenth of a power of ten, from 1 ms up to longer than any history. */
const binsMax = 200;

export function createTraffic(): { take(folded: Folded): void; sums(): Traffic } {
  const sums = { rounds: 0, messages: 0, items: 0, bytes: 0, left: 0 };
  const ages = new Float64Array(binsMax);

  function takeAge(ageMs: number): void {
    const bin = Math.round(10 * Math.log10(Math.max(1, ageMs)));
    ages[Math.min(binsMax - 1, bin)]! += 1;
  }

  return {
    take({ event, timeMs }) {
      if (event.type === 'exchange') sums.rounds += 1;
      if (event.type !== 'contribution' && event.type !== 'summary') return;
      sums.messages += 1;
      sums.items += event.items.length;
      sums.left += event.left;
      sums.bytes += Buffer.byteLength(JSON.stringify(event));
      if (event.type === 'summary') for (const { at } of event.items) takeAge(timeMs - at);
    },
    sums: () => ({ ...sums, medianAgeMs: medianOf(ages) }),
  };
}

function medianOf(bins: Float64Array): number {
  const total = bins.reduce((sum, count) => sum + count, 0);
  let below = 0;
  for (const [bin, count] of bins.entries()) {
    below += count;
    if (total > 0 && below * 2 >= total) return 10 ** (bin / 10);
  }
  return 0;
}
