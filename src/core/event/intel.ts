// Threat intelligence: what others have seen of the hijackers' means.
import { z } from 'zod';
import { timeMsOf } from '../lib/time.ts';
import { common, text, time } from './common.ts';

export const intel = z.looseObject({
  type: z.literal('intel'),
  ...common,
  kind: z.enum(['ip', 'asn', 'device', 'domain', 'url', 'credential', 'instrument']),
  value: text.min(1),
  source: text.min(1),
  confidence: z.number().min(0).max(1),
  expires: time.refine((value) => !Number.isNaN(timeMsOf(value)), 'a day that exists').optional(),
});

export type Intel = z.infer<typeof intel>;
