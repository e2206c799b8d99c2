// Folds what other shards tell: as the owner of a place or instrument, or as one of the shards.
import type {
  Contribution,
  CrowdShare,
  FamilyShare,
  PlaceShare,
  ShardEvent,
  Summary,
} from '../../event/shard.ts';
import { type Crowd, marketInstrumentOf } from '../crowd.ts';
import type { Entity } from '../entity.ts';
import type { Happening } from '../happening.ts';
import type { World } from '../world.ts';
import { type Across, type CrowdPart, exchangeOf, notedMax } from './exchange.ts';
import { olderOf, readFamily } from './families.ts';
import { crowdWithout, placeWithout, putCrowdPart, putPlacePart } from './parts.ts';
import { noteTime } from './view.ts';

/** From this event on the world is one shard of several. */
export function foldShard<C>(event: ShardEvent, world: World<C>): void {
  const record = world.across?.record.change('');
  if (!record) return;
  record.shard = event.shard;
  record.shards = event.shards;
  record.everyMs = event.exchangeMs;
  record.itemsMax = event.itemsMax;
}

/** Purchases told of count at once where this shard raises the instrument's alerts. */
export function foldContribution<C>(event: Contribution, world: World<C>): readonly Happening[] {
  const { across } = world;
  const shard = exchangeOf(world)?.shard;
  if (!across || shard !== event.to || event.from === shard) return [];
  const happenings: Happening[] = [];
  const record = across.record.change('');
  const { news } = record;
  noteTime(record, across.timeMs);
  for (const item of event.items) {
    const share = `${item.kind} ${item.name}`;
    if (item.kind === 'family') {
      happenings.push(...takeFamily(share, item, across));
      if (news.size < notedMax) news.add(share);
      continue;
    }
    const buyer = takePart(share, item, event.from, shard, across);
    const instrument = item.kind === 'crowd' ? marketInstrumentOf(item.name) : '';
    const firm = buyer?.name.split('\u0000', 1)[0] ?? '';
    if (buyer && instrument) happenings.push({ kind: 'bought', instrument, firm });
    // Beyond it the others hear when there is more to say.
    if (news.size < notedMax) news.add(share);
  }
  return happenings;
}

/** As one of the shards the owner knows at once what all others together know. */
function takePart<C>(
  share: string,
  item: PlaceShare | CrowdShare,
  from: number,
  shard: number,
  across: Across<C>,
): CrowdPart | undefined {
  if ('buyers' in item) {
    const parts = across.crowdParts.change(share);
    const buyer = putCrowdPart(parts, from, item);
    setCrowd(across.crowds.change(share), crowdWithout(parts, shard, undefined));
    return buyer;
  } else {
    const parts = across.placeParts.change(share);
    putPlacePart(parts, from, item);
    const others = placeWithout(parts, shard, undefined);
    if (others) setPlace(across.places.change(share), others);
    return undefined;
  }
}

/** Cases elsewhere came by the same means: those here may belong to their campaign. */
function takeFamily<C>(share: string, item: FamilyShare, across: Across<C>): Happening[] {
  const record = across.families.change(share);
  record.others = olderOf(record.others, readFamily(item));
  const { means } = record;
  return means === undefined ? [] : [{ kind: 'family', means }];
}

export function foldSummary<C>(event: Summary, world: World<C>): readonly Happening[] {
  const { across } = world;
  const shard = exchangeOf(world)?.shard;
  if (!across || shard !== event.to || event.from === shard) return [];
  const happenings: Happening[] = [];
  for (const item of event.items) {
    const share = `${item.kind} ${item.name}`;
    if (item.kind === 'family') happenings.push(...takeFamily(share, item, across));
    else if ('buyers' in item) {
      const { at: timeMs, risk, recent, usual } = item;
      const crowd = across.crowds.change(share);
      if (timeMs < crowd.flow.timeMs) continue;
      const buyers = item.buyers.map(([name, bought, buyerRisk, valueJpy, first]) => ({
        name,
        timeMs: bought,
        risk: buyerRisk,
        valueJpy,
        isNew: first === 1,
      }));
      setCrowd(crowd, { flow: { timeMs, risk, recent, usual }, buyers });
    } else {
      const { at: lastMs, visits, risk, hostile, failures, visitors } = item;
      const place = across.places.change(share);
      if (lastMs < place.lastMs) continue;
      setPlace(place, { lastMs, visits, risk, hostile, failures, visitors });
    }
  }
  return happenings;
}

function setCrowd(crowd: Crowd, { flow, buyers }: Pick<Crowd, 'flow' | 'buyers'>): void {
  Object.assign(crowd.flow, flow);
  crowd.buyers.splice(0, crowd.buyers.length, ...buyers);
}

function setPlace(place: Entity, told: Omit<Entity, 'lastFailed'>): void {
  const { lastMs, visits, risk, hostile, failures, visitors } = told;
  Object.assign(place, { lastMs, visits, risk, hostile, failures });
  place.visitors.splice(0, place.visitors.length, ...visitors);
}
