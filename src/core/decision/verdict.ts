// The action of least expected cost in yen.
import type { RequestEvent } from '../event/event.ts';
import type { Verdict } from './decision.ts';
import type { Policy } from './policy.ts';

export interface Stakes {
  readonly risk: number;
  /** Yen lost if a hijacker is let through. */
  readonly lossJpy: number;
  /** Yen of the order or withdrawal itself. */
  readonly valueJpy: number;
}

/** What may be answered to each request: a log-in cannot be kept waiting like an order. */
const actionsOf: Readonly<Record<RequestEvent['type'], readonly Verdict[]>> = {
  login: ['allow', 'step-up', 'block'],
  'account-change': ['allow', 'step-up', 'hold', 'block'],
  order: ['allow', 'step-up', 'hold', 'block'],
  withdrawal: ['allow', 'step-up', 'hold', 'block'],
};

/** Expected cost of one action: p·loss(action) + (1−p)·friction(action), yen. */
export function costJpy(action: Verdict, stakes: Stakes, policy: Policy): number {
  const { risk, lossJpy, valueJpy } = stakes;
  const honest = 1 - risk;
  switch (action) {
    case 'allow':
      return risk * lossJpy;
    case 'step-up':
      return (
        risk * lossJpy * (1 - policy.resistance[policy.stepUpMinimum]) + honest * policy.stepUpJpy
      );
    case 'hold':
      return (
        risk * lossJpy * policy.holdLeak + honest * (policy.holdJpy + policy.holdShare * valueJpy)
      );
    case 'block':
      return honest * (policy.blockJpy + policy.holdShare * valueJpy);
  }
}

/** The cheapest action; the mildest of those that cost the same. */
export function leastCost(type: RequestEvent['type'], stakes: Stakes, policy: Policy): Verdict {
  let best: Verdict = 'allow';
  let bestJpy = costJpy('allow', stakes, policy);
  for (const action of actionsOf[type]) {
    const jpy = costJpy(action, stakes, policy);
    if (jpy >= bestJpy) continue;
    best = action;
    bestJpy = jpy;
  }
  return best;
}
