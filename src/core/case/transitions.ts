// Which decision of a person is possible in which state of a case, and what the case then is.
import type { ActionName } from '../event/console.ts';
import { type CaseState, caseStates } from './case.ts';

/** By action and state: the state afterwards. What is not here cannot be done. */
const after: Readonly<Record<ActionName, Partial<Record<CaseState, CaseState>>>> = {
  assign: same('new', 'investigating', 'confirmed', 'restituting'),
  investigate: { new: 'investigating', dismissed: 'investigating' },
  confirm: { new: 'confirmed', investigating: 'confirmed' },
  dismiss: { new: 'dismissed', investigating: 'dismissed' },
  restitute: { confirmed: 'restituting' },
  close: { confirmed: 'closed', restituting: 'closed', dismissed: 'closed' },
  note: same(...caseStates),
  attach: same(...caseStates),
  // A confirmed hijacker's order is not sent to market; a dismissed case holds nothing any more.
  release: same('new', 'investigating', 'dismissed'),
  'cancel-held': same('new', 'investigating', 'confirmed', 'restituting'),
};

function same(...states: CaseState[]): Partial<Record<CaseState, CaseState>> {
  return Object.fromEntries(states.map((state) => [state, state]));
}

/** The state after the action, or nothing where it cannot be done. */
export function stateAfter(action: ActionName, state: CaseState): CaseState | undefined {
  return after[action][state];
}

/** Neither changes what the case is: two people may write at once, and both are kept. */
export function isRemark(action: ActionName): boolean {
  return action === 'note' || action === 'attach';
}
