// Adds what others know of a place or an instrument to what this shard knows of it.
import { buyersMax, type Crowd } from '../crowd.ts';
import { ageEntity, type Entity, visitorsMax } from '../entity.ts';
import { type Flow, flowWithout } from '../flow.ts';

/** Neither is changed; where there is but one, it is given as it is. */
export function joinPlaces(one: Entity | undefined, other: Entity): Entity {
  if (!one) return other;
  const timeMs = Math.max(one.lastMs, other.lastMs);
  const left = { ...one };
  const right = { ...other };
  ageEntity(left, timeMs);
  ageEntity(right, timeMs);
  return {
    lastMs: timeMs,
    visits: left.visits + right.visits,
    risk: left.risk + right.risk,
    hostile: left.hostile + right.hostile,
    failures: left.failures + right.failures,
    lastFailed: left.lastFailed,
    visitors: joinVisitors(left.visitors, right.visitors),
  };
}

/** The latest of both in the order of time; an account is in one shard, so that none is in both. */
function joinVisitors(one: readonly number[], other: readonly number[]): number[] {
  const joined: number[] = [];
  let left = one.length - 3;
  let right = other.length - 3;
  while (joined.length < visitorsMax * 3 && (left >= 0 || right >= 0)) {
    const isLeft = right < 0 || (left >= 0 && one[left + 1]! >= other[right + 1]!);
    const from = isLeft ? one : other;
    const at = isLeft ? left : right;
    // Backwards for now, each entry as well.
    joined.push(from[at + 2]!, from[at + 1]!, from[at]!);
    if (isLeft) left -= 3;
    else right -= 3;
  }
  return joined.reverse();
}

export function joinFlows(one: Flow, other: Flow): Flow {
  const timeMs = Math.max(one.timeMs, other.timeMs);
  const left = flowWithout(one, undefined, timeMs);
  const right = flowWithout(other, undefined, timeMs);
  return {
    timeMs,
    risk: left.risk + right.risk,
    recent: left.recent + right.recent,
    usual: left.usual + right.usual,
  };
}

/** As many buyers as one shard alone would remember: the latest. */
export function joinCrowds(one: Crowd | undefined, other: Crowd): Crowd {
  if (!one) return other;
  const buyers = [...one.buyers, ...other.buyers].sort((left, right) => left.timeMs - right.timeMs);
  return {
    buyers: buyers.slice(-buyersMax),
    flow: joinFlows(one.flow, other.flow),
    alertId: one.alertId,
    alertBuyers: one.alertBuyers,
  };
}
