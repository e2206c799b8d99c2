// Why losses cannot be worked out at all: a closed set of codes with facts, worded at the edge.

export type LossErrorCode =
  | 'no-cases'
  | 'no-valuation-date'
  /** A split left out would change what every holder lost without a trace. */
  | 'actions-refused'
  /** The stated maxima. */
  | 'too-many-cases'
  | 'too-many-trades';

export class LossError extends Error {
  readonly code: LossErrorCode;
  readonly facts: Readonly<Record<string, number>>;

  constructor(code: LossErrorCode, facts: Readonly<Record<string, number>> = {}) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.name = 'LossError';
    this.code = code;
    this.facts = facts;
  }
}
