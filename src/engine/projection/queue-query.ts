// The queue: which cases, in which order, a page at a time, and how many there are.
import { sql } from 'kysely';
import type { QueueRow } from '../../core/case/shown.ts';
import type { Decision, Reason } from '../../core/decision/decision.ts';
import { cleanText, cleanTime } from './clean-text.ts';
import { type Condition, contains, every, isoTime, ofFirm } from './console-sql.ts';
import type { Ask } from './queries.ts';
import type { Database } from './schema.ts';

export interface QueueAsk extends Ask {
  /** Any of them; absent or empty for all. */
  readonly states?: readonly string[];
  readonly campaign?: string;
  /** Empty: nobody's. */
  readonly owner?: string;
  readonly held?: boolean;
  readonly text?: string;
  readonly ids?: readonly string[];
  readonly order?: 'avoidable' | 'risk' | 'opened' | 'updated' | 'value';
  readonly offset: number;
  readonly limit: number;
}

export interface QueueLine extends QueueRow {
  readonly attemptedJpy: number;
  readonly stoppedJpy: number;
  readonly firstStop: string | null;
}

const limitMax = 2_000;

/** Ends with the name, so that a page goes on where the one before ended. */
const orders = {
  avoidable: sql`avoidable_jpy desc, updated desc, "case"`,
  risk: sql`risk desc, updated desc, "case"`,
  opened: sql`opened desc, "case"`,
  updated: sql`updated desc, "case"`,
  value: sql`(purchase_value_jpy + sale_value_jpy) desc, "case"`,
} as const;

function conditionOf(ask: QueueAsk): Condition {
  const conditions: Condition[] = [ofFirm(ask), every(ask.states ?? [], 'state')];
  if (ask.campaign !== undefined) conditions.push(sql`campaign = ${cleanText(ask.campaign)}`);
  if (ask.owner !== undefined) conditions.push(sql`owner = ${cleanText(ask.owner)}`);
  if (ask.held) conditions.push(sql`held_orders > 0`);
  if (ask.text) conditions.push(contains('search', ask.text));
  if (ask.ids) conditions.push(every(ask.ids.length > 0 ? ask.ids : [''], 'case'));
  return sql.join(conditions, sql` and `);
}

const columns = sql`
  "case", firm, account, state, risk, avoidable_jpy as "avoidableJpy",
  purchase_value_jpy as "purchaseValueJpy", sale_value_jpy as "saleValueJpy",
  attempted_jpy as "attemptedJpy", stopped_jpy as "stoppedJpy",
  held_orders as "heldOrders", held_jpy as "heldJpy", why, campaign,
  ${isoTime('opened')} as opened, ${isoTime('updated')} as updated,
  ${isoTime('first_stop')} as "firstStop", owner, version`;

type Row = Omit<QueueLine, 'why'> & { why: string; matching: number };

/** A page of the queue; `matching` beside each row where it is asked for. */
async function pageOf(
  database: Database,
  ask: QueueAsk,
  further: Condition,
  counted: boolean,
): Promise<readonly Row[]> {
  const order = orders[ask.order ?? 'avoidable'];
  const matching = counted ? sql`count(*) over ()` : sql`0`;
  const { rows } = await sql<Row>`
    select ${columns}, matching::integer as matching
    from (select *, ${matching} as matching from sekisho.queue
      where ${conditionOf(ask)} and ${further}
      order by ${order} offset ${Math.max(0, Math.floor(ask.offset))}
      limit ${Math.min(limitMax, Math.max(1, Math.floor(ask.limit)))}) q
    join sekisho.queue_why using ("case")
    order by ${order}`.execute(database);
  return rows;
}

function lineOf({ matching: _matching, why, ...row }: Row): QueueLine {
  return { ...row, why: JSON.parse(why) as Reason[] };
}

export async function queueLines(
  database: Database,
  ask: QueueAsk,
  further: Condition = sql`true`,
): Promise<readonly QueueLine[]> {
  return explained(database, (await pageOf(database, ask, further, false)).map(lineOf));
}

