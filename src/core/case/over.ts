// What follows when the time of a restriction, or of an action that waited for a second person, is over.
import { dropRestriction } from '../decision/settings.ts';
import type { ActionName } from '../event/console.ts';
import { timeOf } from '../lib/time.ts';
import type { Restricted } from '../state/in-force.ts';
import type { Pending } from '../state/pending.ts';
import type { Proposal } from '../state/proposal.ts';
import type { World } from '../state/world.ts';
import type { ActionLine, Effect, RestrictionLine } from './effect.ts';

export function followOver<C>(
  pending: Pending,
  timeMs: number,
  world: World<C>,
): readonly Effect[] {
  if (pending.kind === 'restriction') {
    const over = dropRestriction(pending.firm, pending.instrument, world);
    return over ? [{ kind: 'restriction', line: restrictionLine(over, 'lapsed', timeMs) }] : [];
  }
  if (!world.proposals.read(pending.decision)) return [];
  const proposal = world.proposals.change(pending.decision);
  proposal.state = 'lapsed';
  return [{ kind: 'action', line: proposalLine(proposal, { time: timeOf(timeMs) }) }];
}

export function restrictionLine(
  { instrument, firm, sinceMs, untilMs, by, note }: Restricted,
  state: RestrictionLine['state'],
  timeMs: number,
): RestrictionLine {
  return {
    instrument,
    firm,
    time: timeOf(timeMs),
    state,
    since: timeOf(sinceMs),
    expires: timeOf(untilMs),
    by,
    ...(note === '' ? undefined : { note }),
  };
}

/** The action as it stands now, with what the second person said, if anything. */
export function proposalLine(
  proposal: Proposal,
  second: { by?: string; time?: string; note?: string } = {},
): ActionLine {
  return {
    id: proposal.id,
    time: timeOf(proposal.timeMs),
    firm: proposal.firm,
    by: proposal.by,
    role: proposal.role,
    action: proposal.action as ActionName,
    cases: [...proposal.cases],
    ...(proposal.note === '' ? undefined : { note: proposal.note }),
    orders: proposal.orders,
    valueJpy: proposal.valueJpy,
    second: { state: proposal.state, ...second },
  };
}
