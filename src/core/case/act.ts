// Follows what people decide at the console: on cases, on what waits for a second person, on instruments.
import type { Settings } from '../decision/decide.ts';
import { applyRestriction, dropRestriction } from '../decision/settings.ts';
import type { ActionAgreement, CaseActionEvent, RestrictionEvent } from '../event/console.ts';
import type { PersonEvent } from '../event/event.ts';
import { dayMs } from '../lib/decay.ts';
import { timeOf } from '../lib/time.ts';
import type { Received } from '../state/recall.ts';
import type { World } from '../state/world.ts';
import type { ActionLine, Effect } from './effect.ts';
import { emitCases, type Touched } from './follow-event.ts';
import { proposalLine, restrictionLine } from './over.ts';
import { perform } from './perform.ts';
import { casesOf, heldOfAll, needsSecond, type Refusal, refusalOf } from './permit.ts';
import type { CaseRecord } from './record.ts';
import { stateAfter } from './transitions.ts';
import { valueOfHeld } from './triage.ts';

/** A request for a second person's agreement is over after a day: by then the cases are others. */
const agreementMs = dayMs;

export interface Acted {
  readonly id: string;
  readonly state: 'done' | 'waiting' | 'refused';
  readonly cases: number;
  readonly orders: number;
  readonly valueJpy: number;
  readonly refusal?: Refusal;
}

interface Followed {
  readonly acted: Acted;
  readonly effects: readonly Effect[];
}

/** What is refused changes nothing; the engine asks `refusalOf` before it writes anything down. */
export function followPerson(
  received: Received<PersonEvent>,
  settings: Settings,
  world: World<CaseRecord>,
): Followed {
  const { event, timeMs } = received;
  const refusal = refusalOf(event, timeMs, settings.policy, world);
  if (refusal) {
    const nothing = { cases: 0, orders: 0, valueJpy: 0 };
    return { acted: { id: event.id, state: 'refused', ...nothing, refusal }, effects: [] };
  }
  if (event.type === 'case-action') return takeAction(event, timeMs, settings, world);
  if (event.type === 'action-agreement') return takeAgreement(event, timeMs, settings, world);
  return takeRestriction(event, timeMs, world);
}

function takeAction(
  event: CaseActionEvent,
  timeMs: number,
  settings: Settings,
  world: World<CaseRecord>,
): Followed {
  const ids = casesOf(event);
  const held = heldOfAll(ids, world);
  const figures = { cases: ids.length, orders: held.length, valueJpy: valueOfHeld(held) };
  if (needsSecond(event.action, ids, settings.policy, world)) {
    const line = propose(event, ids, figures, timeMs, world);
    const acted = { id: event.id, state: 'waiting', ...figures } as const;
    return { acted, effects: [{ kind: 'action', line }] };
  }
  const effects: Effect[] = [{ kind: 'action', line: actionLine(event, ids, figures) }];
  performAll(ids, event, timeMs, settings, effects, world);
  return { acted: { id: event.id, state: 'done', ...figures }, effects };
}

interface Figures {
  readonly cases: number;
  readonly orders: number;
  readonly valueJpy: number;
}

function actionLine(event: CaseActionEvent, ids: readonly string[], figures: Figures): ActionLine {
  const { id, time, firm = '', by, role, action, campaign, note, to, attachment } = event;
  const said = { campaign, note, to, attachment };
  const { orders, valueJpy } = figures;
  return { id, time, firm, by, role, action, cases: ids, ...said, orders, valueJpy };
}

function propose(
  { id, by, role, firm = '', action, note = '' }: CaseActionEvent,
  ids: readonly string[],
  { orders, valueJpy }: Figures,
  timeMs: number,
  world: World<CaseRecord>,
): ActionLine {
  const proposal = world.proposals.change(id);
  const said = { id, by, role, firm, action, note, timeMs, orders, valueJpy };
  Object.assign(proposal, said, { state: 'waiting', cases: [...ids] });
  world.pending.add({
    decision: id,
    firm,
    account: '',
    session: '',
    kind: 'proposal',
    request: '',
    instrument: '',
    order: '',
    minimum: '',
    contentHash: '',
    valueJpy,
    expiresMs: timeMs + agreementMs,
  });
  return proposalLine(proposal);
}

/** Agreed: done now, to the cases it can still be done to. The others are what they have become. */
function takeAgreement(
  event: ActionAgreement,
  timeMs: number,
  settings: Settings,
  world: World<CaseRecord>,
): Followed {
  const proposal = world.proposals.change(event.request);
  world.pending.remove(event.request);
  proposal.state = event.agreed ? 'agreed' : 'refused';
  const { by, time, note } = event;
  const line = proposalLine(proposal, { by, time, ...(note === undefined ? {} : { note }) });
  const effects: Effect[] = [{ kind: 'action', line }];
  const action = line.action;
  const ids = proposal.cases.filter((id) => {
    const record = world.cases.read(id);
    return event.agreed && record && stateAfter(action, record.state) !== undefined;
  });
  const held = heldOfAll(ids, world);
  const figures = { cases: ids.length, orders: held.length, valueJpy: valueOfHeld(held) };
  const asked = { id: event.id, action, by: proposal.by, note: proposal.note };
  performAll(ids, asked, timeMs, settings, effects, world);
  return { acted: { id: proposal.id, state: 'done', ...figures }, effects };
}

function performAll(
  ids: readonly string[],
  asked: Pick<CaseActionEvent, 'id' | 'action' | 'by' | 'note' | 'to'>,
  timeMs: number,
  settings: Settings,
  effects: Effect[],
  world: World<CaseRecord>,
): void {
  const touched: Touched = new Map();
  for (const id of ids) {
    const record = world.cases.change(id);
    for (const { pending, outcome } of perform(record, asked, timeMs, settings.policy, world)) {
      const line = { decision: pending.decision, time: timeOf(timeMs), outcome };
      effects.push({ kind: 'outcome', line });
    }
    touched.set(id, 'line');
  }
  emitCases(touched, settings, timeMs, effects, world);
}

function takeRestriction(
  event: RestrictionEvent,
  timeMs: number,
  world: World<CaseRecord>,
): Followed {
  const firm = event.firm ?? '';
  const acted = { id: event.id, state: 'done', cases: 0, orders: 0, valueJpy: 0 } as const;
  if (event.lifted) {
    const dropped = dropRestriction(firm, event.instrument, world);
    if (!dropped) return { acted, effects: [] };
    const line = restrictionLine({ ...dropped, by: event.by }, 'lifted', timeMs);
    return { acted, effects: [{ kind: 'restriction', line }] };
  }
  const added = applyRestriction(event, timeMs, world);
  if (!added) return { acted, effects: [] };
  return {
    acted,
    effects: [{ kind: 'restriction', line: restrictionLine(added, 'in-force', timeMs) }],
  };
}
