// Purchases that a restriction of their instrument stopped: nobody suspects the buyer, so no case has them.
import { sql } from 'kysely';
import type { Decision } from '../../core/decision/decision.ts';
import type { Outcome } from '../../core/state/happening.ts';
import { cleanText } from './clean-text.ts';
import { ofFirm } from './console-sql.ts';
import type { Ask } from './queries.ts';
import type { Database } from './schema.ts';

export interface RestrictedOrder {
  readonly line: Decision;
  readonly outcome: Outcome | null;
}

/** What the index of these decisions says, word by word: with other words it is not used. */
const byRule = `line #>> '{reasons,0,code}' in ('restricted-by-person', 'restricted-instrument')`;
const instrument = `(line #>> '{reasons,0,facts,instrument}')`;

export const restrictedIndex = `create index decisions_restricted on decisions (${instrument}, time)
  where ${byRule}`;

/** Newest first. */
export async function restrictedOrders(
  database: Database,
  ask: Ask & { readonly instrument: string; readonly limit: number },
): Promise<readonly RestrictedOrder[]> {
  const { rows } = await sql<RestrictedOrder>`
    select line, outcome from sekisho.decisions
    where ${sql.raw(byRule)} and ${sql.raw(instrument)} = ${cleanText(ask.instrument)}
      and ${ofFirm(ask)}
    order by time desc, sequence desc limit ${ask.limit}`.execute(database);
  return rows;
}
