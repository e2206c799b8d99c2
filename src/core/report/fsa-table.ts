// The regulator's monthly table as a plain object: exact counts and whole yen, no words.

/** One column of figures. `firms` is null in the total: firms repeat from month to month. */
export interface FsaFigures {
  /** Distinct firms with at least one traded case (不正取引が発生した証券会社数). */
  readonly firms: number | null;
  /** Unauthorised accesses (不正アクセス件数). */
  readonly accesses: number;
  /** Accesses that ended in trading (不正取引件数). */
  readonly cases: number;
  readonly saleValueJpy: number;
  readonly purchaseValueJpy: number;
}

export const fsaFigureKeys = [
  'firms',
  'accesses',
  'cases',
  'saleValueJpy',
  'purchaseValueJpy',
] as const satisfies readonly (keyof FsaFigures)[];
export type FsaFigureKey = (typeof fsaFigureKeys)[number];

/** Figures whose total is the sum of the months; firms repeat from month to month. */
export const summedKeys = ['accesses', 'cases', 'saleValueJpy', 'purchaseValueJpy'] as const;
export type SummedKey = (typeof summedKeys)[number];

export interface FsaMonth extends FsaFigures {
  /** `2025-04`, Japan time. */
  readonly month: string;
  /** Day of the month the figures reach to, where the as-of date falls inside the month. */
  readonly partialToDay?: number;
  readonly firms: number;
}

/** What stands for a figure that an edition does not give. It is not zero and not an estimate. */
export const notPublished = 'not-published';

/** A figure as it is shown: null where it has no meaning, `notPublished` where nobody gave it. */
export type ShownFigure = number | null | typeof notPublished;
export type ShownFigures = { readonly [Key in FsaFigureKey]: ShownFigure };

export interface ShownMonth extends ShownFigures {
  readonly month: string;
  readonly partialToDay?: number;
}

/** What renderers show: the firm's own table, or a published edition with what it leaves open. */
export interface ShownTable {
  readonly asOf: string;
  readonly simulated: boolean;
  readonly months: readonly ShownMonth[];
  readonly total: ShownFigures;
}

/** Cases that were read and are not in the table, by the first reason that applies. */
export interface FsaLeftOut {
  /** Lines written after the as-of date: a state of a case that edition could not know. */
  readonly linesAfterAsOf: number;
  readonly casesDismissed: number;
  /** Not dismissed, but not confirmed as fraud by the as-of date, or dated after it. */
  readonly casesUndecided: number;
  readonly casesOutsideMonths: number;
}

export interface FsaTable {
  readonly report: 'fsa';
  /** `2025-04-16`: what was known at the end of this day, Japan time. */
  readonly asOf: string;
  readonly provisional: true;
  /** The cases come from a simulator and harmed nobody; every rendering says so. */
  readonly simulated: boolean;
  readonly months: readonly FsaMonth[];
  readonly total: FsaFigures;
  readonly leftOut: FsaLeftOut;
}
