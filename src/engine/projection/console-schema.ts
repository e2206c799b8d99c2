// The tables behind the console: the queue, campaigns, what people did, buying by the minute, hours.

export const consoleStatements: readonly string[] = [
  // Narrow on purpose: a filter by text reads all of it.
  `create table sekisho.queue (
    "case" text primary key, firm text not null, account text not null, state text not null,
    owner text not null, campaign text not null,
    opened timestamptz not null, updated timestamptz not null, first_stop timestamptz,
    risk double precision not null, avoidable_jpy double precision not null,
    held_orders integer not null, held_jpy double precision not null,
    attempted_jpy double precision not null, stopped_jpy double precision not null,
    sale_value_jpy double precision not null, purchase_value_jpy double precision not null,
    version integer not null, search text not null, sequence bigint not null)`,
  `create table sekisho.queue_why ("case" text primary key, why text not null)`,
  `create index queue_by_loss on sekisho.queue (avoidable_jpy desc, updated desc, "case")`,
  `create index queue_of_campaign on sekisho.queue (campaign) where campaign <> ''`,
  `create index queue_by_risk on sekisho.queue (risk desc, updated desc, "case")`,
  `create index queue_by_change on sekisho.queue (updated desc, "case")`,
  `create index queue_by_value on sekisho.queue
    ((purchase_value_jpy + sale_value_jpy) desc, "case")`,
  `create index queue_opened on sekisho.queue (opened desc, "case")`,
  `create index queue_of_owner on sekisho.queue (owner) where owner <> ''`,
  `create index queue_oldest on sekisho.queue (sequence)`,

  `create table sekisho.case_means (
    kind text, value text, "case" text, primary key (kind, value, "case"))`,
  `create index means_of_case on sekisho.case_means ("case")`,

  `create table sekisho.campaigns (
    campaign text primary key, firm text not null, opened timestamptz not null,
    updated timestamptz not null, cases integer not null, merged_into text,
    bonds jsonb not null, sequence bigint not null)`,
  `create index campaigns_latest on sekisho.campaigns (updated desc) where merged_into is null`,

  `create table sekisho.actions (
    id text primary key, firm text not null, time timestamptz not null, by text not null,
    action text not null, state text not null, sequence bigint not null, line jsonb not null)`,
  `create index actions_latest on sekisho.actions (sequence)`,
  `create index actions_waiting on sekisho.actions (sequence) where state = 'waiting'`,
  `create table sekisho.action_cases ("case" text, id text, primary key ("case", id))`,
  `create index cases_of_action on sekisho.action_cases (id)`,

  `create table sekisho.restrictions (
    instrument text, firm text, since timestamptz, state text not null,
    sequence bigint not null, line jsonb not null, primary key (instrument, firm, since))`,

  `create table sekisho.buying (
    instrument text, sharing text, minute timestamptz, price double precision not null,
    volume double precision not null, honest_jpy double precision not null,
    suspicious_jpy double precision not null, sequence bigint not null,
    primary key (instrument, minute, sharing))`,
  `create index buying_oldest on sekisho.buying (sequence)`,

  `create table sekisho.hours (
    hour timestamptz, firm text, logins bigint not null, orders bigint not null,
    challenged bigint not null, held bigint not null, blocked bigint not null,
    stopped_jpy double precision not null, sequence bigint not null, primary key (hour, firm))`,

  // What is given up is found by its age.
  `create index case_lines_oldest on sekisho.case_lines (sequence)`,
  `create index alert_lines_oldest on sekisho.alert_lines (sequence)`,
  `create index hours_oldest on sekisho.hours (sequence)`,
  `create index campaigns_oldest on sekisho.campaigns (sequence)`,
  `create index restrictions_oldest on sekisho.restrictions (sequence)`,
  `create index decisions_at on sekisho.decisions (time)`,
];
