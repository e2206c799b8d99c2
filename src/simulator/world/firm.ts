// The six firms of the fake world, in the proportions of the large and the middling brokers.

export interface Firm {
  readonly name: string;
  /** Million accounts: two of 12 and 10.2, the others between 1.4 and 2.2 (brokers' reports 2023-24). */
  readonly weight: number;
}

export const firms: readonly Firm[] = [
  { name: 'firm-a', weight: 12 },
  { name: 'firm-b', weight: 10.2 },
  { name: 'firm-c', weight: 2.2 },
  { name: 'firm-d', weight: 1.9 },
  { name: 'firm-e', weight: 1.6 },
  { name: 'firm-f', weight: 1.4 },
];

const total = firms.reduce((sum, firm) => sum + firm.weight, 0);

/** The firm for a uniform draw in [0, 1). */
export function firmIndexOf(draw: number): number {
  let left = draw * total;
  for (let index = 0; index < firms.length; index += 1) {
    left -= firms[index]!.weight;
    if (left < 0) return index;
  }
  return firms.length - 1;
}
