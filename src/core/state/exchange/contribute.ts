// A shard of accounts tells the owners of places and instruments what has changed among its own.
import type { CrowdShare, Share } from '../../event/shard.ts';
import { hash32 } from '../../lib/hash.ts';
import type { Buyer } from '../crowd.ts';
import type { Entity } from '../entity.ts';
import type { Store, World } from '../world.ts';
import { type Across, type ExchangeRecord, notedMax } from './exchange.ts';
import { familyItem } from './families.ts';
import { crowdItem, placeItem } from './items.ts';
import { isPlace, kindOf, nameOf, ownerOf, type PlaceKind, placeShareName } from './share-names.ts';
import {
  isFlowNews,
  isPlaceNews,
  isWorthTelling,
  noteFlowTold,
  notePlaceTold,
  suspicionOf,
} from './worth.ts';

/** A record to tell, under the name it was noted by. */
export interface Candidate {
  readonly touched: string;
  readonly share: string;
  readonly item: Share;
  /** The higher, the sooner it goes where there is no room for all. */
  readonly weight: number;
  /** Notes what was told, once it is. */
  note(): void;
}

/** By owner, what it is to be told; what this shard owns itself is noted as news for the others. */
export function candidatesOf<C>(
  world: World<C>,
  across: Across<C>,
  exchange: ExchangeRecord,
  timeMs: number,
): ReadonlyMap<number, Candidate[]> {
  const byOwner = new Map<number, Candidate[]>();
  for (const [touched, accounts] of exchange.touched) {
    const candidate = candidateOf(touched, accounts, world, across, timeMs);
    if (!candidate) {
      exchange.touched.delete(touched);
      continue;
    }
    const owner = ownerOf(candidate.share, exchange.shards);
    if (owner === exchange.shard) {
      exchange.touched.delete(touched);
      noteNews(candidate, across, exchange);
      continue;
    }
    const known = byOwner.get(owner);
    if (known) known.push(candidate);
    else byOwner.set(owner, [candidate]);
  }
  return byOwner;
}

function noteNews<C>(
  { touched, share }: Candidate,
  across: Across<C>,
  exchange: ExchangeRecord,
): void {
  if (isPlace(share)) across.placeParts.change(share).own = nameOf(touched);
  if (exchange.news.size < notedMax) exchange.news.add(share);
  else exchange.passedOver += 1;
}

function candidateOf<C>(
  touched: string,
  accounts: readonly string[],
  world: World<C>,
  across: Across<C>,
  timeMs: number,
): Candidate | undefined {
  const kind = kindOf(touched);
  if (kind === 'flow') return flowCandidate(touched, world, across);
  if (kind === 'crowd') return crowdCandidate(touched, accounts, world);
  if (kind === 'family') return familyCandidate(touched, across);
  return placeCandidate(touched, kind, accounts, world, across, timeMs);
}

function familyCandidate<C>(share: string, across: Across<C>): Candidate | undefined {
  const own = across.families.read(share)?.own;
  if (!own) return undefined;
  const item = familyItem(nameOf(share), own);
  // Cases are few, and each has been looked at.
  return { touched: share, share, item, weight: 1, note: () => undefined };
}

function flowCandidate<C>(
  share: string,
  world: World<C>,
  across: Across<C>,
): Candidate | undefined {
  const flow = world.populations.read(nameOf(share))?.flow;
  if (!flow || !isFlowNews(flow, across.told.read(share) ?? across.told.change(share)))
    return undefined;
  return {
    touched: share,
    share,
    item: crowdItem(share, 'flow', flow, []),
    // One record a sharing group, without which no share of buying can be worked out.
    weight: Number.POSITIVE_INFINITY,
    note: () => noteFlowTold(flow, across.told.change(share)),
  };
}

/** Purchases of the accounts concerned, each of which counts at the owner. */
function crowdCandidate<C>(
  share: string,
  accounts: readonly string[],
  world: World<C>,
): Candidate | undefined {
  const crowd = world.crowds.read(nameOf(share));
  if (!crowd) return undefined;
  const isConcerned = ({ name }: Buyer) => accounts.length === 0 || accounts.includes(name);
  const buyers = crowd.buyers.filter(isConcerned);
  const item: CrowdShare = crowdItem(share, 'crowd', crowd.flow, buyers);
  const risk = buyers.reduce((sum, buyer) => sum + buyer.risk, 0);
  return { touched: share, share, item, weight: 0.1 + risk, note: () => undefined };
}

function placeCandidate<C>(
  touched: string,
  kind: PlaceKind,
  accounts: readonly string[],
  world: World<C>,
  across: Across<C>,
  timeMs: number,
): Candidate | undefined {
  const record = nameOf(touched);
  const place = storeOf(kind, world).read(record);
  if (!place || !isWorthTelling(place)) return undefined;
  const share = placeShareName(kind, record);
  const told = across.told.read(share);
  if (told && !isPlaceNews(kind, place, told)) return undefined;
  const concerned = accounts.length === 0 ? place : { ...place, visitors: of(accounts, place) };
  return {
    touched,
    share,
    item: placeItem(share, kind, concerned),
    weight: suspicionOf(place, timeMs),
    note: () => notePlaceTold(place, across.told.change(share)),
  };
}

function of(accounts: readonly string[], { visitors }: Entity): number[] {
  const wanted = accounts.map(hash32);
  const found: number[] = [];
  for (let index = 0; index < visitors.length; index += 3)
    if (wanted.includes(visitors[index]!)) found.push(...visitors.slice(index, index + 3));
  return found;
}

export function storeOf<C>(kind: PlaceKind, world: World<C>): Store<Entity> {
  if (kind === 'address') return world.addresses;
  if (kind === 'network') return world.networks;
  return kind === 'device' ? world.devices : world.traces;
}
