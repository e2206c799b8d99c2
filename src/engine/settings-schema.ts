// Checks a model or policy file before it goes into the journal: what is wrong is said by its field.
import { z } from 'zod';
import { faultOf, type Model } from '../core/decision/model.ts';
import { defaultPolicy, type Policy } from '../core/decision/policy.ts';
import { name, time } from '../core/event/common.ts';
import { stepUpMethods } from '../core/lib/methods.ts';
import { allSignals } from '../core/signal/catalogue.ts';

const share = z.number().min(0).max(1);
const yen = z.number().min(0);
const requests = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ login: value, 'account-change': value, order: value, withdrawal: value });

export const policySchema: z.ZodType<Policy> = z.strictObject({
  version: z.string().min(1).max(64),
  sharing: z.enum(['separate', 'together']),
  lossShare: z.strictObject({
    login: share,
    'account-change': share,
    buy: share,
    sell: share,
    withdrawal: share,
  }),
  hijackRate: z.number().gt(0).lt(1),
  hijackJpy: yen,
  exposureUnknownJpy: yen,
  stepUpJpy: yen,
  holdJpy: yen,
  holdShare: share,
  blockJpy: yen,
  resistance: z.strictObject({ otp: share, push: share, phone: share, passkey: share }),
  stepUpMinimum: z.enum(stepUpMethods),
  holdLeak: share,
  stepUpMinutesMax: z.number().positive().max(1440),
  holdMinutesMax: z.number().positive().max(10_080),
  lateMs: z.number().min(1).max(10_000),
  lateVerdict: requests(z.enum(['allow', 'step-up', 'hold'])),
  // Policies written before these were there say nothing of them.
  marketFrom: z
    .array(name)
    .min(1)
    .max(1_000)
    .default([...defaultPolicy.marketFrom]),
  releaseLimitJpy: yen.default(defaultPolicy.releaseLimitJpy),
  releaseSupervisorJpy: yen.default(defaultPolicy.releaseSupervisorJpy),
  restricted: z.array(z.strictObject({ instrument: z.string().min(6), until: time })).max(10_000),
});

const weights = z.record(z.string(), z.number().min(0).max(20));

export const modelSchema: z.ZodType<Model> = z.strictObject({
  version: z.string().min(1).max(64),
  fittedOn: z.string(),
  hijackRate: z.number().gt(0).lt(1),
  priors: requests(z.number()),
  weights,
  lookalikeShare: z.number().gt(0).lt(1),
  strangerShare: z.number().gt(0).lt(1),
  calibration: z.strictObject({ slope: z.number().positive(), intercept: z.number() }),
  market: z.strictObject({
    version: z.string(),
    bias: z.number(),
    weights,
    openRisk: share,
    closeRisk: share,
    quietMs: z.number().positive(),
    aftermathMs: z.number().positive(),
  }),
});

/** The model, or an Error that names the field. */
export function checkModel(value: unknown): Model {
  const model = checked(modelSchema, value);
  const fault = faultOf(model, allSignals);
  if (fault) throw new Error(fault);
  return model;
}

/** The policy, or an Error that names the field. */
export function checkPolicy(value: unknown): Policy {
  return checked(policySchema, value);
}

function checked<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new Error(`${issue.path.join('.') || 'the file'}: ${issue.message}`);
}
