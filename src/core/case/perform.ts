// Does one person's decision to one case: its state, what waits in it, and what detection learns.
import { type Policy, sharingOf } from '../decision/policy.ts';
import type { Feedback } from '../event/answer.ts';
import type { CaseActionEvent } from '../event/console.ts';
import { timeOf } from '../lib/time.ts';
import { foldFeedback } from '../state/fold/feedback.ts';
import type { Happening } from '../state/happening.ts';
import { inWorld } from '../state/recall.ts';
import type { World } from '../state/world.ts';
import type { CaseRecord } from './record.ts';
import { isRemark, stateAfter } from './transitions.ts';
import { heldOf } from './triage.ts';

type Asked = Pick<CaseActionEvent, 'id' | 'action' | 'by' | 'note' | 'to'>;
type Settled = Extract<Happening, { kind: 'outcome' }>;

/** Gives what became of the requests that waited. The transition must be one of the table. */
export function perform(
  record: CaseRecord,
  asked: Asked,
  timeMs: number,
  policy: Policy,
  world: World<CaseRecord>,
): readonly Settled[] {
  const { action, by } = asked;
  record.updatedMs = Math.max(record.updatedMs, timeMs);
  if (isRemark(action)) return [];
  record.state = stateAfter(action, record.state) ?? record.state;
  record.version += 1;
  if (action === 'assign') record.owner = asked.to ?? '';
  if (action === 'investigate' && record.owner === '') record.owner = by;
  if (action === 'confirm' && record.confirmedMs === 0) record.confirmedMs = timeMs;
  if (action === 'confirm') return teach(record, 'fraud', asked, timeMs, policy, world);
  if (action === 'dismiss') return teach(record, 'legitimate', asked, timeMs, policy, world);
  if (action === 'release') return settleHeld(record, 'released', world);
  if (action === 'cancel-held') return settleHeld(record, 'cancelled', world);
  return [];
}

function settleHeld(
  record: CaseRecord,
  outcome: 'released' | 'cancelled',
  world: World<CaseRecord>,
): readonly Settled[] {
  return heldOf(record, world).map((pending) => {
    world.pending.remove(pending.decision);
    return { kind: 'outcome', pending, outcome };
  });
}

/** Session by session, exactly what an analyst's word of feedback does. */
function teach(
  record: CaseRecord,
  label: Feedback['label'],
  { id, note }: Asked,
  timeMs: number,
  policy: Policy,
  world: World<CaseRecord>,
): readonly Settled[] {
  const firm = record.firm === '' ? undefined : record.firm;
  const { account } = record;
  const settled: Settled[] = [];
  for (const session of record.sessions) {
    const event: Feedback = {
      type: 'feedback',
      id,
      time: timeOf(timeMs),
      ...(firm === undefined ? undefined : { firm }),
      account,
      subject: { session },
      label,
      by: 'analyst',
      ...(note === undefined ? undefined : { note }),
    };
    const accountName = inWorld(record.firm, account);
    const received = { event, timeMs, accountName };
    for (const happening of foldFeedback(received, sharingOf(policy, firm), world))
      if (happening.kind === 'outcome') settled.push(happening);
  }
  return settled;
}
