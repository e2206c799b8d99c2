// Everything that is remembered, as the pipeline sees it. Where the records live (memory, LMDB) is
// the engine's affair.
import type { Account } from './account.ts';
import type { Buying } from './buying.ts';
import type { CampaignRecord, MeansRecord } from './campaign.ts';
import type { Crowd } from './crowd.ts';
import type { Entity } from './entity.ts';
import type { Across } from './exchange/exchange.ts';
import type { InForce } from './in-force.ts';
import type { Instrument } from './instrument.ts';
import type { Listing } from './listing.ts';
import type { Minute } from './minute.ts';
import type { Operators } from './operators.ts';
import type { Pending } from './pending.ts';
import type { Population } from './population.ts';
import type { Proposal } from './proposal.ts';
import type { Rates } from './rates.ts';

/** Records by key. What `read` returns must not be changed. */
export interface Store<Value> {
  read(key: string): Value | undefined;
  /** The record to change, created where there is none. */
  change(key: string): Value;
}

/** Mostly empty: whoever asks for several names at once looks first whether there are any. */
export interface SizedStore<Value> extends Store<Value> {
  readonly size: number;
}

/** Requests that wait, in the order in which they fall due. */
export interface PendingStore {
  get(decision: string): Pending | undefined;
  add(pending: Pending): void;
  remove(decision: string): void;
  /** The one that falls due next. */
  next(): Pending | undefined;
  /** The request that waits for this order, if any. */
  ofOrder(firm: string, order: string): Pending | undefined;
  /** What waits of one account, oldest due first. */
  ofAccount(firm: string, account: string): readonly Pending[];
}

export interface World<CaseRecord> {
  readonly accounts: Store<Account>;
  readonly addresses: Store<Entity>;
  readonly networks: Store<Entity>;
  readonly devices: Store<Entity>;
  /** Further traces by kind and name, see `traces.ts`: software, referring host, destination. */
  readonly traces: Store<Entity>;
  readonly listings: SizedStore<Listing>;
  readonly instruments: Store<Instrument>;
  readonly crowds: Store<Crowd>;
  readonly populations: Store<Population>;
  /** One record, under the empty name. */
  readonly rates: Store<Rates>;
  readonly cases: Store<CaseRecord>;
  /** Counts of the running minute, by firm. */
  readonly minutes: Store<Minute>;
  /** Model and policy in force, one record under the empty name. */
  readonly settings: Store<InForce>;
  /** Users of the console, one record under the empty name. */
  readonly operators: Store<Operators>;
  readonly campaigns: Store<CampaignRecord>;
  /** By kind and value inside one sharing group, see `case/campaign.ts`. */
  readonly means: Store<MeansRecord>;
  /** Actions that wait for a second person, and the ones decided lately. */
  readonly proposals: Store<Proposal>;
  /** The running minute of each instrument that customers buy, by sharing group. */
  readonly buying: Store<Buying>;
  readonly pending: PendingStore;
  /** What shards of accounts tell each other; of no effect where there is one. */
  readonly across?: Across<CaseRecord>;
  /** Called between events, when nobody holds a record to change it: what is not in use may be put away. */
  pack?(): void;
}
