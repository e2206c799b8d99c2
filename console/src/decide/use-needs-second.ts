// Whether a decision needs a second person, by the policy in force.
import { useSettings } from '../settings/use-policy.ts';
import { type Ask, needsSecond } from './decision.ts';

export function useNeedsSecond(): (ask: Ask) => boolean {
  const policy = useSettings().data?.policy;
  // Until the policy has come nothing is promised to go without.
  return (ask) => needsSecond(ask, policy?.releaseLimitJpy ?? 0);
}
