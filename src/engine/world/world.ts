// The world as records in bounded memory, over LMDB or over nothing.
import { type CaseRecord, createCase } from '../../core/case/record.ts';
import { type Account, createAccount } from '../../core/state/account.ts';
import { type Buying, createBuying } from '../../core/state/buying.ts';
import {
  type CampaignRecord,
  createCampaign,
  createMeans,
  type MeansRecord,
} from '../../core/state/campaign.ts';
import { type Crowd, createCrowd } from '../../core/state/crowd.ts';
import { createEntity } from '../../core/state/entity.ts';
import { withExchange } from '../../core/state/exchange/view.ts';
import { createInForce, type InForce } from '../../core/state/in-force.ts';
import { createInstrument, type Instrument } from '../../core/state/instrument.ts';
import { createListing, type Listing } from '../../core/state/listing.ts';
import { createMinute, type Minute } from '../../core/state/minute.ts';
import { createOperators, type Operators } from '../../core/state/operators.ts';
import { createPopulation } from '../../core/state/population.ts';
import { createProposal, type Proposal } from '../../core/state/proposal.ts';
import { createRates } from '../../core/state/rates.ts';
import type { World } from '../../core/state/world.ts';
import type { StateStore } from '../state-store/store.ts';
import { accountCodec } from './account-codec.ts';
import { entityCodec, jsonCodec, populationCodec, ratesCodec } from './codecs.ts';
import { createExchangeTables, exchangeStoresOf } from './exchange-tables.ts';
import { createPendingQueue, type PendingRecord, pendingMax } from './pending-queue.ts';
import { createRecordTable } from './record-table.ts';
import type { RecordTable, Rest } from './table.ts';

/** Records in memory at most; accounts and cases beyond it rest in the store, the others are forgotten. */
export interface WorldLimits {
  readonly accounts: number;
  readonly cases: number;
  readonly addresses: number;
  readonly networks: number;
  readonly devices: number;
  readonly traces: number;
  readonly listings: number;
  readonly instruments: number;
  readonly crowds: number;
  readonly campaigns: number;
  readonly means: number;
  readonly proposals: number;
  readonly buying: number;
}

export const defaultLimits: WorldLimits = {
  // As bytes, some 0.7 KB each. With 200,000 a million accounts were answered no faster.
  accounts: 50_000,
  cases: 20_000,
  addresses: 400_000,
  networks: 100_000,
  devices: 400_000,
  traces: 200_000,
  listings: 200_000,
  instruments: 50_000,
  crowds: 50_000,
  // A wave of months had some dozens; each names up to 2,000 cases.
  campaigns: 4_000,
  means: 200_000,
  proposals: 2_000,
  buying: 50_000,
};

/** Records kept as objects where answers must not wait for the collector, the others as bytes. */
const accountObjectsMax = 6_000;
const placeObjectsMax = 8_000;

/** Numbers of the tables in the store; 0 holds the generation of each. */
export const tableNumbers = {
  generations: 0,
  accounts: 1,
  cases: 2,
  addresses: 3,
  networks: 4,
  devices: 5,
  listings: 6,
  instruments: 7,
  crowds: 8,
  populations: 9,
  rates: 10,
  minutes: 11,
  settings: 12,
  pending: 13,
  // 14 holds the ids seen, see checkpoint.ts.
  operators: 15,
  campaigns: 16,
  means: 17,
  proposals: 18,
  buying: 19,
  traces: 20,
  // What shards of accounts tell each other, see exchange-tables.ts.
  exchange: 30,
  told: 31,
  placeParts: 32,
  crowdParts: 33,
  placesHeard: 34,
  crowdsHeard: 35,
  families: 36,
} as const;

type TableName = Exclude<keyof typeof tableNumbers, 'generations'>;
/** Tables differ in what they hold; what is done to all of them does not look inside. */
export type Tables = Readonly<Record<TableName, RecordTable<unknown>>>;

export interface StoredWorld {
  readonly world: World<CaseRecord>;
  readonly tables: Tables;
}

/** Firms at most in one installation (six reported in the first edition, some 250 are licensed). */
const firmsMax = 2_000;

/** The records alone, before what is worked out of them. */
export type LoadedTables = ReturnType<typeof loadTables>;

/**
 * With a store, records rest there and checkpoints bring them; `readOnly` leaves it as it is and keeps
 * what changes in memory. Without one everything is in memory. `loaded` is what `loadTables` gave for
 * this store, where that was done before.
 */
export function createWorld(
  limits: WorldLimits,
  store?: StateStore,
  readOnly = false,
  loaded: LoadedTables = loadTables(limits, store, readOnly),
): StoredWorld {
  const { pending, ...stores } = loaded.tables;
  const tables = loaded.tables as unknown as Tables;
  const packed = Object.values(tables).filter(({ isPacked }) => isPacked);
  const pack = (): void => {
    for (const table of packed) table.pack();
  };
  const whole = { ...stores, pending: createPendingQueue(pending), pack };
  return { world: withExchange(whole, exchangeStoresOf(loaded.shared)), tables };
}

