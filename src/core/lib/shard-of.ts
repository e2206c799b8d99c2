// Which of several shards an account, a place or an instrument belongs to: by its name alone.
import { hash53 } from './hash.ts';

/** Shards are numbered from 0. The name of an account is that of its record, firm included. */
export function shardOf(name: string, shards: number): number {
  return shards <= 1 ? 0 : hash53(name) % shards;
}
