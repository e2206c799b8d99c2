// Orders and what becomes of them.
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

export const order = z.looseObject({
  type: z.literal('order'),
  ...ofSession,
  order: name,
  side: z.enum(['buy', 'sell']),
  instrument,
  quantity: positive,
  orderType: z.enum(['market', 'limit']),
  limitPrice: positive.optional(),
  currency,
  margin: z.boolean().optional(),
});

export const orderCancel = z.looseObject({
  type: z.literal('order-cancel'),
  ...ofAccount,
  order: name,
});

export const execution = z.looseObject({
  type: z.literal('execution'),
  ...ofAccount,
  order: name,
  instrument,
  side: z.enum(['buy', 'sell']),
  quantity: positive,
  price: positive,
  currency,
  fee: notNegative.optional(),
});

export type Order = z.infer<typeof order>;
export type OrderCancel = z.infer<typeof orderCancel>;
export type Execution = z.infer<typeof execution>;
