// The yen of the policy that people set by sliders, each with its ends; the scale is logarithmic.
import type { Policy } from '../../../src/core/decision/policy.ts';

export const costNames = [
  'stepUpJpy',
  'holdJpy',
  'blockJpy',
  'hijackJpy',
  'releaseLimitJpy',
  'releaseSupervisorJpy',
] as const;
export type CostName = (typeof costNames)[number];
/** What a person has moved, over the policy in force. */
export type Costs = Partial<Record<CostName, number>>;

const ends: Readonly<Record<CostName, readonly [least: number, most: number]>> = {
  stepUpJpy: [10, 100_000],
  holdJpy: [100, 1_000_000],
  blockJpy: [1_000, 10_000_000],
  hijackJpy: [1_000, 10_000_000],
  releaseLimitJpy: [100_000, 1_000_000_000],
  releaseSupervisorJpy: [100_000, 10_000_000_000],
};

/** The slider goes in this many steps from end to end. */
export const sliderSteps = 200;

/** Two significant figures: a cost is an estimate. */
function rounded(jpy: number): number {
  return Number(jpy.toPrecision(2));
}

export function yenAt(name: CostName, step: number): number {
  const [least, most] = ends[name];
  return rounded(least * (most / least) ** (step / sliderSteps));
}

export function stepOf(name: CostName, jpy: number): number {
  const [least, most] = ends[name];
  const share = Math.log(Math.max(least, jpy) / least) / Math.log(most / least);
  return Math.round(Math.min(1, share) * sliderSteps);
}

export function proposedOf(policy: Policy, costs: Costs, version: string): Policy {
  return { ...policy, ...costs, version };
}

/** What differs from the policy in force. */
export function changedCosts(policy: Policy, costs: Costs): Costs {
  const values = policy as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(costs).filter(([name, jpy]) => values[name] !== jpy));
}

export function readCosts(draft: string): Costs {
  try {
    const costs: unknown = JSON.parse(draft || '{}');
    return typeof costs === 'object' && costs !== null ? (costs as Costs) : {};
  } catch {
    return {};
  }
}
