// What is worked out for one victim: exact yen, or undefined with what was missing.
import type { Exact } from '../exact.ts';
import type { Price } from './price-book.ts';

/** What the file of prices or the events would have to give; nothing is put in its place. */
export interface Missing {
  readonly what: 'price' | 'rate' | 'later-valuation-date' | 'executions' | 'events';
  /** Instrument or currency; empty where neither is meant. */
  readonly name: string;
  readonly date: string;
}

export type NoteCode =
  /** No snapshot of holdings before the access: sales cannot be held against what was held. */
  | 'no-holdings-before'
  /** More was sold than was held: a short sale, or holdings that are out of date. */
  | 'sold-more-than-held'
  /** The account itself traded a hijacked instrument it also held; these trades are left out. */
  | 'own-trades-left-out'
  /** What only the hijacker had bought was sold afterwards; counted at that price. */
  | 'unwound'
  | 'margin'
  /** Shares were multiplied between the record of holdings and the valuation date. */
  | 'split'
  /** The case says other gross values than its executions. */
  | 'gross-differs'
  /** The account is worth more than it would have been. */
  | 'gain';

export interface Note {
  readonly code: NoteCode;
  readonly facts: Readonly<Record<string, string>>;
}

/** One hostile execution in yen. */
export interface HostileTrade {
  readonly time: string;
  readonly order: string;
  readonly instrument: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: Exact;
  readonly price: Exact;
  readonly currency: string;
  readonly fee: Exact;
  readonly margin: boolean;
  /** Yen per unit used; undefined where none was given. */
  readonly rate: Exact | undefined;
  readonly valueJpy: Exact | undefined;
}

export interface PositionLoss {
  readonly instrument: string;
  readonly name?: string;
  readonly currency: string;
  /** Before the access, where a snapshot says so. */
  readonly heldBefore?: Exact;
  /** The customer's own shares that were sold, in shares of the valuation date. */
  readonly toDeliver: Exact;
  /** Shares the hijacker bought that are still there, in shares of the valuation date. */
  readonly toRemove: Exact;
  readonly boughtJpy: Exact;
  /** Sales of what the hijacker had bought himself, and of the customer's own. */
  readonly soldBoughtJpy: Exact;
  readonly soldOwnJpy: Exact;
  /** Later sales, not the hijacker's, of shares only he had bought. */
  readonly unwoundJpy: Exact;
  readonly dividendsOnBoughtJpy: Exact;
  readonly dividendsMissedJpy: Exact;
  /** At the valuation date; undefined where it is missing or not needed. */
  readonly price?: Price;
  readonly rate?: Exact;
  /** Undefined where the price or its rate is missing. */
  readonly deliverValueJpy: Exact | undefined;
  readonly removeValueJpy: Exact | undefined;
  /** Every trade and dividend had its rate; without, the amounts above are not known. */
  readonly ratesKnown: boolean;
}

export interface InKind {
  readonly deliverJpy: Exact;
  readonly removeJpy: Exact;
  /** Paid to the customer; negative where surplus proceeds are taken back. */
  readonly cashJpy: Exact;
  readonly amountJpy: Exact;
}

export interface HalfCash {
  /** On the fraudulently bought securities; a gain counts as no loss. */
  readonly lossOnBoughtJpy: Exact;
  readonly halfJpy: Exact;
  readonly solatiumJpy: Exact;
  readonly feesJpy: Exact;
  readonly amountJpy: Exact;
}

export interface ContractAmount {
  readonly boughtJpy: Exact;
  readonly soldJpy: Exact;
  /** What is not sold yet, as if sold at the valuation price: the formula presumes a sale. */
  readonly notionalJpy: Exact;
  readonly amountJpy: Exact;
  /** Damage from 10 January 2026 on is decided individually. */
  readonly decidedIndividually: boolean;
}

/** In the order of the account's cases. */
export interface CaseLoss {
  readonly case: string;
  readonly firm: string;
  readonly account: string;
  readonly occurred: string;
  /** When the snapshot was taken that says what was held before; absent without one. */
  readonly heldAt?: string;
  readonly valuationDate: string;
  readonly trades: readonly HostileTrade[];
  readonly positions: readonly PositionLoss[];
  /** As the regulator counts: gross, cumulative. */
  readonly soldJpy: Exact | undefined;
  readonly boughtJpy: Exact | undefined;
  readonly feesJpy: Exact | undefined;
  readonly lossJpy: Exact | undefined;
  readonly inKind: InKind | undefined;
  readonly halfCash: HalfCash | undefined;
  readonly contractAmount: ContractAmount | undefined;
  readonly missing: readonly Missing[];
  readonly notes: readonly Note[];
}
