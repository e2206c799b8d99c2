// For tests of the core: a world in plain maps, without a maximum and without a store.
import { createAccount } from './account.ts';
import { createBuying } from './buying.ts';
import { createCampaign, createMeans } from './campaign.ts';
import { createCrowd } from './crowd.ts';
import { createEntity } from './entity.ts';
import { createInForce } from './in-force.ts';
import { createInstrument } from './instrument.ts';
import { createListing } from './listing.ts';
import { createMinute } from './minute.ts';
import { createOperators } from './operators.ts';
import type { Pending } from './pending.ts';
import { createPopulation } from './population.ts';
import { createProposal } from './proposal.ts';
import { createRates } from './rates.ts';
import type { PendingStore, SizedStore, World } from './world.ts';

export interface MemoryStore<Value> extends SizedStore<Value> {
  readonly records: ReadonlyMap<string, Value>;
}

export function storeOf<Value>(create: () => Value): MemoryStore<Value> {
  const records = new Map<string, Value>();
  return {
    records,
    get size() {
      return records.size;
    },
    read: (key) => records.get(key),
    change(key) {
      const known = records.get(key);
      if (known !== undefined) return known;
      const created = create();
      records.set(key, created);
      return created;
    },
  };
}

function pendingInMemory(): PendingStore {
  let waiting: Pending[] = [];
  return {
    get: (decision) => waiting.find((pending) => pending.decision === decision),
    add(pending) {
      waiting = [...waiting.filter(({ decision }) => decision !== pending.decision), pending];
      waiting.sort((left, right) => left.expiresMs - right.expiresMs);
    },
    remove(decision) {
      waiting = waiting.filter((pending) => pending.decision !== decision);
    },
    next: () => waiting[0],
    ofOrder: (firm, order) =>
      waiting.find((pending) => pending.firm === firm && pending.order === order),
    ofAccount: (firm, account) =>
      waiting.filter((pending) => pending.firm === firm && pending.account === account),
  };
}

export function createMemoryWorld<CaseRecord>(createCase: () => CaseRecord) {
  return {
    accounts: storeOf(createAccount),
    addresses: storeOf(createEntity),
    networks: storeOf(createEntity),
    devices: storeOf(createEntity),
    traces: storeOf(createEntity),
    listings: storeOf(createListing),
    instruments: storeOf(createInstrument),
    crowds: storeOf(createCrowd),
    populations: storeOf(createPopulation),
    rates: storeOf(createRates),
    cases: storeOf(createCase),
    minutes: storeOf(createMinute),
    settings: storeOf(createInForce),
    operators: storeOf(createOperators),
    campaigns: storeOf(createCampaign),
    means: storeOf(createMeans),
    proposals: storeOf(createProposal),
    buying: storeOf(createBuying),
    pending: pendingInMemory(),
  } satisfies World<CaseRecord>;
}

export type MemoryWorld = ReturnType<typeof createMemoryWorld<unknown>>;

export function createStateWorld(): MemoryWorld {
  return createMemoryWorld<unknown>(() => ({}));
}
