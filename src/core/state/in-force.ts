// The model and policy in force, as the journal last said; absent ones are the defaults. And the
// instruments whose purchase people have stopped for a time.

/** Purchases of an instrument are held while it lasts. */
export interface Restricted {
  readonly instrument: string;
  /** Empty: every firm of this installation. */
  readonly firm: string;
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly by: string;
  readonly note: string;
}

/** Instruments restricted at a time; one more takes the place of the one that ends first. */
export const restrictedMax = 200;

export interface InForce {
  model: Readonly<Record<string, unknown>> | undefined;
  policy: Readonly<Record<string, unknown>> | undefined;
  restricted: readonly Restricted[];
}

export function createInForce(): InForce {
  return { model: undefined, policy: undefined, restricted: [] };
}
