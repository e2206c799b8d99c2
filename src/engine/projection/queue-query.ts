// The queue: which cases, in which order, a page at a time, and how many there are.
import { sql } from 'kysely';
import type { CaseState } from '../../core/case/case.ts';
import type { Reason } from '../../core/decision/decision.ts';
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

export interface QueueLine {
  readonly case: string;
  readonly firm: string;
  readonly account: string;
  readonly state: CaseState;
  readonly risk: number;
  readonly avoidableJpy: number;
  readonly purchaseValueJpy: number;
  readonly saleValueJpy: number;
  readonly attemptedJpy: number;
  readonly stoppedJpy: number;
  readonly heldOrders: number;
  readonly heldJpy: number;
  readonly why: readonly Reason[];
  readonly campaign: string;
  readonly opened: string;
  readonly updated: string;
  readonly firstStop: string | null;
  readonly owner: string;
  readonly version: number;
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

export async function queueLines(
  database: Database,
  ask: QueueAsk,
  further: Condition = sql`true`,
): Promise<readonly QueueLine[]> {
  const { rows } = await sql<Omit<QueueLine, 'why'> & { why: string }>`
    select "case", firm, account, state, risk, avoidable_jpy as "avoidableJpy",
      purchase_value_jpy as "purchaseValueJpy", sale_value_jpy as "saleValueJpy",
      attempted_jpy as "attemptedJpy", stopped_jpy as "stoppedJpy",
      held_orders as "heldOrders", held_jpy as "heldJpy", why, campaign,
      ${isoTime('opened')} as opened, ${isoTime('updated')} as updated,
      ${isoTime('first_stop')} as "firstStop", owner, version
    from (select * from sekisho.queue where ${conditionOf(ask)} and ${further}
      order by ${orders[ask.order ?? 'avoidable']}
      offset ${Math.max(0, Math.floor(ask.offset))}
      limit ${Math.min(limitMax, Math.max(1, Math.floor(ask.limit)))}) q
    order by ${orders[ask.order ?? 'avoidable']}`.execute(database);
  return rows.map((row) => ({ ...row, why: JSON.parse(row.why) as Reason[] }));
}

export async function queueTotals(
  database: Database,
  ask: QueueAsk & { readonly today: string },
): Promise<{ total: number; byState: Record<string, number>; clearedToday: number }> {
  const counted = await sql<{ total: number }>`
    select count(*)::integer as total from sekisho.queue where ${conditionOf(ask)}`.execute(
    database,
  );
  const states = await sql<{ state: string; cases: number; today: number }>`
    select state, count(*)::integer as cases,
      count(*) filter (where updated >= ${cleanTime(ask.today)}::timestamptz)::integer as today
    from sekisho.queue where ${ofFirm(ask)} group by state`.execute(database);
  const decided = states.rows.filter(({ state }) => state !== 'new' && state !== 'investigating');
  return {
    total: counted.rows[0]?.total ?? 0,
    byState: Object.fromEntries(states.rows.map(({ state, cases }) => [state, cases])),
    clearedToday: decided.reduce((sum, { today }) => sum + today, 0),
  };
}
