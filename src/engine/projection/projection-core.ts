// The projection over a database that is open, whichever it is: the same for PGlite and PostgreSQL.
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { applyBatch, readSequence } from './apply.ts';
import { openEmbedded } from './embedded.ts';
import type { ProjectionOptions } from './message.ts';
import { prune } from './prune.ts';
import { createQueries, type Queries } from './queries.ts';
import type { EffectsAt } from './rows.ts';
import { type Database, ensureTables, recreateTables, type Tables } from './schema.ts';

export interface ProjectionCore {
  readonly queries: Queries;
  sequence(): Promise<number>;
  apply(batch: readonly EffectsAt[]): Promise<number>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** One for applying and three for queries. */
const connectionsMax = 4;
const connectTimeoutMs = 5_000;
/** Events with effects between two prunings: tables grow beyond their maxima by so much. */
const pruneEvery = 20_000;

/** Opens the database and makes the tables where they are missing or of another version. */
export async function openCore(options: ProjectionOptions): Promise<ProjectionCore> {
  const { database, close } =
    options.kind === 'pglite' ? await openPglite(options.directory) : openPostgres(options.url);
  try {
    await ensureTables(database);
  } catch (error) {
    await close();
    throw error;
  }
  let sincePruned = 0;
  return {
    queries: createQueries(database),
    // Asked at a start and after every failure: what somebody has dropped meanwhile is made again.
    async sequence() {
      await ensureTables(database);
      return readSequence(database);
    },
    async apply(batch) {
      const sequence = await applyBatch(database, batch);
      sincePruned += batch.length;
      if (sincePruned >= pruneEvery) {
        sincePruned = 0;
        await prune(database);
      }
      return sequence;
    },
    reset: () => recreateTables(database),
    close,
  };
}

interface Opened {
  readonly database: Database;
  close(): Promise<void>;
}

async function openPglite(directory: string | undefined): Promise<Opened> {
  const embedded = await openEmbedded(directory);
  const database = new Kysely<Tables>({
    dialect: new PGliteDialect({ pglite: embedded.database }),
  });
  // Kysely's destroy would close PGlite itself, before what must come first.
  return { database, close: embedded.close };
}

function openPostgres(url: string): Opened {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    connectionTimeoutMillis: connectTimeoutMs,
  });
  // A connection that breaks while idle; the next call makes another.
  pool.on('error', () => undefined);
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { database, close: () => database.destroy() };
}
