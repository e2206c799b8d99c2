// The tables people read: what they hold, and how they are made and dropped.
import { type Kysely, sql, type Transaction } from 'kysely';
import { consoleStatements } from './console-schema.ts';
import { projectionError } from './projection-error.ts';
import { restrictedIndex } from './restricted-query.ts';

/** Raised with every change to a table: the old ones are dropped and folded again. */
export const schemaVersion = 4;

/** No query is written by names that are checked here: all are SQL, and say what comes of them. */
export type Tables = Record<never, never>;
export type Database = Kysely<Tables>;

// firm is '' where there is none, because it is part of keys. Times are the events' own; where an
// event carries one that PostgreSQL has no timestamp for, it is '-infinity' and the line has it.
const statements = [
  `create table about (
    only_row boolean primary key default true check (only_row),
    schema_version integer not null)`,
  // A row for each journal that feeds the tables: one of one machine, or one a shard. `sequence` is
  // the journal's; `place` is what its latest event has in the other tables' columns \`sequence\`.
  `create table progress (
    shard integer primary key, sequence bigint not null, place bigint not null)`,

  `create table cases (
    "case" text primary key, firm text not null, account text not null, state text not null,
    opened timestamptz not null, updated timestamptz not null, confirmed timestamptz,
    campaign text, traded boolean not null,
    sale_value_jpy double precision not null, purchase_value_jpy double precision not null,
    sequence bigint not null, position integer not null, line jsonb not null)`,
  `create index cases_newest on cases (sequence, position)`,
  `create index cases_of_firm on cases (firm, sequence, position)`,
  `create table case_lines (
    "case" text, sequence bigint, position integer, updated timestamptz not null,
    line jsonb not null, primary key ("case", sequence, position))`,

  // One row for each firm whose customers an alert has named, and one with firm '' for what it
  // has said of the market only. sequence and position are of the alert's first line of all;
  // heard: some line here was not just its close.
  `create table alerts (
    alert text, firm text, instrument text not null, state text not null,
    risk double precision not null, opened timestamptz not null, updated timestamptz not null,
    sequence bigint not null, position integer not null,
    last_sequence bigint not null, last_position integer not null,
    heard boolean not null, line jsonb not null, primary key (alert, firm))`,
  `create index alerts_newest on alerts (sequence, position)`,
  `create table alert_lines (
    alert text, firm text not null, sequence bigint, position integer,
    time timestamptz not null, line jsonb not null, primary key (alert, sequence, position))`,

  `create table decisions (
    decision text primary key, event text not null, firm text not null, account text not null,
    session text not null, verdict text not null, risk double precision not null,
    time timestamptz not null, outcome text, outcome_time text,
    sequence bigint not null, position integer not null, line jsonb not null)`,
  `create index decisions_newest on decisions (sequence, position)`,
  `create index decisions_of_firm on decisions (firm, sequence, position)`,
  `create index decisions_of_account on decisions (account, sequence, position)`,
  restrictedIndex,

  `create table tallies (
    minute timestamptz, firm text, shard integer, logins integer not null, orders integer not null,
    challenged integer not null, held integer not null, blocked integer not null,
    stopped_jpy double precision not null, primary key (minute, firm, shard))`,

  ...consoleStatements,

  `insert into about (schema_version) values (${schemaVersion})`,
];

/** Where queries look, and where the tables are filled anew meanwhile. */
export type SchemaName = 'sekisho' | 'sekisho_next';

/** Any number that nobody else locks: one at a time makes tables or puts them in place. */
const makingLock = 727_368_476;

/** Waits for those who write, and lets none begin until the transaction ends. */
export async function lockMaking(transaction: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.raw(String(makingLock))})`.execute(transaction);
}

/**
 * Begins to write: statements of this transaction that name no schema speak of this one, and the
 * tables stay in their place until it ends. What is lost with the machine is lost whole and folded
 * again, so no commit need wait.
 */
export async function beginWriting(
  transaction: Transaction<Tables>,
  schema: SchemaName,
): Promise<void> {
  await sql`
    select set_config('search_path', ${schema}, true),
      set_config('synchronous_commit', 'off', true),
      pg_advisory_xact_lock_shared(${sql.raw(String(makingLock))})`.execute(transaction);
}

async function makeTables(transaction: Transaction<Tables>, schema: SchemaName): Promise<void> {
  await sql`drop schema if exists ${sql.raw(schema)} cascade`.execute(transaction);
  await sql`create schema ${sql.raw(schema)}`.execute(transaction);
  await sql`set local search_path = ${sql.raw(schema)}`.execute(transaction);
  for (const statement of statements) await sql.raw(statement).execute(transaction);
}

/** Makes the tables anew, empty, at sequence 0. */
export async function recreateTables(
  database: Database,
  schema: SchemaName = 'sekisho',
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMaking(transaction);
    await makeTables(transaction, schema);
  });
}

/**
 * Makes the tables unless they are there and of this version. Where several processes share them,
 * those of a later version belong to processes that are newer than this one: rejects with a
 * ProjectionError and leaves them alone.
 */
export async function ensureTables(database: Database, isShared = false): Promise<void> {
  if ((await versionOf(database)) === schemaVersion) return;
  await database.transaction().execute(async (transaction) => {
    await lockMaking(transaction);
    // Another process may have made them while this one waited.
    const version = await versionOf(transaction);
    if (version === schemaVersion) return;
    if (isShared && version !== undefined && version > schemaVersion)
      throw projectionError('unavailable', `the tables are of version ${version}, which is newer`);
    await makeTables(transaction, 'sekisho');
  });
}

async function versionOf(database: Database): Promise<number | undefined> {
  if (!(await hasTable(database, 'sekisho.about'))) return undefined;
  const { rows } = await sql<{ version: number }>`
    select schema_version as version from sekisho.about`.execute(database);
  return rows[0]?.version;
}

export async function hasTable(database: Database, name: string): Promise<boolean> {
  const { rows } = await sql<{ name: string | null }>`
    select to_regclass(${name})::text as name`.execute(database);
  return typeof rows[0]?.name === 'string';
}
