// The tables people read: what they hold, and how they are made and dropped.
import { type Generated, type Kysely, sql } from 'kysely';
import type { Alert, Case } from '../../core/case/case.ts';
import type { Decision } from '../../core/decision/decision.ts';
import { consoleStatements } from './console-schema.ts';

/** Raised with every change to a table: the old ones are dropped and folded again. */
export const schemaVersion = 2;

/** Where a line came from: newest first is by these. */
interface Origin {
  readonly sequence: string;
  /** Among the effects of one event. */
  readonly position: number;
}

/** Only the columns that queries here read; the SQL below has all. */
export interface Tables {
  'sekisho.progress': {
    only_row: Generated<boolean>;
    schema_version: number;
    sequence: string;
  };
  'sekisho.cases': Origin & { case: string; firm: string; state: string; line: Case };
  'sekisho.case_lines': Origin & { case: string; line: Case };
  'sekisho.alerts': Origin & {
    alert: string;
    firm: string;
    last_sequence: string;
    last_position: number;
    heard: boolean;
    line: Alert;
  };
  'sekisho.alert_lines': Origin & { alert: string; firm: string; line: Alert };
  'sekisho.decisions': Origin & {
    decision: string;
    firm: string;
    account: string;
    line: Decision;
    outcome: string | null;
    outcome_time: string | null;
  };
  'sekisho.tallies': {
    firm: string;
    minute: Date;
    logins: number;
    orders: number;
    challenged: number;
    held: number;
    blocked: number;
    stopped_jpy: number;
  };
}

export type Database = Kysely<Tables>;

// firm is '' where there is none, because it is part of keys. Times are the events' own; where an
// event carries one that PostgreSQL has no timestamp for, it is '-infinity' and the line has it.
const statements = [
  `create schema sekisho`,
  `create table sekisho.progress (
    only_row boolean primary key default true check (only_row),
    schema_version integer not null,
    sequence bigint not null)`,

  `create table sekisho.cases (
    "case" text primary key, firm text not null, account text not null, state text not null,
    opened timestamptz not null, updated timestamptz not null, confirmed timestamptz,
    campaign text, traded boolean not null,
    sale_value_jpy double precision not null, purchase_value_jpy double precision not null,
    sequence bigint not null, position integer not null, line jsonb not null)`,
  `create index cases_newest on sekisho.cases (sequence, position)`,
  `create index cases_of_firm on sekisho.cases (firm, sequence, position)`,
  `create table sekisho.case_lines (
    "case" text, sequence bigint, position integer, updated timestamptz not null,
    line jsonb not null, primary key ("case", sequence, position))`,

  // One row for each firm whose customers an alert has named, and one with firm '' for what it
  // has said of the market only. sequence and position are of the alert's first line of all;
  // heard: some line here was not just its close.
  `create table sekisho.alerts (
    alert text, firm text, instrument text not null, state text not null,
    risk double precision not null, opened timestamptz not null, updated timestamptz not null,
    sequence bigint not null, position integer not null,
    last_sequence bigint not null, last_position integer not null,
    heard boolean not null, line jsonb not null, primary key (alert, firm))`,
  `create index alerts_newest on sekisho.alerts (sequence, position)`,
  `create table sekisho.alert_lines (
    alert text, firm text not null, sequence bigint, position integer,
    time timestamptz not null, line jsonb not null, primary key (alert, sequence, position))`,

  `create table sekisho.decisions (
    decision text primary key, event text not null, firm text not null, account text not null,
    session text not null, verdict text not null, risk double precision not null,
    time timestamptz not null, outcome text, outcome_time text,
    sequence bigint not null, position integer not null, line jsonb not null)`,
  `create index decisions_newest on sekisho.decisions (sequence, position)`,
  `create index decisions_of_firm on sekisho.decisions (firm, sequence, position)`,
  `create index decisions_of_account on sekisho.decisions (account, sequence, position)`,

  `create table sekisho.tallies (
    minute timestamptz, firm text, logins integer not null, orders integer not null,
    challenged integer not null, held integer not null, blocked integer not null,
    stopped_jpy double precision not null, primary key (minute, firm))`,

  ...consoleStatements,

  `insert into sekisho.progress (schema_version, sequence) values (${schemaVersion}, 0)`,
];

/** Makes the tables anew, empty, at sequence 0. */
export async function recreateTables(database: Database): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await sql`drop schema if exists sekisho cascade`.execute(transaction);
    for (const statement of statements) await sql.raw(statement).execute(transaction);
  });
}

/** Makes the tables unless they are there and of this version. */
export async function ensureTables(database: Database): Promise<void> {
  const found = await sql<{ name: string | null }>`
    select to_regclass('sekisho.progress')::text as name`.execute(database);
  if (found.rows[0]?.name) {
    const progress = await sql<{ version: number }>`
      select schema_version as version from sekisho.progress`.execute(database);
    if (progress.rows[0]?.version === schemaVersion) return;
  }
  await recreateTables(database);
}
