// Writes a batch of effects in one transaction, each table in one statement: the rows go over as
// one JSON parameter, which knows no maximum number of parameters and is parsed by the database.
import { sql, type Transaction } from 'kysely';
import { writeConsole } from './apply-console.ts';
import { cleanJson } from './clean-text.ts';
import { inPlaces } from './places.ts';
import { projectionError } from './projection-error.ts';
import {
  alertLineRows,
  alertRows,
  caseLineRows,
  caseRows,
  decisionRows,
  type EffectsAt,
  outcomeRows,
  placedLines,
  tallyRows,
} from './rows.ts';
import { beginWriting, type Database, type SchemaName, type Tables } from './schema.ts';

type Writing = Transaction<Tables>;

/** Whose effects, and into which tables. */
export interface Feeding {
  /** Absent on one machine; 0 to 1023. */
  readonly shard?: number;
  readonly schema?: SchemaName;
  /** What this process knows to be applied. */
  readonly known?: number;
}

/**
 * Applies what is beyond the stored sequence and gives the new one. A batch given twice, or one
 * that overlaps another, counts once. Where less is stored than is known to have been (the server
 * lost its last commits), rejects with a ProjectionError `behind`: what is missing comes first.
 */
export async function applyBatch(
  database: Database,
  batch: readonly EffectsAt[],
  { shard, schema = 'sekisho', known = 0 }: Feeding = {},
): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    await beginWriting(transaction, schema);
    const stored = await lockProgress(transaction, shard ?? 0);
    if (stored.sequence < known) throw projectionError('behind', `${stored.sequence} of ${known}`);
    const fresh = batch.filter(({ sequence }) => sequence > stored.sequence);
    if (fresh.length === 0) return stored.sequence;
    const told = fresh.filter(({ effects }) => effects.length > 0);
    const placed = shard === undefined ? told : inPlaces(told, shard, stored.place);
    await writeCases(transaction, placed);
    await writeAlerts(transaction, placed);
    await writeDecisions(transaction, placed);
    await writeTallies(transaction, placed, shard ?? 0);
    await writeConsole(transaction, placed, shard ?? 0);
    const { sequence } = fresh.at(-1)!;
    await sql`
      update progress set sequence = ${sequence}, place = ${placed.at(-1)?.sequence ?? stored.place}
      where shard = ${shard ?? 0}`.execute(transaction);
    return sequence;
  });
}

/** 0 where nothing of the shard was applied yet. */
export async function readSequence(
  database: Database,
  { shard = 0, schema = 'sekisho' }: Feeding = {},
): Promise<number> {
  const { rows } = await sql<{ sequence: string }>`
    select sequence::text as sequence from ${sql.raw(schema)}.progress
    where shard = ${shard}`.execute(database);
  return Number(rows[0]?.sequence ?? 0);
}

/** One writer of a shard at a time, also where two processes share a server. */
async function lockProgress(
  transaction: Writing,
  shard: number,
): Promise<{ readonly sequence: number; readonly place: number }> {
  await sql`
    insert into progress values (${shard}, 0, 0) on conflict (shard) do nothing`.execute(
    transaction,
  );
  const { rows } = await sql<{ sequence: string; place: string }>`
    select sequence::text as sequence, place::text as place from progress
    where shard = ${shard} for update`.execute(transaction);
  return { sequence: Number(rows[0]?.sequence), place: Number(rows[0]?.place) };
}

/** Runs the statement with the rows as its one parameter; not at all without rows. */
async function write(
  transaction: Writing,
  rows: readonly object[],
  statement: (json: string) => ReturnType<typeof sql>,
): Promise<void> {
  if (rows.length > 0) await statement(cleanJson(JSON.stringify(rows))).execute(transaction);
}

