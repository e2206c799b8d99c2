// Cases for the tests of the regulator's table: single ones, and whole months of given figures.
import type { Case } from '../case/case.ts';

/** A confirmed, traded case of no value, changed by `fields`. */
export function caseLine(id: string, fields: Partial<Case> = {}): Case {
  const opened = fields.opened ?? '2025-04-02T01:00:00.000Z';
  return {
    case: id,
    firm: 'firm-1',
    account: `account-of-${id}`,
    opened,
    updated: opened,
    state: 'confirmed',
    sessions: [],
    orders: [],
    access: true,
    traded: true,
    saleValueJpy: 0,
    purchaseValueJpy: 0,
    ...fields,
  };
}

export interface MonthFigures {
  readonly month: string;
  readonly firms: number;
  readonly accesses: number;
  readonly cases: number;
  readonly saleValueJpy: number;
  readonly purchaseValueJpy: number;
}

/** Shares of `total` that add up to it exactly, the remainder in the first. */
function shareOf(total: number, parts: number, at: number): number {
  const share = Math.floor(total / parts);
  return at === 0 ? total - share * (parts - 1) : share;
}

/** Cases from the first to the sixteenth of the month whose sums are the figures. */
export function casesOfMonth(figures: MonthFigures): Case[] {
  return Array.from({ length: figures.accesses }, (_, at) => {
    const traded = at < figures.cases;
    const value = (total: number): number => (traded ? shareOf(total, figures.cases, at) : 0);
    return caseLine(`${figures.month}-${at}`, {
      firm: `firm-${at % figures.firms}`,
      opened: `${figures.month}-${String(1 + (at % 16)).padStart(2, '0')}T03:00:00.000Z`,
      traded,
      saleValueJpy: value(figures.saleValueJpy),
      purchaseValueJpy: value(figures.purchaseValueJpy),
    });
  });
}

/** Edition E1 of the regulator's table: published 18 April 2025, as of 16 April. */
export const editionOneMonths: readonly MonthFigures[] = [
  {
    month: '2025-02',
    firms: 2,
    accesses: 43,
    cases: 33,
    saleValueJpy: 100_000_000,
    purchaseValueJpy: 30_000_000,
  },
  {
    month: '2025-03',
    firms: 4,
    accesses: 1422,
    cases: 685,
    saleValueJpy: 13_100_000_000,
    purchaseValueJpy: 12_800_000_000,
  },
  {
    month: '2025-04',
    firms: 6,
    accesses: 1847,
    cases: 736,
    saleValueJpy: 37_400_000_000,
    purchaseValueJpy: 32_000_000_000,
  },
];

export const editionOneCases: readonly Case[] = editionOneMonths.flatMap(casesOfMonth);
