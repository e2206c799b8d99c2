// What comes back from people: the outcome of a step-up, and what customer or analyst says it was.
import { z } from 'zod';
import { timeMsOf } from '../lib/time.ts';
import { name, ofAccount, text, time } from './common.ts';

export const stepUpResult = z.looseObject({
  type: z.literal('step-up-result'),
  ...ofAccount,
  decision: z.string().min(1).max(256),
  result: z.enum(['passed', 'failed', 'refused', 'timed-out']),
  method: z.enum(['password', 'otp', 'push', 'phone', 'passkey', 'certificate']),
  /** Content that was shown to the customer; other content than was asked about changes nothing. */
  contentHash: z.string().max(128).optional(),
});

export const feedback = z.looseObject({
  type: z.literal('feedback'),
  ...ofAccount,
  subject: z.looseObject({
    session: name.optional(),
    order: name.optional(),
    account: name.optional(),
  }),
  label: z.enum(['fraud', 'legitimate']),
  by: z.enum(['customer', 'analyst']),
  /** A hijacker came days ago and was one of many visitors: the session may be forgotten by now. */
  occurred: time.refine((value) => !Number.isNaN(timeMsOf(value)), 'a day that exists').optional(),
  note: text.optional(),
});

export type StepUpResult = z.infer<typeof stepUpResult>;
export type Feedback = z.infer<typeof feedback>;