/**
 * A case that a customer's report or a failed challenge opened was opened by no decision of its own:
 * why it looks as it does, says the riskiest one since the access.
 */
async function explained(
  database: Database,
  lines: readonly QueueLine[],
): Promise<readonly QueueLine[]> {
  const ids = lines.filter(({ why }) => why.length === 0).map(({ case: id }) => id);
  if (ids.length === 0) return lines;
  const { rows } = await sql<{ case: string; line: Decision }>`
    select q."case", d.line from sekisho.queue q join lateral (
      select line from sekisho.decisions d
      where d.account = q.account and d.firm = q.firm and d.time >= q.opened
        and d.time <= q.updated
      order by d.risk desc, d.sequence limit 1) d on true
    where ${every(ids, 'q.case')}`.execute(database);
  const riskiest = new Map(rows.map((row) => [row.case, row.line]));
  return lines.map((line) => {
    const decision = riskiest.get(line.case);
    if (!decision || line.why.length > 0) return line;
    const against = decision.reasons.filter(({ weight }) => weight > 0).slice(0, 2);
    return { ...line, risk: Math.max(line.risk, decision.risk), why: against };
  });
}

export interface QueuePage {
  readonly rows: readonly QueueLine[];
  readonly total: number;
  readonly byState: Readonly<Record<string, number>>;
  readonly clearedToday: number;
}

/**
 * A page with its totals. A filter by text reads the table once for both; by state and firm the count
 * is known from the states; the others count by their own index.
 */
export async function queuePage(
  database: Database,
  ask: QueueAsk & { readonly today: string },
): Promise<QueuePage> {
  const counted = Boolean(ask.text);
  const [page, states] = [
    await pageOf(database, ask, sql`true`, counted),
    await statesOf(database, ask),
  ];
  const byState = Object.fromEntries(states.map(({ state, cases }) => [state, cases]));
  const decided = states.filter(({ state }) => state !== 'new' && state !== 'investigating');
  const clearedToday = decided.reduce((sum, { today }) => sum + today, 0);
  const rows = await explained(database, page.map(lineOf));
  return { rows, total: await totalOf(database, ask, page, byState), byState, clearedToday };
}

async function totalOf(
  database: Database,
  ask: QueueAsk,
  page: readonly Row[],
  byState: Readonly<Record<string, number>>,
): Promise<number> {
  if (ask.text && (page[0] || ask.offset === 0)) return page[0]?.matching ?? 0;
  const isByState = !ask.text && !ask.held && ask.campaign === undefined && ask.ids === undefined;
  if (isByState && ask.owner === undefined) {
    const states = ask.states?.length ? ask.states : Object.keys(byState);
    return states.reduce((sum, state) => sum + (byState[state] ?? 0), 0);
  }
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total from sekisho.queue
    where ${conditionOf(ask)}`.execute(database);
  return rows[0]?.total ?? 0;
}

interface StateCount {
  readonly state: string;
  readonly cases: number;
  readonly today: number;
}

/** Counting every case takes longer than finding a page of them, and nobody sees a second's age. */
const countedMs = 1_000;
const countsMax = 64;
const counts = new WeakMap<
  Database,
  Map<string, { atMs: number; states: readonly StateCount[] }>
>();

async function statesOf(
  database: Database,
  ask: QueueAsk & { readonly today: string },
): Promise<readonly StateCount[]> {
  const kept = counts.get(database) ?? new Map();
  counts.set(database, kept);
  const key = JSON.stringify([ask.firm ?? null, ask.today]);
  const known = kept.get(key);
  if (known && performance.now() - known.atMs < countedMs) return known.states;
  const { rows } = await sql<StateCount>`
    select state, count(*)::integer as cases,
      count(*) filter (where updated >= ${cleanTime(ask.today)}::timestamptz)::integer as today
    from sekisho.queue where ${ofFirm(ask)} group by state`.execute(database);
  if (kept.size >= countsMax) kept.clear();
  kept.set(key, { atMs: performance.now(), states: rows });
  return rows;
}
