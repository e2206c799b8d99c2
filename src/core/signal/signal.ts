// The shape of every signal: one kind of evidence, judged on its own.

import type { RequestEvent } from '../event/event.ts';
import type { Facts } from '../lib/facts.ts';
import type { Recalled } from '../state/recall.ts';

export interface Finding {
  /** Evidence on the signal's own scale; the model multiplies it by a weight that is never negative. */
  readonly value: number;
  readonly facts: Facts;
}

/**
 * `likeness` is how much a log-in looks like the owner's: together bounded, for who copies one part of
 * it copies others. `proof` is what the customer proved: it counts beside the evidence, never under
 * its peak.
 */
export type Family =
  | 'likeness'
  | 'login'
  | 'session'
  | 'change'
  | 'order'
  | 'withdrawal'
  | 'instrument'
  | 'intel'
  | 'proof';

export interface Signal<E extends RequestEvent = RequestEvent> {
  /** Also the code of the reason it gives. */
  readonly id: string;
  readonly version: number;
  readonly family: Family;
  /** What the value counts. */
  readonly unit: string;
  readonly valueMin: number;
  readonly valueMax: number;
  /** Which fraud it sees, and which honest behaviour looks alike; for the reference page. */
  readonly sees: string;
  readonly looksAlike: string;
  evaluate(event: E, state: Recalled): Finding | undefined;
}

/** Evidence as it enters the score. */
export interface Evidence {
  readonly signal: string;
  readonly family: Family;
  readonly value: number;
  readonly facts: Facts;
}
