// Session events: a log-in (request), signs of the session from elsewhere, and its end (facts).
import { z } from 'zod';
import { client, ofSession, text } from './common.ts';

export const login = z.looseObject({
  type: z.literal('login'),
  ...ofSession,
  outcome: z.enum(['success', 'failure']),
  method: z.enum(['password', 'otp', 'push', 'phone', 'passkey', 'certificate']),
  channel: z.enum(['web', 'app', 'api']),
  ...client,
  referrer: text.optional(),
});

export const activity = z.looseObject({
  type: z.literal('activity'),
  ...ofSession,
  ...client,
});

export const logout = z.looseObject({
  type: z.literal('logout'),
  ...ofSession,
});

export type Login = z.infer<typeof login>;
export type Activity = z.infer<typeof activity>;
export type Logout = z.infer<typeof logout>;
