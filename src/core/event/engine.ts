// The engine's own events: time has passed and something falls due, or a setting has changed.
// No sender may submit them; they are in the journal so that replay sees them too.
import { z } from 'zod';
import { common } from './common.ts';

export const clock = z.looseObject({ type: z.literal('clock'), ...common });

/** A new model or policy, whole, from this moment on. */
export const setting = z.looseObject({
  type: z.literal('setting'),
  ...common,
  kind: z.enum(['model', 'policy']),
  version: z.string().min(1),
  value: z.record(z.string(), z.unknown()),
});

/** A request that was answered while its account could not be read; it is folded when it can be. */
export const late = z.looseObject({
  type: z.literal('late'),
  ...common,
  verdict: z.enum(['allow', 'step-up', 'hold', 'block']),
  request: z.record(z.string(), z.unknown()),
});

export type Late = z.infer<typeof late>;
export type Clock = z.infer<typeof clock>;
export type Setting = z.infer<typeof setting>;
