// A case (事案): one account's unauthorised access as a person or the regulator counts it.

export const caseStates = [
  'new',
  'investigating',
  'confirmed',
  'dismissed',
  'restituting',
  'closed',
] as const;
export type CaseState = (typeof caseStates)[number];

/** One line of the cases file; written again, whole, each time the case changes. */
export interface Case {
  readonly case: string;
  readonly firm?: string;
  readonly account: string;
  /** RFC 3339: when the unauthorised access happened (date of occurrence), not when it was found. */
  readonly opened: string;
  /** RFC 3339: event time of the change that wrote this line; editions are drawn by it. */
  readonly updated: string;
  readonly state: CaseState;
  /** RFC 3339: when fraud was confirmed, by customer or analyst. */
  readonly confirmed?: string;
  readonly sessions: readonly string[];
  readonly orders: readonly string[];
  readonly campaign?: string;
  /** Who had told, before the access, that the customer's log-in was exposed or at risk: `stealer-log:redline`. */
  readonly exposure?: string;
  /** Unauthorised entry (不正アクセス). */
  readonly access: true;
  /** The access ended in trading (不正取引). */
  readonly traded: boolean;
  /** Gross, cumulative, yen. */
  readonly saleValueJpy: number;
  readonly purchaseValueJpy: number;
}

/** One alert an attack on an instrument: a line when it opens, changes materially, or closes. */
export interface Alert {
  readonly alert: string;
  readonly time: string;
  readonly state: 'open' | 'changed' | 'closed';
  /** Whose customers are named; absent where the line speaks of the market only. */
  readonly firm?: string;
  readonly instrument: string;
  readonly risk: number;
  readonly reasons: readonly {
    code: string;
    weight: number;
    facts: Readonly<Record<string, string | number | boolean>>;
  }[];
  readonly accounts: readonly string[];
  readonly firstHostileBuy?: string;
}
