// The answer to a request, and the alert and case lines that follow from it: codes and facts only.
// Words in Japanese and English are made at the edge (reasons.ts), never stored.
import type { Facts } from '../lib/facts.ts';
import type { StepUpMethod } from '../lib/methods.ts';

export type Verdict = 'allow' | 'step-up' | 'hold' | 'block';
export const verdicts: readonly Verdict[] = ['allow', 'step-up', 'hold', 'block'];

/** One piece of evidence and what it adds to the log-odds (natural logarithm) of a hijack. */
export interface Reason {
  readonly code: string;
  readonly weight: number;
  readonly facts: Facts;
}

export interface StepUp {
  readonly minimum: StepUpMethod;
  /** SHA-256 over the canonical request; a result for other content is void. */
  readonly contentHash: string;
  /** RFC 3339; after it the challenge has timed out. */
  readonly expires: string;
}

export interface Versions {
  readonly model: string;
  readonly policy: string;
  readonly rules: string;
}

export interface Decision {
  readonly decision: string;
  readonly event: string;
  readonly time: string;
  readonly firm?: string;
  readonly account: string;
  readonly session: string;
  readonly verdict: Verdict;
  /** Yen value of the order or withdrawal; absent for other requests. */
  readonly valueJpy?: number;
  /** Calibrated probability that the session is hostile. */
  readonly risk: number;
  /** Strongest first; also on allow. */
  readonly reasons: readonly Reason[];
  readonly stepUp?: StepUp;
  /** RFC 3339; an unreleased hold lapses then. */
  readonly holdExpires?: string;
  readonly versions: Versions;
  readonly degraded: boolean;
}
