// What the console asks of the projection. A firm sees its own lines and the market's; without a firm
// everything is seen.
import { sql } from 'kysely';
import type { Alert, Case } from '../../core/case/case.ts';
import type { ActionLine, RestrictionLine } from '../../core/case/effect.ts';
import type { Decision } from '../../core/decision/decision.ts';
import type { Means } from '../../core/state/campaign.ts';
import type { Outcome } from '../../core/state/happening.ts';
import {
  type CampaignRow,
  type CaseMeans,
  findCampaign,
  listCampaigns,
  meansOfCampaign,
} from './campaign-queries.ts';
import { cleanText, cleanTime } from './clean-text.ts';
import {
  type Condition,
  every,
  isoTime,
  ofFirm,
  ofFirmOrMarket,
  ofSharing,
  tableRef,
} from './console-sql.ts';
import type { Ask } from './queries.ts';
import {
  type QueueAsk,
  type QueueLine,
  type QueuePage,
  queueLines,
  queuePage,
} from './queue-query.ts';
import { type RestrictedOrder, restrictedOrders } from './restricted-query.ts';
import type { Database } from './schema.ts';

export interface HourRow {
  readonly hour: string;
  readonly logins: number;
  readonly challenged: number;
  readonly held: number;
  readonly stoppedJpy: number;
  readonly attackedAccounts: number;
}

export interface MinuteRow {
  readonly time: string;
  readonly price: number;
  readonly volume: number;
  readonly honestJpy: number;
  readonly suspiciousJpy: number;
}

export interface StoppedDecision {
  readonly sequence: number;
  readonly line: Decision;
  readonly outcome: Outcome | null;
  readonly outcomeTime: string | null;
}

type Between = { readonly from: string; readonly to: string };

export interface ConsoleQueries {
  queue(ask: QueueAsk): Promise<readonly QueueLine[]>;
  queuePage(ask: QueueAsk & { readonly today: string }): Promise<QueuePage>;
  /** Latest change first; without the merged ones. */
  campaigns(ask: Ask & { readonly limit: number }): Promise<readonly CampaignRow[]>;
  /** The campaign, or the one that took over its cases. */
  campaign(ask: Ask & { readonly id: string }): Promise<CampaignRow | undefined>;
  meansOfCampaign(ask: Ask & { readonly id: string }): Promise<readonly CaseMeans[]>;
  /** Latest first, at most 500. */
  actionsOfCase(ask: Ask & { readonly id: string }): Promise<readonly ActionLine[]>;
  actionsOfCampaign(ask: Ask & { readonly id: string }): Promise<readonly ActionLine[]>;
  /** Latest first, at most 500. */
  actions(ask: Ask & { readonly state?: string }): Promise<readonly ActionLine[]>;
  restrictions(ask: Ask & { readonly instrument?: string }): Promise<readonly RestrictionLine[]>;
  restrictedOrders(
    ask: Ask & { readonly instrument: string; readonly limit: number },
  ): Promise<readonly RestrictedOrder[]>;
  alertsOf(ask: Ask & { readonly instrument: string }): Promise<readonly Alert[]>;
  /** Of the minutes between, the last `limit`, in order. */
  minutes(
    ask: Ask & Between & { readonly instrument: string; readonly limit: number },
  ): Promise<readonly MinuteRow[]>;
  casesOfMeans(ask: Ask & Means & { readonly limit: number }): Promise<readonly QueueLine[]>;
  /** Of the days that begin at these times. */
  hours(ask: Ask & { readonly days: readonly string[] }): Promise<readonly HourRow[]>;
  /** Where in the journal the hour lies: after `from`, up to `to`; 0 for its end. */
  hourRange(ask: Between): Promise<{ readonly from: number; readonly to: number }>;
  /** All but what was allowed, latest first. */
  stopped(
    ask: Ask & Between & { readonly limit: number; readonly verdicts: readonly string[] },
  ): Promise<readonly StoppedDecision[]>;
  /** The latest line of each case by this time, by name after `after`: pages of 5,000. */
  casesAsOf(ask: Ask & { readonly at: string; readonly after: string }): Promise<readonly Case[]>;
}

