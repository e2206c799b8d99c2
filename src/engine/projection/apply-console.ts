// Writes what the console reads: the queue, campaigns, what people did, buying by the minute, hours.
import { sql, type Transaction } from 'kysely';
import { cleanJson } from './clean-text.ts';
import {
  actionCaseRows,
  actionRows,
  buyingRows,
  campaignRows,
  hourRows,
  meansRows,
  queueRows,
  restrictionRows,
  whyRows,
} from './console-rows.ts';
import { type EffectsAt, placedLines } from './rows.ts';
import type { Tables } from './schema.ts';

type Writing = Transaction<Tables>;

/** Runs the statement with the rows as its one parameter; not at all without rows. */
async function write(
  transaction: Writing,
  rows: readonly object[],
  statement: (json: string) => ReturnType<typeof sql>,
): Promise<void> {
  if (rows.length > 0) await statement(cleanJson(JSON.stringify(rows))).execute(transaction);
}

export async function writeConsole(
  transaction: Writing,
  batch: readonly EffectsAt[],
  shard: number,
): Promise<void> {
  await writeQueue(transaction, batch);
  await writeCampaigns(transaction, batch);
  await writeActions(transaction, batch);
  await writeMarkets(transaction, batch, shard);
  await writeHours(transaction, batch, shard);
}

async function writeQueue(transaction: Writing, batch: readonly EffectsAt[]): Promise<void> {
  const lines = placedLines(batch, 'triage');
  await write(
    transaction,
    queueRows(lines),
    (json) => sql`
    insert into queue
    select * from json_to_recordset(${json}::json) as r(
      "case" text, firm text, account text, state text, owner text, campaign text,
      opened timestamptz, updated timestamptz, first_stop timestamptz,
      risk double precision, avoidable_jpy double precision,
      held_orders integer, held_jpy double precision,
      attempted_jpy double precision, stopped_jpy double precision,
      sale_value_jpy double precision, purchase_value_jpy double precision,
      version integer, search text, sequence bigint)
    on conflict ("case") do update set
      state = excluded.state, owner = excluded.owner, campaign = excluded.campaign,
      opened = excluded.opened, updated = excluded.updated, first_stop = excluded.first_stop,
      risk = excluded.risk, avoidable_jpy = excluded.avoidable_jpy,
      held_orders = excluded.held_orders, held_jpy = excluded.held_jpy,
      attempted_jpy = excluded.attempted_jpy, stopped_jpy = excluded.stopped_jpy,
      sale_value_jpy = excluded.sale_value_jpy,
      purchase_value_jpy = excluded.purchase_value_jpy, version = excluded.version,
      search = excluded.search, sequence = excluded.sequence`,
  );
  await write(
    transaction,
    whyRows(lines),
    (json) => sql`
    insert into queue_why
    select * from json_to_recordset(${json}::json) as r("case" text, why text)
    on conflict ("case") do update set why = excluded.why`,
  );
  await write(
    transaction,
    meansRows(lines),
    (json) => sql`
    insert into case_means
    select * from json_to_recordset(${json}::json) as r(kind text, value text, "case" text)
    on conflict do nothing`,
  );
}

/** Several shards may speak of one campaign: what was said last stands, in whichever order it comes. */
async function writeCampaigns(transaction: Writing, batch: readonly EffectsAt[]): Promise<void> {
  await write(
    transaction,
    campaignRows(placedLines(batch, 'campaign')),
    (json) => sql`
    insert into campaigns as stored
    select * from json_to_recordset(${json}::json) as r(
      campaign text, firm text, opened timestamptz, updated timestamptz, cases integer,
      merged_into text, bonds jsonb, sequence bigint)
    on conflict (campaign) do update set
      opened = excluded.opened, updated = excluded.updated, cases = excluded.cases,
      merged_into = excluded.merged_into, bonds = excluded.bonds, sequence = excluded.sequence
    where excluded.sequence >= stored.sequence`,
  );
}

async function writeActions(transaction: Writing, batch: readonly EffectsAt[]): Promise<void> {
  const lines = placedLines(batch, 'action');
  await write(
    transaction,
    actionRows(lines),
    (json) => sql`
    insert into actions
    select * from json_to_recordset(${json}::json) as r(
      id text, firm text, time timestamptz, by text, action text, state text,
      sequence bigint, line jsonb)
    on conflict (id) do update set state = excluded.state, line = excluded.line`,
  );
  await write(
    transaction,
    actionCaseRows(lines),
    (json) => sql`
    insert into action_cases
    select * from json_to_recordset(${json}::json) as r("case" text, id text)
    on conflict do nothing`,
  );
}

async function writeMarkets(
  transaction: Writing,
  batch: readonly EffectsAt[],
  shard: number,
): Promise<void> {
  await write(
    transaction,
    restrictionRows(placedLines(batch, 'restriction')),
    (json) => sql`
    insert into restrictions
    select * from json_to_recordset(${json}::json) as r(
      instrument text, firm text, since timestamptz, state text, sequence bigint, line jsonb)
    on conflict (instrument, firm, since) do update set
      state = excluded.state, sequence = excluded.sequence, line = excluded.line`,
  );
  await write(
    transaction,
    buyingRows(placedLines(batch, 'buying')),
    (json) => sql`
    insert into buying
    select instrument, sharing, minute, ${shard}, price, volume, honest_jpy, suspicious_jpy, sequence
    from json_to_recordset(${json}::json) as r(
      instrument text, sharing text, minute timestamptz, price double precision,
      volume double precision, honest_jpy double precision, suspicious_jpy double precision,
      sequence bigint)
    on conflict (instrument, minute, sharing, shard) do update set
      price = excluded.price, volume = excluded.volume, honest_jpy = excluded.honest_jpy,
      suspicious_jpy = excluded.suspicious_jpy, sequence = excluded.sequence`,
  );
}

/** A minute is written once, so that adding it to its hour is right. */
async function writeHours(
  transaction: Writing,
  batch: readonly EffectsAt[],
  shard: number,
): Promise<void> {
  await write(
    transaction,
    hourRows(placedLines(batch, 'tally')),
    (json) => sql`
    insert into hours as stored
    select hour, firm, ${shard}, logins, orders, challenged, held, blocked, stopped_jpy, sequence
    from json_to_recordset(${json}::json) as r(
      hour timestamptz, firm text, logins bigint, orders bigint, challenged bigint,
      held bigint, blocked bigint, stopped_jpy double precision, sequence bigint)
    on conflict (hour, firm, shard) do update set
      logins = stored.logins + excluded.logins, orders = stored.orders + excluded.orders,
      challenged = stored.challenged + excluded.challenged, held = stored.held + excluded.held,
      blocked = stored.blocked + excluded.blocked,
      stopped_jpy = stored.stopped_jpy + excluded.stopped_jpy, sequence = excluded.sequence`,
  );
}
