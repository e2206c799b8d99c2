// The order among the events of several shards: by time, and inside a shard as its journal has them.
import { projectionError } from './projection-error.ts';
import type { EffectsAt } from './rows.ts';

/** Shards at most: with it, milliseconds since 1970 fit into 2^53 until the year 2248. */
export const shardsMax = 1024;

/**
 * Puts a place instead of the journal's sequence: milliseconds × 1024 + shard, and at least one
 * step after the shard's place before it. So no two shards have the same, each shard's are in its
 * journal's order, and a journal that is read again gives the same.
 */
export function inPlaces(
  batch: readonly EffectsAt[],
  shard: number,
  latest: number,
): readonly EffectsAt[] {
  if (shard >= shardsMax) throw projectionError('failed', `shard ${shard} of at most ${shardsMax}`);
  let place = latest;
  return batch.map((at) => {
    const ofTime = Math.max(0, at.timeMs ?? 0) * shardsMax + shard;
    place = place === 0 ? ofTime : Math.max(place + shardsMax, ofTime);
    return { ...at, sequence: place };
  });
}
