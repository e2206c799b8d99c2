// What a person may do with a case now, and where he may not, why.
import type { Policy } from '../decision/policy.ts';
import { type ActionName, actionNames } from '../event/console.ts';
import type { Proposal } from '../state/proposal.ts';
import type { World } from '../state/world.ts';
import { needsSecond } from './permit.ts';
import type { CaseRecord } from './record.ts';
import type { Offer } from './shown.ts';
import { stateAfter } from './transitions.ts';
import { heldOf, valueOfHeld } from './triage.ts';

export interface Person {
  readonly id: string;
  readonly role: string;
}

/** What settles the orders that are held. */
const settling: ReadonlySet<ActionName> = new Set([
  'confirm',
  'dismiss',
  'release',
  'cancel-held',
] as const);

/** `waiting`: what of this case waits for a second person. */
export function offersOf(
  record: CaseRecord,
  person: Person,
  waiting: readonly Pick<Proposal, 'action' | 'by'>[],
  policy: Policy,
  world: World<CaseRecord>,
): readonly Offer[] {
  const held = heldOf(record, world);
  const heldJpy = valueOfHeld(held);
  return actionNames.map((action) => {
    const isAboutHeld = settling.has(action);
    const refused = refusedBecause(record, person, waiting, action, held.length);
    return {
      action,
      orders: isAboutHeld ? held.length : 0,
      valueJpy: isAboutHeld ? heldJpy : 0,
      ...(refused === undefined ? undefined : { refused }),
      needsSecond: needsSecond(action, [record.id], policy, world),
    };
  });
}

function refusedBecause(
  record: CaseRecord,
  person: Person,
  waiting: readonly Pick<Proposal, 'action' | 'by'>[],
  action: ActionName,
  held: number,
): Offer['refused'] {
  if (person.role !== 'analyst' && person.role !== 'supervisor') return 'role';
  if (stateAfter(action, record.state) === undefined) return 'state';
  const asked = waiting.find((one) => one.action === action);
  if (asked) return asked.by === person.id ? 'own-request' : 'second-person';
  if ((action === 'release' || action === 'cancel-held') && held === 0) return 'nothing-held';
  return undefined;
}
