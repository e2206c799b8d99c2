// What shards of accounts tell each other, as events of the shard that takes it in. The engine makes
// them, no sender may submit them; they are in the journal so that a replay of one shard is exact.
import { z } from 'zod';
import { common, time } from './common.ts';

/** Shards of one installation at most. */
export const shardsMax = 1_024;

const shardNumber = z
  .int()
  .min(0)
  .max(shardsMax - 1);

/** Which part of all accounts this journal is about, and how often the parts talk. */
export const shard = z.looseObject({
  type: z.literal('shard'),
  ...common,
  shard: shardNumber,
  shards: z.int().min(1).max(shardsMax),
  /** Milliseconds of event time between two rounds of messages. */
  exchangeMs: z.int().min(10).max(3_600_000),
  /** Records told to one shard in one round at most; the most suspicious first. */
  itemsMax: z.int().min(1).max(100_000),
});

/** The time of a round has come: what has changed is told. */
export const exchange = z.looseObject({ type: z.literal('exchange'), ...common });

/** Sums of a place as of `at` (milliseconds), and `[account hash, second, first use 1/0, …]`. */
const place = z.object({
  kind: z.enum(['address', 'network', 'device', 'trace']),
  /** A hash: it is looked up, never shown. */
  name: z.string().min(1).max(16),
  at: z.number(),
  visits: z.number(),
  risk: z.number(),
  hostile: z.number(),
  failures: z.number(),
  visitors: z.array(z.number()),
});

/** Sums of who buys, and `[name, milliseconds, risk, yen, first purchase 1/0]` a buyer. */
const crowd = z.object({
  kind: z.enum(['crowd', 'flow']),
  name: z.string().max(300),
  at: z.number(),
  risk: z.number(),
  recent: z.number(),
  usual: z.number(),
  buyers: z.array(z.tuple([z.string(), z.number(), z.number(), z.number(), z.number()])),
});

/** The oldest campaign of a shard's cases that came by one means; `at` is the latest of them. */
const family = z.object({
  kind: z.literal('family'),
  name: z.string().min(1).max(16),
  at: z.number(),
  campaign: z.string().max(300),
  opened: z.number(),
});

const share = z.discriminatedUnion('kind', [place, crowd, family]);

const message = {
  ...common,
  from: shardNumber,
  to: shardNumber,
  /** When it was told; `time` is when it was taken in. */
  asOf: time,
  /** Records that were left for later for want of room. */
  left: z.int().min(0),
  items: z.array(share).max(100_000),
};

/** A shard of accounts tells the owner of a place or instrument what it knows of it by itself. */
export const contribution = z.looseObject({ type: z.literal('contribution'), ...message });

/** The owner tells a shard of accounts what all others together know of it. */
export const summary = z.looseObject({ type: z.literal('summary'), ...message });

export type ShardEvent = z.infer<typeof shard>;
export type Exchange = z.infer<typeof exchange>;
export type Contribution = z.infer<typeof contribution>;
export type Summary = z.infer<typeof summary>;
export type PlaceShare = z.infer<typeof place>;
export type CrowdShare = z.infer<typeof crowd>;
export type FamilyShare = z.infer<typeof family>;
export type Share = z.infer<typeof share>;
