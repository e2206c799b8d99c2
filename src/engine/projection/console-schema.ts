// The tables behind the console: the queue, campaigns, what people did, buying by the minute, hours.

export const consoleStatements: readonly string[] = [
  // Narrow on purpose: a filter by text reads all of it.
  `create table queue (
    "case" text primary key, firm text not null, account text not null, state text not null,
    owner text not null, campaign text not null,
    opened timestamptz not null, updated timestamptz not null, first_stop timestamptz,
    risk double precision not null, avoidable_jpy double precision not null,
    held_orders integer not null, held_jpy double precision not null,
    attempted_jpy double precision not null, stopped_jpy double precision not null,
    sale_value_jpy double precision not null, purchase_value_jpy double precision not null,
    version integer not null, search text not null, sequence bigint not null)`,
  `create table queue_why ("case" text primary key, why text not null)`,
  `create index queue_by_loss on queue (avoidable_jpy desc, updated desc, "case")`,
  `create index queue_of_campaign on queue (campaign) where campaign <> ''`,
  `create index queue_by_risk on queue (risk desc, updated desc, "case")`,
  `create index queue_by_change on queue (updated desc, "case")`,
  `create index queue_by_value on queue
    ((purchase_value_jpy + sale_value_jpy) desc, "case")`,
  `create index queue_opened on queue (opened desc, "case")`,
  `create index queue_of_owner on queue (owner) where owner <> ''`,
  `create index queue_oldest on queue (sequence)`,

  `create table case_means (
    kind text, value text, "case" text, primary key (kind, value, "case"))`,
  `create index means_of_case on case_means ("case")`,

  `create table campaigns (
    campaign text primary key, firm text not null, opened timestamptz not null,
    updated timestamptz not null, cases integer not null, merged_into text,
    bonds jsonb not null, sequence bigint not null)`,
  `create index campaigns_latest on campaigns (updated desc) where merged_into is null`,

  `create table actions (
    id text primary key, firm text not null, time timestamptz not null, by text not null,
    action text not null, state text not null, sequence bigint not null, line jsonb not null)`,
  `create index actions_latest on actions (sequence)`,
  `create index actions_waiting on actions (sequence) where state = 'waiting'`,
  `create table action_cases ("case" text, id text, primary key ("case", id))`,
  `create index cases_of_action on action_cases (id)`,

  `create table restrictions (
    instrument text, firm text, since timestamptz, state text not null,
    sequence bigint not null, line jsonb not null, primary key (instrument, firm, since))`,

  `create table buying (
    instrument text, sharing text, minute timestamptz, shard integer,
    price double precision not null, volume double precision not null,
    honest_jpy double precision not null, suspicious_jpy double precision not null,
    sequence bigint not null, primary key (instrument, minute, sharing, shard))`,
  `create index buying_oldest on buying (sequence)`,

  `create table hours (
    hour timestamptz, firm text, shard integer, logins bigint not null, orders bigint not null,
    challenged bigint not null, held bigint not null, blocked bigint not null,
    stopped_jpy double precision not null, sequence bigint not null,
    primary key (hour, firm, shard))`,

  // What is given up is found by its age.
  `create index case_lines_oldest on case_lines (sequence)`,
  `create index alert_lines_oldest on alert_lines (sequence)`,
  `create index hours_oldest on hours (sequence)`,
  `create index campaigns_oldest on campaigns (sequence)`,
  `create index restrictions_oldest on restrictions (sequence)`,
  `create index decisions_at on decisions (time)`,
];