export function loadTables(limits: WorldLimits, store?: StateStore, readOnly = false) {
  const saved = store !== undefined && !readOnly;
  const restOf = (name: TableName): Rest => {
    const stored = (key: string) => store?.get(tableNumbers[name], key || emptyKey);
    return saved ? { get: stored } : restInMemory(stored);
  };
  const kept = (recordsMax: number) => ({ recordsMax, atMax: 'forget' as const, saved });
  /** Of a small table a quarter, so that small worlds of tests are packed as well. */
  const objects = (most: number, recordsMax: number) =>
    saved ? { objectsMax: Math.min(most, Math.floor(recordsMax / 4)) } : {};
  const places = (recordsMax: number) =>
    createRecordTable({
      create: createEntity,
      codec: entityCodec,
      ...kept(recordsMax),
      ...objects(placeObjectsMax, recordsMax),
    });
  const shared = createExchangeTables(saved);
  const tables = {
    ...shared,
    accounts: createRecordTable<Account>({
      create: createAccount,
      codec: accountCodec,
      recordsMax: limits.accounts,
      atMax: 'rest',
      rest: restOf('accounts'),
      saved,
      ...objects(accountObjectsMax, limits.accounts),
    }),
    cases: createRecordTable<CaseRecord>({
      create: createCase,
      codec: jsonCodec(),
      recordsMax: limits.cases,
      atMax: 'rest',
      rest: restOf('cases'),
      saved,
    }),
    addresses: places(limits.addresses),
    networks: places(limits.networks),
    devices: places(limits.devices),
    traces: places(limits.traces),
    listings: createRecordTable<Listing>({
      create: createListing,
      codec: jsonCodec(),
      ...kept(limits.listings),
    }),
    instruments: createRecordTable<Instrument>({
      create: createInstrument,
      codec: jsonCodec(),
      ...kept(limits.instruments),
    }),
    crowds: createRecordTable<Crowd>({
      create: createCrowd,
      codec: jsonCodec(),
      ...kept(limits.crowds),
    }),
    populations: createRecordTable({
      create: createPopulation,
      codec: populationCodec,
      ...kept(firmsMax),
    }),
    rates: createRecordTable({ create: createRates, codec: ratesCodec, ...kept(2) }),
    minutes: createRecordTable<Minute>({
      create: createMinute,
      codec: jsonCodec(),
      ...kept(firmsMax),
    }),
    settings: createRecordTable<InForce>({
      create: createInForce,
      codec: jsonCodec(),
      ...kept(2),
    }),
    operators: createRecordTable<Operators>({
      create: createOperators,
      codec: jsonCodec(),
      ...kept(2),
    }),
    campaigns: createRecordTable<CampaignRecord>({
      create: createCampaign,
      codec: jsonCodec(),
      ...kept(limits.campaigns),
    }),
    means: createRecordTable<MeansRecord>({
      create: createMeans,
      codec: jsonCodec(),
      ...kept(limits.means),
    }),
    proposals: createRecordTable<Proposal>({
      create: createProposal,
      codec: jsonCodec(),
      ...kept(limits.proposals),
    }),
    buying: createRecordTable<Buying>({
      create: createBuying,
      codec: jsonCodec(),
      ...kept(limits.buying),
    }),
    pending: createRecordTable<PendingRecord>({
      create: () => ({ pending: undefined }),
      codec: jsonCodec(),
      ...kept(pendingMax * 2 + 2),
    }),
  };
  if (store) loadBounded(tables as unknown as Tables, store);
  return { tables, shared };
}

/** Encoded records rest in memory, about a kilobyte an account, over what a store may hold. */
function restInMemory(stored: Rest['get']): Rest {
  const records = new Map<string, Uint8Array>();
  return {
    get: (key) => records.get(key) ?? stored(key),
    put: (key, bytes) => records.set(key, bytes),
  };
}

/** LMDB takes no empty key; the single records have no name. */
export const emptyKey = '\u0001';

/** Everything but accounts and cases is in memory whole. */
function loadBounded(tables: Tables, store: StateStore): void {
  const generations = new Map<string, number>();
  for (const { key, value } of store.scan(tableNumbers.generations))
    generations.set(key, Number(Buffer.from(value).toString()));
  for (const [name, table] of Object.entries(tables) as [TableName, RecordTable<unknown>][]) {
    if (name === 'accounts' || name === 'cases') continue;
    table.load(named(store.scan(tableNumbers[name])), generations.get(name) ?? 1);
  }
}

function* named(
  records: Iterable<{ key: string; value: Uint8Array }>,
): Iterable<{ key: string; value: Uint8Array }> {
  for (const { key, value } of records) yield { key: key === emptyKey ? '' : key, value };
}
