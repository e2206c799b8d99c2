// How far a price may go in a day.
import type { Instrument } from '../world/instrument.ts';

/** Tokyo's daily price limits: base price below, limit either way (JPX trading rules). */
const tokyo: readonly (readonly [below: number, limit: number])[] = [
  [100, 30],
  [200, 50],
  [500, 80],
  [700, 100],
  [1000, 150],
  [1500, 300],
  [2000, 400],
  [3000, 500],
  [5000, 700],
  [7000, 1000],
  [10_000, 1500],
  [15_000, 3000],
  [20_000, 4000],
  [30_000, 5000],
];

function reach(instrument: Instrument, previousClose: number): number {
  if (instrument.exchange === 'XTKS') {
    return tokyo.find(([below]) => previousClose < below)?.[1] ?? previousClose / 6;
  }
  // Shanghai's main board allows a tenth; the others have no limit, a tripling is the model's own.
  return instrument.exchange === 'XSHG' ? previousClose * 0.1 : previousClose * 2;
}

export function withinDayLimit(
  instrument: Instrument,
  previousClose: number,
  price: number,
): number {
  const span = reach(instrument, previousClose);
  const low = Math.max(previousClose - span, previousClose * 0.3);
  return Math.min(previousClose + span, Math.max(low, price));
}
