// Which workers there are, and where each of them stands for each shard.
import type { NatsConnection } from '@nats-io/transport-node';
import { workerSubject } from './names.ts';
import type { Standing } from './thread-messages.ts';

export interface Heard {
  readonly worker: string;
  /** Shards whose state it follows, and up to where. */
  readonly copies: readonly (readonly [shard: number, sequence: number])[];
}

export interface Presence {
  standing(shard: number): Standing;
  /** Whether the worker that should own the shard lives, and has its state. */
  isHeirReady(shard: number): boolean;
  stop(): void;
}

export interface PresenceParts {
  readonly connection: NatsConnection;
  readonly worker: string;
  /** Workers that keep a copy of a shard's state, its owner included. */
  readonly copies: number;
  /** What is said of this one. */
  readonly say: () => Heard['copies'];
  readonly elapsedMs: () => number;
}

const sayEveryMs = 1_000;
/** Silent for so long, it does not live. */
const silentMs = 3_500;
/** One that comes back within this time finds its shards where they were. */
const rememberedMs = 10 * 60_000;
/** Past it new ones are not heard of. */
const workersMax = 256;

export function announcePresence(parts: PresenceParts): Presence {
  const { connection, worker, copies, say, elapsedMs } = parts;
  const heard = new Map<string, Heard & { readonly atMs: number }>();
  const subscription = connection.subscribe(workerSubject, {
    callback: (error, message) => {
      if (error) return;
      const found = message.json<Heard>();
      if (heard.has(found.worker) || heard.size < workersMax)
        heard.set(found.worker, { ...found, atMs: elapsedMs() });
    },
  });
  const announce = (): void =>
    connection.publish(workerSubject, JSON.stringify({ worker, copies: say() }));
  announce();
  const saying = setInterval(() => {
    announce();
    for (const [name, { atMs }] of heard) if (elapsedMs() - atMs > rememberedMs) heard.delete(name);
  }, sayEveryMs);

  /** From the one that should own it on; the same at every worker that has heard the same. */
  function order(shard: number): string[] {
    const names = [...new Set([...heard.keys(), worker])].sort();
    const first = shard % names.length;
    return [...names.slice(first), ...names.slice(0, first)];
  }

  return {
    standing(shard) {
      const names = order(shard).filter((name) => name === worker || isAlive(name));
      const rank = names.indexOf(worker);
      return { rank, follows: rank < copies };
    },
    isHeirReady(shard) {
      const [heir = worker] = order(shard);
      const found = heard.get(heir);
      if (heir === worker || !found || !isAlive(heir)) return false;
      return found.copies.some(([its, sequence]) => its === shard && sequence > 0);
    },
    stop() {
      clearInterval(saying);
      subscription.unsubscribe();
    },
  };

  function isAlive(name: string): boolean {
    const found = heard.get(name);
    return found !== undefined && elapsedMs() - found.atMs < silentMs;
  }
}
