// The tables of the exchange between shards of accounts; empty where there is one shard.
import { type Crowd, createCrowd } from '../../core/state/crowd.ts';
import { createEntity } from '../../core/state/entity.ts';
import {
  type CrowdParts,
  createCrowdParts,
  createExchange,
  createPlaceParts,
  createTold,
  type ExchangeRecord,
  type ExchangeStores,
  type PlaceParts,
  type Told,
} from '../../core/state/exchange/exchange.ts';
import { createFamily, type FamilyRecord } from '../../core/state/exchange/families.ts';
import type { Codec } from './codec.ts';
import { entityCodec, jsonCodec } from './codecs.ts';
import { createRecordTable } from './record-table.ts';

/** Places told, owned or heard of at most: what is forgotten is told and heard again when it moves. */
const placesMax = 400_000;
/** Instruments in a few sharing groups. */
const crowdsMax = 50_000;

const exchangeCodec: Codec<ExchangeRecord> = {
  write(writer, { touched, news, ...numbers }) {
    writer.text(JSON.stringify({ ...numbers, touched: [...touched], news: [...news] }));
  },
  read(reader) {
    const stored = JSON.parse(reader.text()) as Omit<ExchangeRecord, 'touched' | 'news'> & {
      touched: [string, string[]][];
      news: string[];
    };
    return { ...stored, touched: new Map(stored.touched), news: new Set(stored.news) };
  },
};

export function createExchangeTables(saved: boolean) {
  const kept = (recordsMax: number) => ({ recordsMax, atMax: 'forget' as const, saved });
  return {
    exchange: createRecordTable({ create: createExchange, codec: exchangeCodec, ...kept(2) }),
    told: createRecordTable<Told>({ create: createTold, codec: jsonCodec(), ...kept(placesMax) }),
    placeParts: createRecordTable<PlaceParts>({
      create: createPlaceParts,
      codec: jsonCodec(),
      ...kept(placesMax),
    }),
    crowdParts: createRecordTable<CrowdParts>({
      create: createCrowdParts,
      codec: jsonCodec(),
      ...kept(crowdsMax),
    }),
    placesHeard: createRecordTable({
      create: createEntity,
      codec: entityCodec,
      ...kept(placesMax),
    }),
    families: createRecordTable<FamilyRecord>({
      create: createFamily,
      codec: jsonCodec(),
      ...kept(placesMax / 2),
    }),
    crowdsHeard: createRecordTable<Crowd>({
      create: createCrowd,
      codec: jsonCodec(),
      ...kept(crowdsMax),
    }),
  };
}

export function exchangeStoresOf(tables: ReturnType<typeof createExchangeTables>): ExchangeStores {
  return {
    record: tables.exchange,
    told: tables.told,
    placeParts: tables.placeParts,
    crowdParts: tables.crowdParts,
    places: tables.placesHeard,
    crowds: tables.crowdsHeard,
    families: tables.families,
  };
}
