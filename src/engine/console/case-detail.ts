// The page of one case: what happened, what was known, what was decided by whom, what followed.
import type { Case } from '../../core/case/case.ts';
import type { ActionLine } from '../../core/case/effect.ts';
import { offersOf, type Person } from '../../core/case/offers.ts';
import type { Decision } from '../../core/decision/decision.ts';
import { settingsOf } from '../../core/decision/settings.ts';
import type { Event } from '../../core/event/event.ts';
import { dayMs } from '../../core/lib/decay.ts';
import { timeOf } from '../../core/lib/time.ts';
import { inWorld } from '../../core/state/recall.ts';
import { type Answer, found } from '../client.ts';
import { problemAnswer } from '../problem.ts';
import type { DecisionLine } from '../projection/queries.ts';
import type { QueueLine } from '../projection/queue-query.ts';
import { tableNumbers } from '../world/world.ts';
import { campaignLine, pricesOf } from './campaign-line.ts';
import { habitsOf } from './habits.ts';
import { holdingsAt } from './holdings.ts';
import type { ConsoleParts } from './parts.ts';
import { type Walked, walkBack } from './walk.ts';

export interface CaseAsk {
  readonly id: string;
  /** RFC 3339: the case as it was known then. */
  readonly at?: string;
  readonly person: Person;
}

/** Days before the access that the timeline begins, and after the last word that it ends. */
const beforeMs = 3 * dayMs;
const afterMs = 2 * dayMs;
/** How far back habits are looked for, and how many records are read for it at most. */
const habitsMs = 60 * dayMs;
const stepsMax = 6_000;
const timelineMax = 2_000;
const decisionsMax = 500;
const instrumentsMax = 3;

export async function viewCase(
  parts: ConsoleParts,
  firm: string | undefined,
  { id, at, person }: CaseAsk,
): Promise<Answer> {
  const { projection, data } = parts;
  const [history, rows] = await Promise.all([
    projection.case({ firm, id }),
    projection.queue({ firm, ids: [id], offset: 0, limit: 1 }),
  ]);
  const row = rows[0];
  if (!history || !row) return problemAnswer('record-unknown', `case ${id}`);
  const untilMs = at === undefined ? Number.POSITIVE_INFINITY : Date.parse(at);
  const line = lineAt(history.lines, untilMs) ?? history.line;
  const [walk, actions, outcomes] = await Promise.all([
    walkOf(parts, row, untilMs),
    projection.actionsOfCase({ firm, id }),
    projection.decisions({ firm: row.firm, account: row.account, limit: 1_000 }),
  ]);
  const openedMs = Date.parse(line.opened);
  const told = actions.filter(({ time }) => Date.parse(time) <= untilMs);
  const isOfCase = (event: Event) =>
    'session' in event && line.sessions.includes(event.session as string);
  const shown = walk.events.filter(
    ({ timeMs }) => timeMs >= openedMs - beforeMs && timeMs <= Date.parse(row.updated) + afterMs,
  );
  const timeline = timelineOf(shown, line, isOfCase, outcomes.lines, untilMs);
  const decisions = timeline.flatMap(({ decision, hostile }) =>
    decision && hostile ? [decision] : [],
  );
  const isBefore = ({ event, timeMs }: Walked) => timeMs < openedMs && !isOfCase(event);
  const campaign =
    row.campaign === '' ? undefined : await projection.campaign({ firm, id: row.campaign });
  const instruments = instrumentsOf(shown, isOfCase);
  return found({
    line,
    now: timeOf(parts.nowMs()),
    risk: at === undefined ? row.risk : (decisions.at(-1)?.risk ?? row.risk),
    owner: at === undefined ? row.owner : ownerAt(told),
    version: row.version,
    row,
    campaign: campaign && (await campaignLine(parts, firm, campaign)),
    timeline: timeline.slice(-timelineMax),
    cut: walk.cut || timeline.length > timelineMax,
    decisions: decisions.slice(-decisionsMax),
    usual: habitsOf(walk.events.filter(isBefore)),
    session: habitsOf(walk.events.filter(({ event }) => isOfCase(event))),
    holdingsBefore: holdingsAt(walk.events, openedMs - 1, parts),
    holdingsAfter: holdingsAt(walk.events, untilMs, parts),
    actions: told.map((action) => actionOf(action, untilMs)).reverse(),
    offers: at === undefined ? offersFor(parts, id, person) : [],
    prices: await Promise.all(
      instruments.map(async (instrument) => ({
        instrument,
        points: await pricesOf(parts, firm, instrument, line.opened, row.updated),
      })),
    ),
    account: { firm: row.firm, account: row.account, lastSequence: lastSequenceOf(data, row) },
  });
}

