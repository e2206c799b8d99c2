// What this interface answers, as schemas: the API document is generated from them, and tests hold
// answers against them. Nothing is checked by them at run time.

import { z } from 'zod';
import { caseStates } from '../../core/case/case.ts';
import { time } from '../../core/event/common.ts';
import { engineProblems } from '../../engine/problem.ts';
import { problems } from './problem.ts';

const verdict = z.enum(['allow', 'step-up', 'hold', 'block']);
const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

export const reason = z.looseObject({
  code: z.string(),
  weight: z.number().describe('log-odds, natural logarithm; negative speaks for the customer'),
  facts,
  text: z.object({ ja: z.string(), en: z.string() }),
});

const stepUp = z.looseObject({
  minimum: z.enum(['otp', 'push', 'phone', 'passkey']),
  contentHash: z.string().describe('a result for other content is void'),
  expires: time,
});

export const decision = z.looseObject({
  decision: z.string(),
  event: z.string(),
  time,
  firm: z.string().optional(),
  account: z.string(),
  session: z.string(),
  verdict,
  valueJpy: z.number().min(0).optional().describe('yen value of the order or withdrawal'),
  risk: z.number().min(0).max(1).describe('calibrated probability that the session is hostile'),
  reasons: z.array(reason).describe('strongest first; also on allow'),
  stepUp: stepUp.optional().describe('where verdict is step-up'),
  holdExpires: time.optional().describe('an unreleased hold lapses then'),
  versions: z.looseObject({ model: z.string(), policy: z.string(), rules: z.string() }),
  degraded: z.boolean(),
});

const lineError = z.looseObject({
  code: z.string().describe('one of the problem codes'),
  field: z.string().optional(),
  detail: z.string(),
});

export const accepted = z.looseObject({
  accepted: z.number().int().min(0),
  refused: z.array(z.looseObject({ line: z.number().int(), error: lineError })),
});

export const alert = z.looseObject({
  alert: z.string(),
  time,
  state: z.enum(['open', 'changed', 'closed']),
  firm: z.string().optional(),
  instrument: z.string(),
  risk: z.number().min(0).max(1),
  reasons: z.array(z.looseObject({ code: z.string(), weight: z.number(), facts })),
  accounts: z.array(z.string()),
  firstHostileBuy: z.string().optional(),
});

export const caseLine = z.looseObject({
  case: z.string(),
  firm: z.string().optional(),
  account: z.string(),
  opened: time,
  updated: time,
  state: z.enum(caseStates),
  confirmed: time.optional(),
  sessions: z.array(z.string()),
  orders: z.array(z.string()),
  campaign: z.string().optional(),
  exposure: z.string().optional().describe('who had told that the customer’s log-in was exposed'),
  access: z.literal(true).describe('unauthorised entry (不正アクセス)'),
  traded: z.boolean().describe('counts as the regulator’s 不正取引件数'),
  saleValueJpy: z.number(),
  purchaseValueJpy: z.number(),
});

const next = z.string().optional().describe('`before` of the next page; absent on the last');

export const alertList = z.looseObject({ alerts: z.array(alert), next });
export const caseList = z.looseObject({ cases: z.array(caseLine), next });
const happened = z.looseObject({
  sequence: z.number().int(),
  event: z.looseObject({ type: z.string(), time }),
  decision: decision.optional(),
});

export const timeline = z.looseObject({
  account: z.string(),
  events: z.array(happened).describe('latest first'),
  next: z.number().int().optional().describe('`before` of the next page; absent on the last'),
});
export const account = z.looseObject({ account: z.string() });
export const instrumentView = z.looseObject({ instrument: z.string() });
export const health = z.object({ status: z.literal('ok') });

export const problem = z.looseObject({
  type: z.string(),
  code: z.enum(Object.keys({ ...problems, ...engineProblems }) as [string, ...string[]]),
  field: z.string().optional(),
  status: z.number().int(),
  title: z.string(),
  detail: z.string().optional(),
});
