// What people ask of the projection. A firm sees its own lines, and of alerts also those that
// speak of the market only; without a firm (administration, demo) everything is seen.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Alert, Case } from '../../core/case/case.ts';
import type { Tally } from '../../core/case/effect.ts';
import type { Decision } from '../../core/decision/decision.ts';
import type { Outcome } from '../../core/state/happening.ts';
import { cleanText, cleanTime } from './clean-text.ts';
import { type ConsoleQueries, createConsoleQueries } from './console-queries.ts';
import { projectionError } from './projection-error.ts';
import type { Database } from './schema.ts';

export interface Ask {
  /** Whose lines; undefined sees all. */
  readonly firm?: string;
}

export interface PageAsk extends Ask {
  /** 1 to 1000. */
  readonly limit: number;
  /** `next` of the page before. */
  readonly before?: string;
}

/** Newest first, by when a thing first appeared, so that pages stay as they are while it changes. */
export interface Page<Line> {
  readonly lines: readonly Line[];
  /** Absent on the last page. */
  readonly next?: string;
}

export interface History<Line> {
  readonly line: Line;
  /** Every version in order; the last 1000. */
  readonly lines: readonly Line[];
}

export interface DecisionLine {
  readonly line: Decision;
  readonly outcome?: { readonly outcome: Outcome; readonly time: string };
}

export interface Queries extends ConsoleQueries {
  alerts(ask: PageAsk): Promise<Page<Alert>>;
  alert(ask: Ask & { readonly id: string }): Promise<History<Alert> | undefined>;
  cases(ask: PageAsk & { readonly state?: string }): Promise<Page<Case>>;
  case(ask: Ask & { readonly id: string }): Promise<History<Case> | undefined>;
  /** All but 'allow'. */
  decisions(ask: PageAsk & { readonly account?: string }): Promise<Page<DecisionLine>>;
  /** Minutes from `from` up to, not including, `to`, in order; the first 20,000 lines. */
  tallies(ask: Ask & { readonly from: string; readonly to: string }): Promise<readonly Tally[]>;
}

const limitMax = 1000;
const historyLinesMax = 1000;
/** A fortnight of minutes of one firm. */
const talliesMax = 20_000;

export function createQueries(database: Database): Queries {
  return {
    alerts: (ask) => listAlerts(database, ask),
    alert: (ask) => findAlert(database, ask),
    cases: (ask) => listCases(database, ask),
    case: (ask) => findCase(database, ask),
    decisions: (ask) => listDecisions(database, ask),
    tallies: (ask) => listTallies(database, ask),
    ...createConsoleQueries(database),
  };
}

type Condition = RawBuilder<SqlBool>;

const always: Condition = sql`true`;

function ofFirm({ firm }: Ask): Condition {
  return firm === undefined ? always : sql`firm = ${cleanText(firm)}`;
}

function ofFirmOrMarket({ firm }: Ask): Condition {
  return firm === undefined ? always : sql`firm in ('', ${cleanText(firm)})`;
}

function equals(column: string, value: string | undefined): Condition {
  return value === undefined ? always : sql`${sql.ref(column)} = ${cleanText(value)}`;
}

function olderThan(before: string | undefined): Condition {
  if (before === undefined) return always;
  const parts = /^(\d{1,16})-(\d{1,9})$/.exec(before);
  if (!parts) throw projectionError('bad-cursor', before);
  return sql`(sequence, position) < (${parts[1]}::bigint, ${parts[2]}::integer)`;
}

interface Found {
  readonly sequence: string;
  readonly position: number;
}

function clampLimit(limit: number): number {
  return Math.min(limitMax, Math.max(1, Math.floor(limit) || 1));
}

/** `found` holds one more than asked for when there is another page. */
function pageOf<Row extends Found, Line>(
  found: readonly Row[],
  ask: PageAsk,
  lineOf: (row: Row) => Line,
): Page<Line> {
  const rows = found.slice(0, clampLimit(ask.limit));
  const last = rows.at(-1);
  const lines = rows.map(lineOf);
  if (!last || rows.length === found.length) return { lines };
  return { lines, next: `${last.sequence}-${last.position}` };
}

