// For tests of decisions: a model and a policy with round figures, so that sums can be made by hand.
import { allSignals } from '../signal/catalogue.ts';
import { defaultModel, type Model } from './model.ts';
import { defaultPolicy, type Policy } from './policy.ts';

/** One log-odd a unit of every signal, none before any evidence, at even odds everywhere. */
export function aModel(changes: Partial<Model> = {}): Model {
  return {
    ...defaultModel,
    version: 'test',
    hijackRate: 0.5,
    priors: { login: 0, 'account-change': 0, order: 0, withdrawal: 0 },
    weights: Object.fromEntries(allSignals.map(({ id }) => [id, 1])),
    calibration: { slope: 1, intercept: 0 },
    ...changes,
  };
}

export function aPolicy(changes: Partial<Policy> = {}): Policy {
  return {
    ...defaultPolicy,
    version: 'test',
    hijackRate: 0.5,
    lossShare: { login: 0.1, 'account-change': 0.1, buy: 0.2, sell: 0.05, withdrawal: 1 },
    hijackJpy: 100_000,
    exposureUnknownJpy: 1_000_000,
    stepUpJpy: 1_000,
    holdJpy: 20_000,
    holdShare: 0.01,
    blockJpy: 100_000,
    resistance: { otp: 0.1, push: 0.2, phone: 0.2, passkey: 0.9 },
    stepUpMinimum: 'passkey',
    holdLeak: 0.05,
    stepUpMinutesMax: 10,
    holdMinutesMax: 240,
    restricted: [],
    ...changes,
  };
}
