// The projection over a database that is open, whichever it is: the same for PGlite and PostgreSQL.
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { applyBatch, type Feeding, readSequence } from './apply.ts';
import { openEmbedded } from './embedded.ts';
import type { ProjectionOptions } from './message.ts';
import { prune } from './prune.ts';
import { createQueries, type Queries } from './queries.ts';
import { createRebuild, type Rebuild } from './rebuild.ts';
import type { EffectsAt } from './rows.ts';
import { type Database, ensureTables, recreateTables, type Tables } from './schema.ts';

/** What one journal is folded into. */
export interface Target {
  sequence(): Promise<number>;
  apply(batch: readonly EffectsAt[]): Promise<number>;
}

export interface ProjectionCore extends Target {
  readonly queries: Queries;
  /** Of one shard among several, or of what is filled anew. */
  target(feeding: Omit<Feeding, 'known'>): Target;
  readonly rebuild: Rebuild;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** One for applying and three for queries; with several journals, shards share them. */
const connectionsMax = 4;
const connectTimeoutMs = 5_000;
/** Events with effects between two prunings: tables grow beyond their maxima by so much. */
const pruneEvery = 20_000;

/** Opens the database and makes the tables where they are missing or of another version. */
export async function openCore(options: ProjectionOptions): Promise<ProjectionCore> {
  const { database, close } =
    options.kind === 'pglite' ? await openPglite(options.directory) : openPostgres(options.url);
  const isShared = options.kind === 'postgres' && options.isShared;
  try {
    await ensureTables(database, isShared);
  } catch (error) {
    await close();
    throw error;
  }
  let sincePruned = 0;

  async function pruneAfter(events: number): Promise<void> {
    sincePruned += events;
    if (sincePruned < pruneEvery) return;
    sincePruned = 0;
    await prune(database);
  }

  function target(feeding: Omit<Feeding, 'known'>): Target {
    let known = 0;
    return {
      // Asked at a start and after every failure: what somebody has dropped meanwhile is made again.
      async sequence() {
        await ensureTables(database, isShared);
        known = await readSequence(database, feeding);
        return known;
      },
      async apply(batch) {
        known = await applyBatch(database, batch, { ...feeding, known });
        await pruneAfter(batch.length);
        return known;
      },
    };
  }

  const own = target({});
  return {
    queries: createQueries(database),
    ...own,
    target,
    rebuild: createRebuild(database),
    async reset() {
      await recreateTables(database);
      // What was applied before is not known any more.
      await own.sequence();
    },
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
  // A connection that breaks, idle or between two statements; the next call makes another, and a
  // call that is under way hears of it by its next statement.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { database, close: () => database.destroy() };
}
