// Keeps the tables bounded: what is oldest goes, and can be read in the journal still.
import { sql } from 'kysely';
import type { Database } from './schema.ts';

/**
 * Rows of each table at most, and what holds the order of their age. A large firm decides some 2,000
 * requests a day otherwise than by letting them pass, and sees some 500 instruments bought a minute.
 */
export interface Kept {
  readonly table: string;
  readonly rowsMax: number;
  /** Only such rows are given up. */
  readonly where?: string;
}

export const kept: readonly Kept[] = [
  { table: 'decisions', rowsMax: 1_000_000 },
  { table: 'case_lines', rowsMax: 2_000_000 },
  { table: 'alert_lines', rowsMax: 200_000 },
  { table: 'alerts', rowsMax: 100_000, where: `state = 'closed'` },
  { table: 'actions', rowsMax: 1_000_000, where: `state <> 'waiting'` },
  { table: 'restrictions', rowsMax: 20_000, where: `state <> 'in-force'` },
  { table: 'buying', rowsMax: 1_000_000 },
  { table: 'hours', rowsMax: 1_000_000 },
  // What nobody has decided stays, however old: the queue is what people work on.
  { table: 'queue', rowsMax: 500_000, where: `state in ('dismissed', 'closed')` },
  // The regulator's table counts those that are closed: all firms together had 3,312 accesses in the
  // wave of 2025. Older ones are in the journal, and in the cases file of `sekisho replay`.
  { table: 'cases', rowsMax: 1_000_000, where: `state in ('dismissed', 'closed')` },
  { table: 'campaigns', rowsMax: 50_000 },
];

/** Minutes of counts: a year of one firm, or a fortnight of twenty-five. */
const talliesMax = 500_000;

/** Deletes what is beyond the maxima. Counting needs no more than the order of an index. */
export async function prune(database: Database, tables: readonly Kept[] = kept): Promise<void> {
  for (const { table, rowsMax, where = 'true' } of tables) {
    const name = sql.raw(`sekisho.${table}`);
    await sql`
      delete from ${name} where ${sql.raw(where)} and sequence <= (
        select sequence from ${name} order by sequence desc offset ${rowsMax} limit 1)`.execute(
      database,
    );
  }
  await sql`
    delete from sekisho.tallies where minute <= (
      select minute from sekisho.tallies order by minute desc offset ${talliesMax} limit 1)`.execute(
    database,
  );
  await pruneNamed(database);
  // The embedded database never does so by itself, and then takes the wrong way to a page.
  for (const table of ['queue', 'queue_why', 'case_means', 'decisions', 'buying'])
    await sql.raw(`analyze sekisho.${table}`).execute(database);
}

/** What only says something of a case in the queue, or of an action, goes with it. */
async function pruneNamed(database: Database): Promise<void> {
  await sql`
    delete from sekisho.queue_why w where not exists (
      select from sekisho.queue q where q."case" = w."case")`.execute(database);
  await sql`
    delete from sekisho.case_means m where not exists (
      select from sekisho.queue q where q."case" = m."case")`.execute(database);
  await sql`
    delete from sekisho.action_cases a where not exists (
      select from sekisho.actions b where b.id = a.id)`.execute(database);
}
