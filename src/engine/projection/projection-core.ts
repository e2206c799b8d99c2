// The projection over a database that is open, whichever it is: the same for PGlite and PostgreSQL.
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { applyBatch, readSequence } from './apply.ts';
import { openEmbedded } from './embedded.ts';
import type { ProjectionOptions } from './message.ts';
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
  return {
    queries: createQueries(database),
    sequence: () => readSequence(database),
    apply: (batch) => applyBatch(database, batch),
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
