// What another policy would have done with last week's decisions.

/** POST /settings/preview; what is proposed is put in force by PUT /settings/policy */
export interface PolicyPreview {
  readonly days: number;
  readonly now: PolicyOutcome;
  readonly proposed: PolicyOutcome;
  /** Too many decisions for all to be looked at: every so-many-th was, and the counts are scaled. */
  readonly sampled: boolean;
  /** More was stopped than is looked at: the yen are too low. */
  readonly stoppedCut: boolean;
}

export interface PolicyOutcome {
  readonly decisions: number;
  readonly challenged: number;
  readonly held: number;
  readonly stoppedJpy: number;
}
