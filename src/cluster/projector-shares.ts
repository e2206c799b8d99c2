// Which shards this projector feeds: locks in the database itself, which lets go of them with the
// connection, shared out evenly among the projectors that are connected.
import pg from 'pg';

export interface Shares {
  readonly held: ReadonlySet<number>;
  /**
   * Takes shards that nobody feeds, up to an even share, and gives back what is above it, one a
   * time. `onLost` is called before a shard is given back, and for all when the connection is lost.
   */
  update(onLost: (shard: number) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Any number: the first half of the locks' names. */
const lockClass = 727_368_477;
const applicationName = 'sekisho-projector';
const timeoutMs = 5_000;

export function createShares(url: string, shards: number): Shares {
  const held = new Set<number>();
  let client: pg.Client | undefined;

  async function connected(): Promise<pg.Client> {
    if (client) return client;
    const opened = new pg.Client({
      connectionString: url,
      application_name: applicationName,
      connectionTimeoutMillis: timeoutMs,
      query_timeout: timeoutMs,
    });
    // Told of by the next query as well; without a listener it would end the process.
    opened.on('error', () => undefined);
    await opened.connect();
    client = opened;
    return opened;
  }

  /** An even share of the shards, rounded up, so that together they feed all of them. */
  async function shareOf(open: pg.Client): Promise<number> {
    const { rows } = await open.query<{ projectors: number }>(
      `select count(*)::integer as projectors from pg_stat_activity
       where application_name = $1 and datname = current_database()`,
      [applicationName],
    );
    return Math.ceil(shards / Math.max(1, rows[0]?.projectors ?? 1));
  }

  async function take(open: pg.Client, shard: number): Promise<boolean> {
    const { rows } = await open.query<{ taken: boolean }>(
      'select pg_try_advisory_lock($1, $2) as taken',
      [lockClass, shard],
    );
    return rows[0]?.taken ?? false;
  }

  async function share(onLost: (shard: number) => Promise<void>): Promise<void> {
    const open = await connected();
    const most = await shareOf(open);
    for (let shard = 0; shard < shards && held.size < most; shard += 1)
      if (!held.has(shard) && (await take(open, shard))) held.add(shard);
    const last = [...held].at(-1);
    if (held.size <= most || last === undefined) return;
    await onLost(last);
    held.delete(last);
    await open.query('select pg_advisory_unlock($1, $2)', [lockClass, last]);
  }

  async function loseAll(onLost: (shard: number) => Promise<void>): Promise<void> {
    const lost = [...held];
    held.clear();
    await client?.end().catch(() => undefined);
    client = undefined;
    await Promise.all(lost.map(onLost));
  }

  return {
    held,
    async update(onLost) {
      try {
        await share(onLost);
      } catch (error) {
        await loseAll(onLost);
        throw error;
      }
    },
    async close() {
      held.clear();
      await client?.end().catch(() => undefined);
    },
  };
}