/** What was written of the case by then; before its first line it was no case, and had no values. */
function lineAt(lines: readonly Case[], untilMs: number): Case | undefined {
  const first = lines[0];
  const known = lines.findLast(({ updated }) => Date.parse(updated) <= untilMs);
  if (known || !first) return known;
  const { confirmed: _confirmed, ...line } = first;
  const nothing = { traded: false, saleValueJpy: 0, purchaseValueJpy: 0, orders: [] };
  return { ...line, ...nothing, state: 'new', updated: first.opened };
}

async function walkOf(parts: ConsoleParts, row: QueueLine, untilMs: number) {
  const { store, journal } = parts.data;
  await store.prefetch(tableNumbers.accounts, [inWorld(row.firm, row.account)]);
  const limits = { untilMs, sinceMs: Date.parse(row.opened) - habitsMs, stepsMax };
  return walkBack(journal, lastSequenceOf(parts.data, row), limits);
}

function lastSequenceOf(data: ConsoleParts['data'], { firm, account }: QueueLine): number {
  return data.stored.world.accounts.read(inWorld(firm, account))?.lastSequence ?? 0;
}

export interface TimelineItem {
  readonly sequence: number;
  readonly time: string;
  readonly lane: 'login' | 'change' | 'sell' | 'buy' | 'withdrawal' | 'answer' | 'other';
  readonly hostile: boolean;
  readonly event: Event;
  readonly decision?: Decision;
  /** What became of what was held or challenged. */
  readonly outcome?: DecisionLine['outcome'];
}

function timelineOf(
  events: readonly Walked[],
  { state, orders }: Case,
  isOfCase: (event: Event) => boolean,
  decided: readonly DecisionLine[],
  untilMs: number,
): readonly TimelineItem[] {
  const outcomes = new Map(decided.map(({ line, outcome }) => [line.decision, outcome]));
  return events.map(({ sequence, event, decision }) => {
    const outcome = decision && outcomes.get(decision.decision);
    const isTheirs = isOfCase(event) || ('order' in event && orders.includes(String(event.order)));
    return {
      sequence,
      time: event.time,
      lane: laneOf(event),
      hostile: state !== 'dismissed' && isTheirs,
      event,
      decision,
      ...(outcome && Date.parse(outcome.time) <= untilMs ? { outcome } : undefined),
    };
  });
}

function laneOf(event: Event): TimelineItem['lane'] {
  switch (event.type) {
    case 'login':
      return 'login';
    case 'account-change':
      return 'change';
    case 'order':
    case 'execution':
      return event.side;
    case 'withdrawal':
      return 'withdrawal';
    case 'step-up-result':
    case 'feedback':
      return 'answer';
    default:
      return 'other';
  }
}

/** Bought in the sessions of the case, the latest first: their prices are drawn beside it. */
function instrumentsOf(
  events: readonly Walked[],
  isOfCase: (event: Event) => boolean,
): readonly string[] {
  const bought = events.flatMap(({ event }) =>
    event.type === 'order' && event.side === 'buy' && isOfCase(event) ? [event.instrument] : [],
  );
  return [...new Set(bought.reverse())].slice(0, instrumentsMax);
}

function ownerAt(actions: readonly ActionLine[]): string {
  for (const { action, by, to } of actions) {
    if (action === 'assign') return to ?? '';
    if (action === 'investigate') return by;
  }
  return '';
}

/** The line as the console has it; a second person's word that came later was not known then. */
export function actionOf(line: ActionLine, untilMs = Number.POSITIVE_INFINITY) {
  const { id, time, by, role, action, note, to, attachment, second } = line;
  const isLater = second?.time !== undefined && Date.parse(second.time) > untilMs;
  return {
    id,
    time,
    by,
    role,
    action,
    note,
    to,
    attachment,
    second: isLater ? { state: 'waiting' as const } : second,
  };
}

function offersFor(parts: ConsoleParts, id: string, person: Person) {
  const { world } = parts.data.stored;
  const record = world.cases.read(id);
  if (!record) return [];
  const waiting = waitingOf(parts, id);
  return offersOf(record, person, waiting, settingsOf(world).policy, world);
}

function waitingOf({ data }: ConsoleParts, id: string) {
  const all = data.stored.tables.proposals.values() as Iterable<{
    readonly cases: readonly string[];
    readonly state: string;
    readonly action: string;
    readonly by: string;
  }>;
  return [...all].filter(({ cases, state }) => state === 'waiting' && cases.includes(id));
}