async function writeCases(transaction: Writing, batch: readonly EffectsAt[]): Promise<void> {
  const lines = placedLines(batch, 'case');
  await write(
    transaction,
    caseRows(lines),
    (json) => sql`
    insert into cases as stored
    select * from json_to_recordset(${json}::json) as r(
      "case" text, firm text, account text, state text,
      opened timestamptz, updated timestamptz, confirmed timestamptz, campaign text,
      traded boolean, sale_value_jpy double precision, purchase_value_jpy double precision,
      sequence bigint, position integer, line jsonb)
    on conflict ("case") do update set
      firm = excluded.firm, account = excluded.account, state = excluded.state,
      opened = excluded.opened, updated = excluded.updated, confirmed = excluded.confirmed,
      campaign = excluded.campaign, traded = excluded.traded,
      sale_value_jpy = excluded.sale_value_jpy,
      purchase_value_jpy = excluded.purchase_value_jpy, line = excluded.line`,
  );
  await write(
    transaction,
    caseLineRows(lines),
    (json) => sql`
    insert into case_lines
    select * from json_to_recordset(${json}::json) as r(
      "case" text, sequence bigint, position integer, updated timestamptz, line jsonb)`,
  );
}

async function writeAlerts(transaction: Writing, batch: readonly EffectsAt[]): Promise<void> {
  const lines = placedLines(batch, 'alert');
  await write(
    transaction,
    alertRows(lines),
    (json) => sql`
    insert into alerts as stored
    select r.alert, r.firm, r.instrument, r.state, r.risk,
      coalesce(first.opened, r.opened), r.updated,
      coalesce(first.sequence, r.sequence), coalesce(first.position, r.position),
      r.last_sequence, r.last_position, r.heard, r.line
    from json_to_recordset(${json}::json) as r(
      alert text, firm text, instrument text, state text, risk double precision,
      opened timestamptz, updated timestamptz, sequence bigint, position integer,
      last_sequence bigint, last_position integer, heard boolean, line jsonb)
    left join lateral (
      select opened, sequence, position from alerts a where a.alert = r.alert limit 1
    ) first on true
    on conflict (alert, firm) do update set
      instrument = excluded.instrument, state = excluded.state, risk = excluded.risk,
      updated = excluded.updated, last_sequence = excluded.last_sequence,
      last_position = excluded.last_position, heard = stored.heard or excluded.heard,
      line = excluded.line`,
  );
  await write(
    transaction,
    alertLineRows(lines),
    (json) => sql`
    insert into alert_lines
    select * from json_to_recordset(${json}::json) as r(
      alert text, firm text, sequence bigint, position integer, time timestamptz, line jsonb)`,
  );
}

async function writeDecisions(transaction: Writing, batch: readonly EffectsAt[]): Promise<void> {
  const lines = placedLines(batch, 'decision');
  await write(
    transaction,
    decisionRows(lines),
    (json) => sql`
    insert into decisions (
      decision, event, firm, account, session, verdict, risk, time, sequence, position, line)
    select * from json_to_recordset(${json}::json) as r(
      decision text, event text, firm text, account text, session text, verdict text,
      risk double precision, time timestamptz, sequence bigint, position integer, line jsonb)
    on conflict (decision) do update set
      event = excluded.event, firm = excluded.firm, account = excluded.account,
      session = excluded.session, verdict = excluded.verdict, risk = excluded.risk,
      time = excluded.time, sequence = excluded.sequence, position = excluded.position,
      line = excluded.line, outcome = null, outcome_time = null`,
  );
  await write(
    transaction,
    outcomeRows(placedLines(batch, 'outcome'), lines),
    (json) => sql`
    update decisions d set outcome = r.outcome, outcome_time = r.time
    from json_to_recordset(${json}::json) as r(decision text, outcome text, time text)
    where d.decision = r.decision`,
  );
}

async function writeTallies(
  transaction: Writing,
  batch: readonly EffectsAt[],
  shard: number,
): Promise<void> {
  await write(
    transaction,
    tallyRows(placedLines(batch, 'tally')),
    (json) => sql`
    insert into tallies
    select minute, firm, ${shard}, logins, orders, challenged, held, blocked, stopped_jpy
    from json_to_recordset(${json}::json) as r(
      firm text, minute timestamptz, logins integer, orders integer, challenged integer,
      held integer, blocked integer, stopped_jpy double precision)
    on conflict (minute, firm, shard) do update set
      logins = excluded.logins, orders = excluded.orders, challenged = excluded.challenged,
      held = excluded.held, blocked = excluded.blocked, stopped_jpy = excluded.stopped_jpy`,
  );
}
