// The weights of the evidence: a versioned, human-readable file, the same for every firm until it refits.

import type { RequestEvent } from '../event/event.ts';
import type { MarketModel } from '../signal/instrument/market-model.ts';
import { marketModel } from '../signal/instrument/market-model.ts';
import handSet from './models/hand-1.json' with { type: 'json' };
import fitted from './models/simulated-2026-11.json' with { type: 'json' };

export interface Model {
  readonly version: string;
  /** What history the weights come from; simulated is called simulated. */
  readonly fittedOn: string;
  /** Share of hijacked among the log-ins it was fitted on; a firm's own rate shifts the priors. */
  readonly hijackRate: number;
  /** Log-odds of a hijack before any evidence. */
  readonly priors: Readonly<Record<RequestEvent['type'], number>>;
  /** Weight by signal id, never negative: a signal's sign is its own. */
  readonly weights: Readonly<Record<string, number>>;
  /**
   * Share of hijackers whose log-in looks like the owner's in all that can be seen: a stolen session,
   * a copied machine on a line beside his. No log-in speaks for the owner more than it allows.
   */
  readonly lookalikeShare: number;
  /** Share of honest log-ins that look like a stranger's in all: a journey with a new machine. */
  readonly strangerShare: number;
  /** risk = logistic(slope × log-odds + intercept). */
  /** Weights and thresholds of the instrument alert from prints and bars. */
  readonly market: MarketModel;
  readonly calibration: { readonly slope: number; readonly intercept: number };
}

/** Weights set by hand from published ones and facts: what fits of the default model are pulled to. */
export const handModel: Model = { ...handSet, market: marketModel };

/** In force until a firm gives its own; how it was fitted and how far it holds: docs/reference/detection.md. */
export const defaultModel: Model = { ...fitted, market: marketModel };

/** Why a model cannot be used; nothing where it can. Every signal needs a weight, none a negative one. */
export function faultOf(model: Model, signals: readonly { id: string }[]): string | undefined {
  for (const { id } of signals) {
    const weight = model.weights[id];
    if (weight === undefined) return `model ${model.version} has no weight for signal ${id}`;
    if (!(weight >= 0)) return `model ${model.version}: weight of ${id} must not be negative`;
  }
  if (!(model.calibration.slope > 0)) return `model ${model.version}: slope must be positive`;
  return undefined;
}