async function listCases(
  database: Database,
  ask: PageAsk & { readonly state?: string },
): Promise<Page<Case>> {
  const { rows } = await sql<Found & { line: Case }>`
    select sequence::text as sequence, position, line from sekisho.cases
    where ${ofFirm(ask)} and ${equals('state', ask.state)} and ${olderThan(ask.before)}
    order by cases.sequence desc, position desc limit ${clampLimit(ask.limit) + 1}`.execute(
    database,
  );
  return pageOf(rows, ask, ({ line }) => line);
}

async function findCase(
  database: Database,
  ask: Ask & { readonly id: string },
): Promise<History<Case> | undefined> {
  const id = cleanText(ask.id);
  const found = await sql<{ line: Case }>`
    select line from sekisho.cases where "case" = ${id} and ${ofFirm(ask)}`.execute(database);
  const line = found.rows[0]?.line;
  if (!line) return undefined;
  const { rows } = await sql<{ line: Case }>`
    select line from sekisho.case_lines where "case" = ${id}
    order by sequence desc, position desc limit ${historyLinesMax}`.execute(database);
  return { line, lines: rows.map((row) => row.line).reverse() };
}

/**
 * Of an alert a firm sees the latest of the lines it may see; and none of an alert of which it may
 * see only the close, because what was closed was another firm's.
 */
async function listAlerts(database: Database, ask: PageAsk): Promise<Page<Alert>> {
  const { rows } = await sql<Found & { line: Alert }>`
    select distinct on (a.sequence, a.position, a.alert)
      a.sequence::text as sequence, a.position, a.line
    from sekisho.alerts a
    where ${ofFirmOrMarket(ask)} and ${olderThan(ask.before)} and a.alert in (
      select alert from sekisho.alerts where heard and ${ofFirmOrMarket(ask)})
    order by a.sequence desc, a.position desc, a.alert,
      a.last_sequence desc, a.last_position desc
    limit ${clampLimit(ask.limit) + 1}`.execute(database);
  return pageOf(rows, ask, ({ line }) => line);
}

async function findAlert(
  database: Database,
  ask: Ask & { readonly id: string },
): Promise<History<Alert> | undefined> {
  const { rows } = await sql<{ line: Alert }>`
    select line from sekisho.alert_lines where alert = ${cleanText(ask.id)} and ${ofFirmOrMarket(ask)}
      and alert in (select alert from sekisho.alerts where heard and ${ofFirmOrMarket(ask)})
    order by sequence desc, position desc limit ${historyLinesMax}`.execute(database);
  const lines = rows.map((row) => row.line).reverse();
  const line = lines.at(-1);
  return line && { line, lines };
}

async function listDecisions(
  database: Database,
  ask: PageAsk & { readonly account?: string },
): Promise<Page<DecisionLine>> {
  const { rows } = await sql<
    Found & { line: Decision; outcome: Outcome | null; outcome_time: string | null }
  >`
    select sequence::text as sequence, position, line, outcome, outcome_time
    from sekisho.decisions
    where ${ofFirm(ask)} and ${equals('account', ask.account)} and ${olderThan(ask.before)}
    order by decisions.sequence desc, position desc limit ${clampLimit(ask.limit) + 1}`.execute(
    database,
  );
  return pageOf(rows, ask, ({ line, outcome, outcome_time: time }) =>
    outcome === null || time === null ? { line } : { line, outcome: { outcome, time } },
  );
}

async function listTallies(
  database: Database,
  ask: Ask & { readonly from: string; readonly to: string },
): Promise<readonly Tally[]> {
  const { rows } = await sql<Tally>`
    select firm, to_char(minute at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as minute,
      sum(logins)::integer as logins, sum(orders)::integer as orders,
      sum(challenged)::integer as challenged, sum(held)::integer as held,
      sum(blocked)::integer as blocked, sum(stopped_jpy) as "stoppedJpy"
    from sekisho.tallies t
    where ${ofFirm(ask)} and t.minute >= ${cleanTime(ask.from)}::timestamptz
      and t.minute < ${cleanTime(ask.to)}::timestamptz
    group by t.minute, firm order by t.minute, firm limit ${talliesMax}`.execute(database);
  return rows;
}
