// What the market shows: reference data, prints, bars and exchange rates.
import { z } from 'zod';
import { common, currency, instrument, notNegative, positive, text } from './common.ts';

export const instrumentFacts = z.looseObject({
  type: z.literal('instrument'),
  ...common,
  instrument,
  name: text,
  currency,
  lotSize: positive.optional(),
  averageDailyVolume: notNegative.optional(),
  sharesOutstanding: positive.optional(),
  previousClose: positive.optional(),
});

export const trade = z.looseObject({
  type: z.literal('trade'),
  ...common,
  instrument,
  price: positive,
  quantity: positive,
  side: z.enum(['buy', 'sell']).optional(),
});

export const bar = z.looseObject({
  type: z.literal('bar'),
  ...common,
  instrument,
  seconds: positive,
  open: positive,
  high: positive,
  low: positive,
  close: positive,
  volume: notNegative,
});

export const fx = z.looseObject({
  type: z.literal('fx'),
  ...common,
  currency,
  rate: positive.describe('yen per unit'),
});

export type InstrumentFacts = z.infer<typeof instrumentFacts>;
export type Trade = z.infer<typeof trade>;
export type Bar = z.infer<typeof bar>;
export type Fx = z.infer<typeof fx>;
