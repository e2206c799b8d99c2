// Whether a person may do what he asks for, before anything is written: who he is, what the cases are.
import type { Policy } from '../decision/policy.ts';
import type { ActionAgreement, CaseActionEvent, RestrictionEvent } from '../event/console.ts';
import type { PersonEvent } from '../event/event.ts';
import type { Proposal } from '../state/proposal.ts';
import type { World } from '../state/world.ts';
import type { CaseRecord } from './record.ts';
import { isRemark, stateAfter } from './transitions.ts';
import { heldOf, valueOfHeld } from './triage.ts';

export interface Refusal {
  readonly code:
    | 'case-unknown'
    | 'case-changed'
    | 'request-unknown'
    | 'role'
    | 'state'
    | 'own-request'
    | 'supervisor-needed'
    | 'nothing-held'
    | 'bad-time';
  /** Cases it is about, where it is about some. */
  readonly cases: readonly string[];
}

/** Roles that decide on cases; an auditor reads, an administrator manages users. */
const decidingRoles: ReadonlySet<string> = new Set(['analyst', 'supervisor']);

export function refusalOf(
  event: PersonEvent,
  timeMs: number,
  policy: Policy,
  world: World<CaseRecord>,
): Refusal | undefined {
  if (!decidingRoles.has(event.role)) return { code: 'role', cases: [] };
  switch (event.type) {
    case 'case-action':
      return refusedAction(event, world);
    case 'action-agreement':
      return refusedAgreement(event, policy, world);
    case 'restriction':
      return refusedRestriction(event, timeMs);
  }
}

function refusedAction(event: CaseActionEvent, world: World<CaseRecord>): Refusal | undefined {
  const { action, cases } = event;
  const unknown = cases.filter((one) => !recordOf(one.case, event.firm, world));
  if (unknown.length > 0) return refusal('case-unknown', unknown);
  // Two words on one case, or none: the second would be the first one's surprise.
  const changed = isRemark(action)
    ? []
    : cases.filter((one) => recordOf(one.case, event.firm, world)?.version !== one.version);
  if (changed.length > 0) return refusal('case-changed', changed);
  const wrong = cases.filter((one) => {
    const record = recordOf(one.case, event.firm, world);
    return !record || stateAfter(action, record.state) === undefined;
  });
  if (wrong.length > 0) return refusal('state', wrong);
  if (action !== 'release' && action !== 'cancel-held') return undefined;
  return heldOfAll(casesOf(event), world).length > 0 ? undefined : refusal('nothing-held', cases);
}

function refusal(code: Refusal['code'], cases: CaseActionEvent['cases']): Refusal {
  return { code, cases: cases.map((one) => one.case) };
}

function refusedAgreement(
  { request, by, role, firm, agreed }: ActionAgreement,
  policy: Policy,
  world: World<CaseRecord>,
): Refusal | undefined {
  const proposal = world.proposals.read(request);
  const isOurs = proposal && (firm === undefined || proposal.firm === firm);
  if (!isOurs || proposal.state !== 'waiting') return { code: 'request-unknown', cases: [] };
  // He may take his own request back, and no more.
  if (!agreed) return undefined;
  if (proposal.by === by) return { code: 'own-request', cases: proposal.cases };
  return role !== 'supervisor' && needsSupervisor(proposal, policy)
    ? { code: 'supervisor-needed', cases: proposal.cases }
    : undefined;
}

function refusedRestriction(
  { role, lifted, expires }: RestrictionEvent,
  timeMs: number,
): Refusal | undefined {
  if (role !== 'supervisor') return { code: 'role', cases: [] };
  const isSound = lifted || (expires !== undefined && Date.parse(expires) > timeMs);
  return isSound ? undefined : { code: 'bad-time', cases: [] };
}

/** The case, unless it is another firm's. */
export function recordOf(
  id: string,
  firm: string | undefined,
  world: World<CaseRecord>,
): CaseRecord | undefined {
  const record = world.cases.read(id);
  return record && (firm === undefined || record.firm === firm) ? record : undefined;
}

export function casesOf({ cases }: CaseActionEvent): readonly string[] {
  return [...new Set(cases.map((one) => one.case))];
}

export function heldOfAll(ids: readonly string[], world: World<CaseRecord>) {
  return ids.flatMap((id) => {
    const record = world.cases.read(id);
    return record ? heldOf(record, world) : [];
  });
}

/**
 * Four eyes: several cases confirmed at once, and held orders released above the firm's limit, which
 * a dismissal does as well.
 */
export function needsSecond(
  action: CaseActionEvent['action'],
  ids: readonly string[],
  policy: Policy,
  world: World<CaseRecord>,
): boolean {
  if (action === 'confirm') return ids.length > 1;
  if (action !== 'release' && action !== 'dismiss') return false;
  return valueOfHeld(heldOfAll(ids, world)) > policy.releaseLimitJpy;
}

export function needsSupervisor({ valueJpy }: Pick<Proposal, 'valueJpy'>, policy: Policy): boolean {
  return valueJpy > policy.releaseSupervisorJpy;
}
