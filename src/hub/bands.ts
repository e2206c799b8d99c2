// Rounds what is told: exact figures would let a peer recognise a customer, or count whose they are.

const buyerBands = [100, 30, 10, 3, 1] as const;
const firmBands = [10, 5, 3, 2, 1] as const;

export type BuyerBand = (typeof buyerBands)[number];
export type FirmBand = (typeof firmBands)[number];

/** Lower end of the band: 1, 3, 10, 30 or 100 accounts. */
export function buyerBandOf(buyers: number): BuyerBand {
  return buyerBands.find((least) => buyers >= least) ?? 1;
}

export function firmBandOf(firms: number): FirmBand {
  return firmBands.find((least) => firms >= least) ?? 1;
}

const leastYen = 1_000_000;

/** Rounded down to 1, 2 or 5 times a power of ten; below a million yen nothing is told. */
export function yenBandOf(valueJpy: number): number {
  if (!(valueJpy >= leastYen)) return 0;
  const power = 10 ** Math.floor(Math.log10(valueJpy) + 1e-12);
  const factor = [5, 2, 1].find((step) => valueJpy >= step * power) ?? 1;
  return Math.min(1e15, factor * power);
}

/** Confidence in twentieths. */
export function confidenceBandOf(confidence: number): number {
  return Math.round(Math.min(1, Math.max(0, confidence)) * 20) / 20;
}
