// Money leaving, and the snapshot of what an account holds.
import { z } from 'zod';
import {
  currency,
  instrument,
  name,
  notNegative,
  ofAccount,
  ofSession,
  positive,
} from './common.ts';

export const withdrawal = z.looseObject({
  type: z.literal('withdrawal'),
  ...ofSession,
  amount: positive,
  currency,
  destination: name,
});

/** A snapshot that replaces the last one; a debit balance is a negative amount. */
export const holdings = z.looseObject({
  type: z.literal('holdings'),
  ...ofAccount,
  cash: z.array(z.looseObject({ currency, amount: z.number() })).max(64),
  positions: z
    .array(z.looseObject({ instrument, quantity: z.number(), averageCost: notNegative.optional() }))
    .max(4096),
});

export type Withdrawal = z.infer<typeof withdrawal>;
export type Holdings = z.infer<typeof holdings>;
