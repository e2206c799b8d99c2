// A change of the account itself: what a hijacker alters so that the owner does not notice.
import { z } from 'zod';
import { client, ofSession } from './common.ts';

/** New kinds go to the end: an account's state remembers them by their place. */
export const changeKinds = [
  'password',
  'email',
  'phone',
  'address',
  'bank-account',
  'device-added',
  'factor-added',
  'factor-removed',
  'notification-off',
  'limit-raised',
] as const;

export const accountChange = z.looseObject({
  type: z.literal('account-change'),
  ...ofSession,
  change: z.enum(changeKinds),
  ip: client.ip.optional(),
  userAgent: client.userAgent.optional(),
  device: client.device,
});

export type AccountChange = z.infer<typeof accountChange>;
