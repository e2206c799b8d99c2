// The role `projector`: folds the effects in the shards' journals into PostgreSQL, beside others of
// its kind. Two that feed one shard do no harm, for the database counts what it has by shard and
// sequence; that each shard has one feeder only spares the work.
//
// It reads effects and folds no events: what a worker journalled is what it answered by.
import { openCore, type ProjectionCore } from '../engine/projection/projection-core.ts';
import { type ShardFeed, startShardFeed } from '../engine/projection/shard-feed.ts';
import type { Cluster } from './connect.ts';
import { openStreamReader } from './journal/stream-reader.ts';
import { createShares } from './projector-shares.ts';

export interface ProjectorParts {
  readonly cluster: Cluster;
  readonly shards: number;
  /** A PostgreSQL URL. */
  readonly database: string;
  readonly log: (message: string) => void;
}

export interface Projector {
  /** Of the shards that it feeds: up to which sequence. */
  readonly sequences: ReadonlyMap<number, number>;
  stop(): Promise<void>;
}

/** How soon a shard whose projector died finds another, and a rebuild is seen. */
const lookEveryMs = 1_000;

/** Resolves at once; a database that is away is tried again. */
export async function startProjector(parts: ProjectorParts): Promise<Projector> {
  const { log } = parts;
  const say = onceEach(log);
  const shares = createShares(parts.database, parts.shards);
  const feeds = new Map<string, ShardFeed>();
  let core: ProjectionCore | undefined;
  let stopped = false;
  let wake: (() => void) | undefined;

  async function opened(): Promise<ProjectionCore> {
    core ??= await openCore({ kind: 'postgres', url: parts.database, isShared: true });
    return core;
  }

  function feed(open: ProjectionCore, shard: number, schema: 'sekisho' | 'sekisho_next'): void {
    const key = `${schema} ${shard}`;
    if (feeds.has(key)) return;
    const journal = openStreamReader(parts.cluster, shard);
    const target = open.target({ shard, schema });
    feeds.set(
      key,
      startShardFeed(journal, target, (error) =>
        say(`shard ${shard}: the read model waits: ${(error as Error).message}`),
      ),
    );
  }

  async function leave(shard: number, schema: 'sekisho' | 'sekisho_next'): Promise<void> {
    const key = `${schema} ${shard}`;
    const running = feeds.get(key);
    feeds.delete(key);
    await running?.stop();
  }

  async function leaveShard(shard: number): Promise<void> {
    await Promise.all([leave(shard, 'sekisho'), leave(shard, 'sekisho_next')]);
  }

  async function look(): Promise<void> {
    const open = await opened();
    await shares.update(leaveShard);
    for (const shard of shares.held) feed(open, shard, 'sekisho');
    if (await open.rebuild.isUnderWay()) {
      for (const shard of shares.held) feed(open, shard, 'sekisho_next');
      if (await open.rebuild.finish()) log('the read model was filled anew and put in place');
    } else await Promise.all([...shares.held].map((shard) => leave(shard, 'sekisho_next')));
  }

  async function run(): Promise<void> {
    while (!stopped) {
      await look().catch((error: unknown) =>
        say(`the read model waits: ${(error as Error).message}`),
      );
      if (stopped) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, lookEveryMs);
      });
    }
  }

  const running = run();
  return {
    get sequences() {
      const live = [...shares.held].map(
        (shard) => [shard, feeds.get(`sekisho ${shard}`)?.sequence ?? 0] as const,
      );
      return new Map(live);
    },
    async stop() {
      stopped = true;
      wake?.();
      await running;
      await Promise.all([...feeds.values()].map((one) => one.stop()));
      await shares.close();
      await core?.close();
    },
  };
}

/** What is the same again and again is said once. */
function onceEach(log: (message: string) => void): (message: string) => void {
  let last = '';
  return (message) => {
    if (message !== last) log(message);
    last = message;
  };
}
