// All victims of a firm one after the other, and what their figures add up to.
import { type Exact, exactOf, plus, wholeOf, zero } from '../exact.ts';
import { lossOfCase } from './loss-of-case.ts';
import type { CaseLoss } from './loss-result.ts';
import type { LossTrail } from './loss-trail.ts';
import type { Valuation } from './run-hijack.ts';

/** One victim at a time, account by account in the order the cases were read. */
export function* lossesOf(
  trail: LossTrail,
  valuation: Omit<Valuation, 'trail'>,
): Generator<CaseLoss> {
  for (const { cases, trades, refusedDay } of trail.accounts.values()) {
    const byTime = cases.toSorted(
      (left, right) => left.lossCase.openedMs - right.lossCase.openedMs,
    );
    for (const [at, caseTrail] of byTime.entries())
      yield lossOfCase(caseTrail, trades, { ...valuation, trail, refusedDay }, at === 0);
  }
}

export const summedLosses = [
  'soldJpy',
  'boughtJpy',
  'feesJpy',
  'lossJpy',
  'inKind',
  'halfCash',
  'contractAmount',
] as const;
export type SummedLoss = (typeof summedLosses)[number];

/** The figure of a victim; undefined where something was missing for it. */
export function lossFigure(loss: CaseLoss, key: SummedLoss): Exact | undefined {
  const value = loss[key];
  return value && 'amountJpy' in value ? value.amountJpy : value;
}

export interface LossTotals {
  victims: number;
  /** Sum of whole yen over the victims whose figure is known, and how many those are. */
  readonly sums: Record<SummedLoss, { sumJpy: Exact; victims: number }>;
}

export function openTotals(): LossTotals {
  const none = () => ({ sumJpy: zero, victims: 0 });
  return {
    victims: 0,
    sums: {
      soldJpy: none(),
      boughtJpy: none(),
      feesJpy: none(),
      lossJpy: none(),
      inKind: none(),
      halfCash: none(),
      contractAmount: none(),
    },
  };
}

export function addToTotals(totals: LossTotals, loss: CaseLoss): void {
  totals.victims += 1;
  for (const key of summedLosses) {
    const figure = lossFigure(loss, key);
    if (figure === undefined) continue;
    // A victim is shown and paid whole yen: the total is of those, as a reader adds them up.
    totals.sums[key].sumJpy = plus(totals.sums[key].sumJpy, exactOf(wholeOf(figure))!);
    totals.sums[key].victims += 1;
  }
}
