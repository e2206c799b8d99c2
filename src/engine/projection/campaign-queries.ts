// Campaigns as the projection has them: their line with the sums of their cases, and what binds them.
import { sql } from 'kysely';
import type { Bond, Means } from '../../core/state/campaign.ts';
import { cleanText } from './clean-text.ts';
import { type Condition, isoTime, ofFirm } from './console-sql.ts';
import type { Ask } from './queries.ts';
import type { Database } from './schema.ts';

export interface CampaignRow {
  readonly campaign: string;
  readonly firm: string;
  readonly since: string;
  readonly last: string;
  readonly bonds: readonly Bond[];
  readonly cases: number;
  readonly accounts: number;
  readonly undecided: number;
  readonly confirmed: number;
  readonly attemptedJpy: number;
  readonly stoppedJpy: number;
  readonly firstHold: string | null;
}

export interface CaseMeans extends Means {
  readonly case: string;
}

const meansMax = 50_000;

export function listCampaigns(
  database: Database,
  ask: Ask & { readonly limit: number },
): Promise<readonly CampaignRow[]> {
  return campaignsWhere(database, ask, sql`true`, ask.limit);
}

async function campaignsWhere(
  database: Database,
  ask: Ask,
  condition: Condition,
  limit: number,
): Promise<readonly CampaignRow[]> {
  const { rows } = await sql<CampaignRow>`
    select c.campaign, c.firm, ${isoTime('c.opened')} as since,
      ${isoTime('coalesce(q.last, c.updated)')} as last, c.bonds,
      coalesce(q.cases, 0)::integer as cases, coalesce(q.accounts, 0)::integer as accounts,
      coalesce(q.undecided, 0)::integer as undecided,
      coalesce(q.confirmed, 0)::integer as confirmed,
      coalesce(q.attempted, 0) as "attemptedJpy", coalesce(q.stopped, 0) as "stoppedJpy",
      ${isoTime('q.first_hold')} as "firstHold"
    from (
      select * from sekisho.campaigns c
      where ${ofFirm(ask, 'c')} and merged_into is null and ${condition}
      order by updated desc, campaign limit ${limit}) c
    left join lateral (
      select max(updated) as last, count(*) as cases, count(distinct account) as accounts,
        count(*) filter (where state in ('new', 'investigating')) as undecided,
        count(*) filter (where state in ('confirmed', 'restituting', 'closed')) as confirmed,
        sum(attempted_jpy) filter (where state <> 'dismissed') as attempted,
        sum(stopped_jpy) filter (where state <> 'dismissed') as stopped,
        min(first_stop) as first_hold
      from sekisho.queue q where q.campaign = c.campaign) q on true
    order by q.last desc nulls last, c.campaign`.execute(database);
  return rows;
}

/** A name merged away leads on to where its cases are now; merges of merges, some steps. */
export async function findCampaign(
  database: Database,
  ask: Ask & { readonly id: string },
): Promise<CampaignRow | undefined> {
  const { rows } = await sql<{ id: string }>`
    with recursive way(id, next, step) as (
      select campaign, merged_into, 0 from sekisho.campaigns where campaign = ${cleanText(ask.id)}
      union all
      select c.campaign, c.merged_into, w.step + 1
      from sekisho.campaigns c join way w on c.campaign = w.next where w.step < 50)
    select id from way where next is null`.execute(database);
  const id = rows[0]?.id;
  if (id === undefined) return undefined;
  const found = await campaignsWhere(database, ask, sql`campaign = ${id}`, 1);
  return found[0];
}

export async function meansOfCampaign(
  database: Database,
  ask: Ask & { readonly id: string },
): Promise<readonly CaseMeans[]> {
  const { rows } = await sql<CaseMeans>`
    select m.kind, m.value, m."case" from sekisho.case_means m
    join sekisho.queue q using ("case")
    where q.campaign = ${cleanText(ask.id)} and ${ofFirm(ask, 'q')}
    order by m.kind, m.value, m."case" limit ${meansMax}`.execute(database);
  return rows;
}
