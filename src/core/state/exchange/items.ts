// Places and crowds as they are told: short numbers, and of honest buyers only their sum.
import type { CrowdShare, PlaceShare } from '../../event/shard.ts';
import { type Buyer, boughtJpyOf, type Crowd } from '../crowd.ts';
import type { Entity } from '../entity.ts';
import type { Flow } from '../flow.ts';
import { nameOf, type PlaceKind } from './share-names.ts';
import { doubtfulRisk, strangersMs } from './worth.ts';

/** Five digits: a hundredth of a percent is less than any signal sees. */
function rounded(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(5));
}

export function placeItem(share: string, kind: PlaceKind, place: Entity): PlaceShare {
  return {
    kind,
    name: nameOf(share),
    at: place.lastMs,
    visits: rounded(place.visits),
    risk: rounded(place.risk),
    hostile: rounded(place.hostile),
    failures: rounded(place.failures),
    visitors: strangersOf(kind, place),
  };
}

/** Who is no stranger to a place is in its sums only. */
function strangersOf(kind: PlaceKind, { visitors, lastMs }: Entity): number[] {
  const sinceSecond = (lastMs - strangersMs[kind]) / 1000;
  const strangers: number[] = [];
  for (let index = 0; index < visitors.length; index += 3)
    if (visitors[index + 2] === 1 && visitors[index + 1]! >= sinceSecond)
      strangers.push(...visitors.slice(index, index + 3));
  return strangers;
}

export function crowdItem(
  share: string,
  kind: CrowdShare['kind'],
  flow: Flow,
  buyers: readonly Buyer[],
): CrowdShare {
  return {
    kind,
    name: nameOf(share),
    at: flow.timeMs,
    risk: rounded(flow.risk),
    recent: rounded(flow.recent),
    usual: rounded(flow.usual),
    buyers: buyers.map(({ name, timeMs, risk, valueJpy, isNew }) => [
      name,
      timeMs,
      rounded(risk),
      Math.round(valueJpy),
      isNew ? 1 : 0,
    ]),
  };
}

/**
 * Buyers as a shard needs them that does not raise the alert: without names, and those who look honest
 * and know the stock as one.
 */
export function nameless(crowd: Crowd): Buyer[] {
  const told: Buyer[] = [];
  const plain: Buyer[] = [];
  for (const buyer of crowd.buyers)
    if (buyer.isNew || buyer.risk >= doubtfulRisk) told.push({ ...buyer, name: '' });
    else plain.push(buyer);
  const last = plain.at(-1);
  if (!last) return told;
  const { timeMs } = last;
  let valueJpy = 0;
  let riskyJpy = 0;
  for (const { name, risk } of plain) {
    const bought = boughtJpyOf({ ...crowd, buyers: plain }, name, timeMs);
    valueJpy += bought;
    riskyJpy += risk * bought;
  }
  const risk = valueJpy > 0 ? riskyJpy / valueJpy : last.risk;
  const together = { name: '', timeMs, risk, valueJpy, isNew: false };
  return [...told, together].sort((left, right) => left.timeMs - right.timeMs);
}
