// Exchange rates: yen per unit of each currency.
import { clamp } from '../lib/decay.ts';

export interface Rates {
  readonly yenPer: Map<string, number>;
}

/** Further currencies are not taken: there are about 180 in the world. */
export const ratesMax = 256;

/**
 * Rates to start from until the first `fx` event: the order of magnitude of spring 2025, so that a
 * foreign order is never judged as if a dollar were a yen.
 */
const firstRates: readonly (readonly [string, number])[] = [
  ['JPY', 1],
  ['USD', 150],
  ['HKD', 19],
  ['CNY', 20],
  ['EUR', 160],
  ['GBP', 190],
];

export function createRates(): Rates {
  return { yenPer: new Map(firstRates) };
}

/** Beyond a quadrillion yen it is a fault of the sender; sums of it must stay finite. */
const yenMax = 1e15;

export function yenOf(amount: number, rate: number): number {
  return clamp(amount * rate, -yenMax, yenMax);
}

/** Yen per unit; an unknown currency is taken as a dollar, the middle of what is traded. */
export function rateOf(rates: Rates, currency: string): number {
  return rates.yenPer.get(currency) ?? rates.yenPer.get('USD') ?? 150;
}