const actionsMax = 500;
const alertsMax = 50;
const restrictionsMax = 500;
const casesPageMax = 5_000;

export function createConsoleQueries(database: Database): ConsoleQueries {
  return {
    queue: (ask) => queueLines(database, ask),
    queuePage: (ask) => queuePage(database, ask),
    campaigns: (ask) => listCampaigns(database, ask),
    campaign: (ask) => findCampaign(database, ask),
    meansOfCampaign: (ask) => meansOfCampaign(database, ask),
    actionsOfCase: (ask) =>
      listActions(
        database,
        ask,
        sql`id in (select id from sekisho.action_cases where "case" = ${cleanText(ask.id)})`,
      ),
    actionsOfCampaign: (ask) =>
      listActions(
        database,
        ask,
        sql`id in (select a.id from sekisho.action_cases a join sekisho.queue q using ("case")
          where q.campaign = ${cleanText(ask.id)})`,
      ),
    actions: (ask) =>
      listActions(
        database,
        ask,
        ask.state === undefined ? sql`true` : sql`state = ${cleanText(ask.state)}`,
      ),
    restrictions: (ask) => listRestrictions(database, ask),
    restrictedOrders: (ask) => restrictedOrders(database, ask),
    alertsOf: (ask) => alertsOf(database, ask),
    minutes: (ask) => listMinutes(database, ask),
    casesOfMeans: (ask) => casesOfMeans(database, ask),
    hours: (ask) => listHours(database, ask),
    hourRange: (ask) => hourRange(database, ask),
    stopped: (ask) => listStopped(database, ask),
    casesAsOf: (ask) => casesAsOf(database, ask),
  };
}

async function listActions(
  database: Database,
  ask: Ask,
  condition: Condition,
): Promise<readonly ActionLine[]> {
  const { rows } = await sql<{ line: ActionLine }>`
    select line from sekisho.actions where ${ofFirm(ask)} and ${condition}
    order by sequence desc limit ${actionsMax}`.execute(database);
  return rows.map(({ line }) => line);
}

async function listRestrictions(
  database: Database,
  ask: Ask & { readonly instrument?: string },
): Promise<readonly RestrictionLine[]> {
  const named =
    ask.instrument === undefined ? sql`true` : sql`instrument = ${cleanText(ask.instrument)}`;
  const { rows } = await sql<{ line: RestrictionLine }>`
    select line from sekisho.restrictions where ${ofFirmOrMarket(ask)} and ${named}
    order by sequence desc limit ${restrictionsMax}`.execute(database);
  return rows.map(({ line }) => line);
}

async function alertsOf(
  database: Database,
  ask: Ask & { readonly instrument: string },
): Promise<readonly Alert[]> {
  const { rows } = await sql<{ line: Alert }>`
    select line from sekisho.alert_lines where ${ofFirmOrMarket(ask)} and alert in (
      select alert from sekisho.alerts
      where instrument = ${cleanText(ask.instrument)} and heard and ${ofFirmOrMarket(ask)}
      order by updated desc limit ${alertsMax})
    order by sequence desc, position desc limit ${alertsMax}`.execute(database);
  return rows.map(({ line }) => line).reverse();
}

/** Every shard that folds the prints counts the same volume of them; purchases are each one's own. */
async function listMinutes(
  database: Database,
  ask: Ask & Between & { readonly instrument: string; readonly limit: number },
): Promise<readonly MinuteRow[]> {
  const { rows } = await sql<MinuteRow>`
    select ${isoTime('minute')} as time, price, volume, "honestJpy", "suspiciousJpy" from (
      select minute, max(price) as price, max(volume) as volume,
        sum(honest_jpy) as "honestJpy", sum(suspicious_jpy) as "suspiciousJpy"
      from sekisho.buying
      where instrument = ${cleanText(ask.instrument)} and ${ofSharing(ask)}
        and minute >= ${cleanTime(ask.from)}::timestamptz
        and minute < ${cleanTime(ask.to)}::timestamptz
      group by minute order by minute desc limit ${ask.limit}) m
    order by minute`.execute(database);
  return rows;
}

