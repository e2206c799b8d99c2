// At the owner of a place or an instrument: keeps what each shard said of it and adds it up for one of
// them, without that one's own part.
import type { CrowdShare, PlaceShare } from '../../event/shard.ts';
import { type Buyer, buyersMax, type Crowd, createCrowd } from '../crowd.ts';
import { createEntity, type Entity, visitorsMax } from '../entity.ts';
import { createFlow } from '../flow.ts';
import {
  buyersKept,
  type CrowdPart,
  type CrowdParts,
  type PlaceParts,
  visitorsKept,
} from './exchange.ts';
import { joinFlows, joinPlaces } from './join.ts';

/** Takes what a shard says in place of what it said before; what is older than that changes nothing. */
export function putPlacePart(parts: PlaceParts, from: number, told: PlaceShare): void {
  const { sums } = parts;
  let index = 0;
  while (index < sums.length && sums[index] !== from) index += 6;
  if (index < sums.length && sums[index + 1]! > told.at) return;
  const { at, visits, risk, hostile, failures, visitors } = told;
  sums.splice(index, 6, from, at, visits, risk, hostile, failures);
  for (let next = 0; next < visitors.length; next += 3)
    putVisitor(parts.visitors, visitors.slice(next, next + 3), from);
}

function putVisitor(visitors: number[], [visitor, second, first]: number[], from: number): void {
  for (let index = 0; index < visitors.length; index += 4)
    if (visitors[index] === visitor && visitors[index + 3] === from) {
      visitors.splice(index, 4);
      break;
    }
  let place = visitors.length;
  while (place > 0 && visitors[place - 3]! > second!) place -= 4;
  visitors.splice(place, 0, visitor!, second!, first!, from);
  if (visitors.length > visitorsKept * 4) visitors.splice(0, 4);
}

/** What all but one shard know of the place; nothing where they know nothing. */
export function placeWithout(
  parts: PlaceParts,
  without: number,
  own: Entity | undefined,
): Entity | undefined {
  let whole = own;
  const { sums } = parts;
  for (let index = 0; index < sums.length; index += 6) {
    if (sums[index] === without) continue;
    const [, lastMs, visits, risk, hostile, failures] = sums.slice(index, index + 6) as number[];
    const part = { ...createEntity(), ...{ visits, risk, hostile, failures }, lastMs };
    whole = joinPlaces(whole, part as Entity);
  }
  if (!whole) return undefined;
  const others = { ...createEntity(), lastMs: whole.lastMs, visitors: told(parts, without) };
  return joinPlaces(others, whole);
}

function told({ visitors }: PlaceParts, without: number): number[] {
  const others: number[] = [];
  for (let index = 0; index < visitors.length; index += 4)
    if (visitors[index + 3] !== without) others.push(...visitors.slice(index, index + 3));
  return others.slice(-3 * visitorsMax);
}

/** Gives the riskiest of those who have bought since; nothing where it only corrects what was told. */
export function putCrowdPart(
  parts: CrowdParts,
  from: number,
  told: CrowdShare,
): CrowdPart | undefined {
  const { flows, buyers } = parts;
  let index = 0;
  while (index < flows.length && flows[index] !== from) index += 5;
  if (index < flows.length && flows[index + 1]! > told.at) return undefined;
  flows.splice(index, 5, from, told.at, told.risk, told.recent, told.usual);
  let riskiest: CrowdPart | undefined;
  for (const [name, timeMs, risk, valueJpy, first] of told.buyers) {
    const buyer = { shard: from, name, timeMs, risk, valueJpy, isNew: first === 1 };
    if (putBuyer(buyers, buyer) && risk >= (riskiest?.risk ?? 0)) riskiest = buyer;
  }
  return riskiest;
}

/** Says whether he has bought since he was last told of. */
function putBuyer(buyers: CrowdPart[], buyer: CrowdPart): boolean {
  const index = buyers.findIndex(({ name }) => name === buyer.name);
  const known = index < 0 ? undefined : buyers.splice(index, 1)[0];
  let place = buyers.length;
  while (place > 0 && buyers[place - 1]!.timeMs > buyer.timeMs) place -= 1;
  buyers.splice(place, 0, buyer);
  if (buyers.length > buyersKept) buyers.shift();
  return !known || buyer.timeMs > known.timeMs;
}

/** What all but one shard know of who buys it. */
export function crowdWithout(
  { flows, buyers }: CrowdParts,
  without: number,
  own: Pick<Crowd, 'flow' | 'buyers'> | undefined,
): Crowd {
  let flow = own?.flow ?? createFlow();
  for (let index = 0; index < flows.length; index += 5) {
    if (flows[index] === without) continue;
    const [, timeMs, risk, recent, usual] = flows.slice(index, index + 5) as [
      number,
      number,
      number,
      number,
      number,
    ];
    flow = joinFlows(flow, { timeMs, risk, recent, usual });
  }
  const others = buyers.filter(({ shard }) => shard !== without);
  const all: Buyer[] = [...others, ...(own?.buyers ?? [])];
  all.sort((left, right) => left.timeMs - right.timeMs);
  return { ...createCrowd(), flow: { ...flow }, buyers: all.slice(-buyersMax) };
}
