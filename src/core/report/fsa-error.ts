// Why the regulator's table cannot be drawn: a closed set of codes with facts, worded at the edge.

export type FsaErrorCode =
  /** The footing check: a column or total that cannot be true. */
  | 'cases-exceed-accesses'
  | 'firms-do-not-fit-cases'
  | 'figure-not-a-count'
  | 'total-differs'
  | 'value-without-cases'
  /** The options. */
  | 'as-of-not-a-date'
  | 'as-of-unknown'
  | 'month-after-as-of'
  | 'months-not-a-range'
  /** The cases. */
  | 'case-changes-firm'
  | 'case-line-wrong'
  /** The stated maxima. */
  | 'too-many-cases'
  | 'too-many-firms'
  | 'too-many-months'
  | 'too-many-versions'
  /** Another date than the one the tally was opened for, without the history it would take. */
  | 'no-history'
  | 'since-not-before'
  /** A file of editions in which none could be read. */
  | 'no-editions'
  /** `--cell` names a cell that the table has not. */
  | 'cell-unknown';

export type FsaErrorFacts = Readonly<Record<string, string | number>>;

export class FsaError extends Error {
  readonly code: FsaErrorCode;
  readonly facts: FsaErrorFacts;

  constructor(code: FsaErrorCode, facts: FsaErrorFacts) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.name = 'FsaError';
    this.code = code;
    this.facts = facts;
  }
}
