// How far a risk can be taken at its word: what was said against what was true.

export interface Judged {
  readonly risk: number;
  readonly hostile: boolean;
  readonly weight: number;
}

export interface Decile {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly meanRisk: number;
  readonly share: number;
}

/** Tenths of the risk scale (0–10 %, …, 90–100 %) that have requests in them. */
export function reliability(judged: readonly Judged[]): Decile[] {
  const deciles: Decile[] = [];
  for (let index = 0; index < 10; index += 1) {
    const low = index / 10;
    const high = (index + 1) / 10;
    const inside = judged.filter(({ risk }) => risk >= low && (risk < high || index === 9));
    const count = inside.reduce((sum, { weight }) => sum + weight, 0);
    if (count === 0) continue;
    const risk = inside.reduce((sum, item) => sum + item.risk * item.weight, 0);
    const hostile = inside.reduce((sum, item) => sum + (item.hostile ? item.weight : 0), 0);
    deciles.push({ low, high, count, meanRisk: risk / count, share: hostile / count });
  }
  return deciles;
}
