// What was found of claimed figures: a closed set of codes with facts, worded elsewhere.

export type FindingCode =
  /** Months against the total of the same measure. */
  | 'parts-total'
  /** Months add up to the total of another measure: the label is wrong. */
  | 'series-other-measure'
  /** Transactions against accesses, of a month or in total. */
  | 'cases-accesses'
  /** Firms against transactions: every firm in the table had one at least. */
  | 'firms-cases'
  /** Firms of all months together: they repeat, so their numbers do not add up. */
  | 'firms-total'
  /** A count that is no whole number. */
  | 'not-a-count'
  /** A total said to be the sum of others, in its own currency. */
  | 'sum'
  /** A loss made of gross trade values. */
  | 'loss-of-trades';

/** `impossible` cannot hold; `doubtful` may, but hardly; `unchecked` lacks what the check needs. */
export type Verdict = 'impossible' | 'doubtful' | 'holds' | 'unchecked';

export type FindingFacts = Readonly<Record<string, string | readonly string[]>>;

export interface Finding {
  readonly code: FindingCode;
  readonly verdict: Verdict;
  /** Ids of the statements concerned. */
  readonly statements: readonly string[];
  /** Numbers as exact decimal text. */
  readonly facts: FindingFacts;
}