async function casesOfMeans(
  database: Database,
  ask: Ask & Means & { readonly limit: number },
): Promise<readonly QueueLine[]> {
  const isIt: Condition = sql`"case" in (select "case" from sekisho.case_means
    where kind = ${ask.kind} and value = ${cleanText(ask.value)})`;
  return queueLines(
    database,
    { firm: ask.firm, order: 'opened', offset: 0, limit: ask.limit },
    isIt,
  );
}

async function listHours(
  database: Database,
  ask: Ask & { readonly days: readonly string[] },
): Promise<readonly HourRow[]> {
  const isOf = (column: string, day: string): Condition => sql`
    (${tableRef(column)} >= ${cleanTime(day)}::timestamptz
    and ${tableRef(column)} < ${cleanTime(day)}::timestamptz + interval '1 day')`;
  const isWithin = (column: string): Condition =>
    sql`(${sql.join([sql`false`, ...ask.days.map((day) => isOf(column, day))], sql` or `)})`;
  const { rows } = await sql<HourRow>`
    select ${isoTime('hour')} as hour, sum(logins)::float8 as logins,
      sum(challenged)::float8 as challenged, sum(held)::float8 as held,
      sum(stopped) as "stoppedJpy", sum(attacked)::float8 as "attackedAccounts"
    from (
      select hour, logins, challenged, held + blocked as held, stopped_jpy as stopped, 0 as attacked
      from sekisho.hours where ${ofFirm(ask)} and ${isWithin('hour')}
      union all
      select date_trunc('hour', opened), 0, 0, 0, 0, 1
      from sekisho.queue where ${ofFirm(ask)} and state <> 'dismissed' and ${isWithin('opened')}
    ) h group by h.hour order by h.hour`.execute(database);
  return rows;
}

async function hourRange(
  database: Database,
  ask: Between,
): Promise<{ readonly from: number; readonly to: number }> {
  const { rows } = await sql<{ from: string | null; to: string | null }>`
    select
      (select max(sequence) from sekisho.hours
        where hour < ${cleanTime(ask.from)}::timestamptz)::text as "from",
      (select min(sequence) from sekisho.hours
        where hour >= ${cleanTime(ask.to)}::timestamptz)::text as "to"`.execute(database);
  return { from: Number(rows[0]?.from ?? 0), to: Number(rows[0]?.to ?? 0) };
}

async function listStopped(
  database: Database,
  ask: Ask & Between & { readonly limit: number; readonly verdicts: readonly string[] },
): Promise<readonly StoppedDecision[]> {
  const { rows } = await sql<{ sequence: string } & Omit<StoppedDecision, 'sequence'>>`
    select sequence::text as sequence, line, outcome, outcome_time as "outcomeTime"
    from sekisho.decisions
    where ${ofFirm(ask)} and time >= ${cleanTime(ask.from)}::timestamptz
      and time < ${cleanTime(ask.to)}::timestamptz
      and ${every(ask.verdicts, 'verdict')}
    order by time desc, sequence desc limit ${ask.limit}`.execute(database);
  return rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
}

async function casesAsOf(
  database: Database,
  ask: Ask & { readonly at: string; readonly after: string },
): Promise<readonly Case[]> {
  const { rows } = await sql<{ line: Case }>`
    select l.line from (
      select "case" from sekisho.cases where ${ofFirm(ask)} and "case" > ${cleanText(ask.after)}
      order by "case" limit ${casesPageMax}) c
    join lateral (
      select line from sekisho.case_lines l where l."case" = c."case"
        and l.updated < ${cleanTime(ask.at)}::timestamptz
      order by sequence desc, position desc limit 1) l on true
    order by c."case"`.execute(database);
  return rows.map(({ line }) => line);
}
