// What a shard of accounts remembers of its talk with the others; nothing where there is one shard.
import type { Crowd } from '../crowd.ts';
import type { Entity } from '../entity.ts';
import type { Store, World } from '../world.ts';
import type { FamilyRecord } from './families.ts';

/** Records noted for the next round at most; a further one is told when it changes again. */
export const notedMax = 50_000;
/** Accounts named with one record; with more of them all that it names is told. */
export const concernedMax = 32;

/** One record, under the empty name. */
export interface ExchangeRecord {
  shard: number;
  shards: number;
  everyMs: number;
  itemsMax: number;
  /** Earliest time of what was noted for the next round; and the time of the last round. */
  sinceMs: number;
  roundMs: number;
  /** Own records that changed since the last round, and the accounts concerned; empty for all. */
  readonly touched: Map<string, string[]>;
  /** Records owned here of which there may be news for the others. */
  readonly news: Set<string>;
  /** Changes that were not noted, since the last round. */
  passedOver: number;
}

export function createExchange(): ExchangeRecord {
  return {
    shard: 0,
    shards: 1,
    everyMs: 0,
    itemsMax: 0,
    sinceMs: 0,
    roundMs: 0,
    touched: new Map(),
    news: new Set(),
    passedOver: 0,
  };
}

/** Sums as they were last told: what has hardly changed is not told again. */
export interface Told {
  visits: number;
  risk: number;
  hostile: number;
  failures: number;
  /** First visits among the visitors, and the second of the latest. */
  strangers: number;
  stranger: number;
}

export function createTold(): Told {
  return { visits: 0, risk: 0, hostile: 0, failures: 0, strangers: 0, stranger: 0 };
}

/** At the owner of a place: what each other shard said of it. */
export interface PlaceParts {
  /** `[shard, as of ms, visits, risk, hostile, failures, …]`, as many as there are shards. */
  readonly sums: number[];
  /** `[account hash, second, first use 1/0, shard, …]`, oldest first, at most `visitorsKept`. */
  readonly visitors: number[];
  /** Name of this shard's own record of it; empty while it has none. */
  own: string;
  readonly told: Told;
}

/** Twice what a place itself remembers: each shard is told of those that are not its own. */
export const visitorsKept = 32;

export function createPlaceParts(): PlaceParts {
  return { sums: [], visitors: [], own: '', told: createTold() };
}

export interface CrowdPart {
  readonly shard: number;
  readonly name: string;
  readonly timeMs: number;
  readonly risk: number;
  readonly valueJpy: number;
  readonly isNew: boolean;
}

/** At the owner of an instrument, or of all buying of a sharing group: what each other shard said. */
export interface CrowdParts {
  /** `[shard, as of ms, risk, recent, usual, …]`, as many as there are shards. */
  readonly flows: number[];
  /** Oldest first, at most `buyersKept`. */
  readonly buyers: CrowdPart[];
  readonly told: Told;
}

export const buyersKept = 64;

export function createCrowdParts(): CrowdParts {
  return { flows: [], buyers: [], told: createTold() };
}

/** The stores of the exchange. Names are those of `share-names.ts`. */
export interface ExchangeStores {
  readonly record: Store<ExchangeRecord>;
  /** Of own records, as told to their owners. */
  readonly told: Store<Told>;
  readonly placeParts: Store<PlaceParts>;
  readonly crowdParts: Store<CrowdParts>;
  /** What all other shards together know. */
  readonly places: Store<Entity>;
  readonly crowds: Store<Crowd>;
  readonly families: Store<FamilyRecord>;
}

export interface Across<C> extends ExchangeStores {
  /** Name of the account whose event is being folded, and the event's time. */
  account: string;
  timeMs: number;
  /** The world with what others know in all that is read, and with what is changed noted. */
  readonly view: World<C>;
}

/** The exchange of this world; nothing where it is not one shard of several. */
export function exchangeOf<C>({ across }: World<C>): Readonly<ExchangeRecord> | undefined {
  return across?.record.read('');
}
