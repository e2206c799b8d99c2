// Fills the tables anew while queries go on: beside the old ones, and then in their place.
import { sql } from 'kysely';
import { type Database, hasTable, lockMaking, recreateTables } from './schema.ts';

export interface Rebuild {
  /** Makes empty tables beside those in use; one that was under way begins again. */
  begin(): Promise<void>;
  isUnderWay(): Promise<boolean>;
  /** Puts the new tables in place of the old once they hold as much of every journal; says whether. */
  finish(): Promise<boolean>;
}

export function createRebuild(database: Database): Rebuild {
  return {
    begin: () => recreateTables(database, 'sekisho_next'),
    isUnderWay: () => hasTable(database, 'sekisho_next.about'),
    finish: () => finish(database),
  };
}

async function finish(database: Database): Promise<boolean> {
  if (!(await hasCaughtUp(database))) return false;
  const isDone = await database.transaction().execute(async (transaction) => {
    await lockMaking(transaction);
    // Another process may have finished, or begun again, while this one waited.
    if (!(await hasCaughtUp(transaction))) return false;
    await sql`drop schema if exists sekisho_old cascade`.execute(transaction);
    await sql`alter schema sekisho rename to sekisho_old`.execute(transaction);
    await sql`alter schema sekisho_next rename to sekisho`.execute(transaction);
    return true;
  });
  // By itself, so that a query of the old tables that is under way delays nobody who writes.
  if (isDone) await sql`drop schema if exists sekisho_old cascade`.execute(database);
  return isDone;
}

async function hasCaughtUp(database: Database): Promise<boolean> {
  if (!(await hasTable(database, 'sekisho_next.about'))) return false;
  const { rows } = await sql<{ behind: string }>`
    select count(*)::text as behind from sekisho.progress old
    left join sekisho_next.progress new using (shard)
    where coalesce(new.sequence, 0) < old.sequence`.execute(database);
  return Number(rows[0]?.behind) === 0;
}
