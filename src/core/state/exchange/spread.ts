// The owner of places and instruments tells each other shard what all but that shard know of them.
import type { Share } from '../../event/shard.ts';
import type { World } from '../world.ts';
import { storeOf } from './contribute.ts';
import type { Across, ExchangeRecord } from './exchange.ts';
import { familyItem, olderOf } from './families.ts';
import { crowdItem, nameless, placeItem } from './items.ts';
import { crowdWithout, placeWithout } from './parts.ts';
import { isPlace, kindOf, nameOf, type PlaceKind } from './share-names.ts';
import {
  isFlowNews,
  isPlaceNews,
  isWorthSpreading,
  noteFlowTold,
  notePlaceTold,
  suspicionOf,
} from './worth.ts';

/** No shard has this number: what all of them know. */
const nobody = -1;

export interface News {
  readonly share: string;
  readonly weight: number;
  /** What is new to this shard; nothing where only the shard itself knows of it. */
  itemFor(shard: number): Share | undefined;
  note(): void;
}

/** What is worth spreading among what was noted; the rest is struck off. */
export function newsOf<C>(
  world: World<C>,
  across: Across<C>,
  exchange: ExchangeRecord,
  timeMs: number,
): News[] {
  const all: News[] = [];
  for (const share of exchange.news) {
    const news = newsOfOne(share, world, across, timeMs);
    if (news) all.push(news);
    else exchange.news.delete(share);
  }
  return all;
}

function newsOfOne<C>(
  share: string,
  world: World<C>,
  across: Across<C>,
  timeMs: number,
): News | undefined {
  if (isPlace(share)) return placeNews(share, world, across, timeMs);
  return kindOf(share) === 'family' ? familyNews(share, across) : crowdNews(share, world, across);
}

/** Every shard with a case that came by it goes by the oldest; one shard alone knows that itself. */
function familyNews<C>(share: string, across: Across<C>): News | undefined {
  const { own, others } = across.families.read(share) ?? {};
  if (!others) return undefined;
  const item = familyItem(nameOf(share), own ? olderOf(own, others) : others);
  return { share, weight: 1, itemFor: () => item, note: () => undefined };
}

function placeNews<C>(
  share: string,
  world: World<C>,
  across: Across<C>,
  timeMs: number,
): News | undefined {
  const parts = across.placeParts.read(share);
  if (!parts) return undefined;
  const kind = kindOf(share) as PlaceKind;
  const own = parts.own ? storeOf(kind, world).read(parts.own) : undefined;
  const whole = placeWithout(parts, nobody, own);
  if (!whole || !isWorthSpreading(kind, whole) || !isPlaceNews(kind, whole, parts.told))
    return undefined;
  return {
    share,
    weight: suspicionOf(whole, timeMs),
    itemFor(shard) {
      const others = placeWithout(parts, shard, own);
      return others && placeItem(share, kind, others);
    },
    note: () => notePlaceTold(whole, across.placeParts.change(share).told),
  };
}

function crowdNews<C>(share: string, world: World<C>, across: Across<C>): News | undefined {
  const parts = across.crowdParts.read(share);
  const kind = kindOf(share) as 'crowd' | 'flow';
  const own = ownCrowd(kind, nameOf(share), world);
  if (!parts && !own) return undefined;
  const known = parts ?? across.crowdParts.change(share);
  const whole = crowdWithout(known, nobody, own);
  if (!isFlowNews(whole.flow, known.told)) return undefined;
  const risk = whole.buyers.reduce((sum, buyer) => sum + buyer.risk, 0);
  return {
    share,
    weight: kind === 'flow' ? Number.POSITIVE_INFINITY : 0.1 + risk,
    itemFor(shard) {
      const others = crowdWithout(known, shard, own);
      if (others.flow.timeMs === 0) return undefined;
      return crowdItem(share, kind, others.flow, nameless(others));
    },
    note: () => noteFlowTold(whole.flow, across.crowdParts.change(share).told),
  };
}

function ownCrowd<C>(kind: 'crowd' | 'flow', name: string, world: World<C>) {
  if (kind === 'crowd') return world.crowds.read(name);
  const flow = world.populations.read(name)?.flow;
  return flow && { flow, buyers: [] };
}
