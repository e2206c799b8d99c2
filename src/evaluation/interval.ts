// Bootstrap intervals over episodes: what the figure might have been with other victims.
import { createRandom } from './random.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

const roundsDefault = 400;

/**
 * 95 % interval of the share of successes, resampled with a fixed seed so that the same history
 * gives the same page. `weights` are yen where value counts, 1 where heads do.
 */
export function shareInterval(
  items: readonly { readonly weight: number; readonly success: number }[],
  rounds: number = roundsDefault,
): Interval {
  if (items.length === 0) return { low: 0, high: 0 };
  const random = createRandom(1);
  const shares: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let weight = 0;
    let success = 0;
    for (let draw = 0; draw < items.length; draw += 1) {
      const item = items[Math.floor(random() * items.length)]!;
      weight += item.weight;
      success += item.success;
    }
    shares.push(weight === 0 ? 0 : success / weight);
  }
  shares.sort((left, right) => left - right);
  return {
    low: shares[Math.floor(rounds * 0.025)]!,
    high: shares[Math.min(rounds - 1, Math.ceil(rounds * 0.975))]!,
  };
}
