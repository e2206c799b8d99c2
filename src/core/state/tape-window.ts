// The last seconds of a tape: what was bought within the window, and the price from before it.
import type { TapeRecord } from './tape.ts';

export const chunkMs = 5_000;
/** The open chunk and the two before it: 10 to 15 seconds. Ten to twenty-five do nearly as well. */
export const windowChunksMax = 3;

/** What the window is called in facts. */
export const windowSeconds = (windowChunksMax * chunkMs) / 1000;

export interface Chunk {
  /** Event time divided by `chunkMs`. */
  chunk: number;
  /** Buyers' orders: prints of one millisecond are one order walking up the book. */
  orders: number;
  /** Price times quantity the buyers took. */
  bought: number;
  close: number;
}

export interface Window {
  readonly orders: number;
  readonly bought: number;
  /** Natural log of the last price over the price before the window, not below 0. */
  readonly rise: number;
}

/** Nothing where no print is younger than the window. */
export function windowOf(tape: TapeRecord, timeMs: number): Window | undefined {
  const newest = tape.chunks.at(-1);
  const oldest = Math.floor(timeMs / chunkMs) - windowChunksMax + 1;
  if (newest === undefined || newest.chunk < oldest) return undefined;
  let orders = 0;
  let bought = 0;
  for (const chunk of tape.chunks) {
    if (chunk.chunk < oldest) continue;
    orders += chunk.orders;
    bought += chunk.bought;
  }
  const rise =
    tape.reference > 0 ? Math.max(0, Math.log(newest.close) - Math.log(tape.reference)) : 0;
  return { orders, bought, rise };
}
