// How much is turned over in each account, so that a month's accounts add up to the published sum.
import { lognormal, stream } from '../random.ts';
import type { Run } from '../run.ts';
import type { MonthFigures } from '../scenario/figures.ts';
import type { Person } from '../world/person.ts';
import type { Kind } from './kind.ts';

export interface Amounts {
  readonly salesYen: number;
  readonly purchasesYen: number;
}

export interface Prey {
  readonly person: Person;
  readonly kind: Kind;
}

/** Turnover grows more slowly than wealth: small accounts are churned harder. */
const wealthPower = 0.7;
const spread = 0.5;
/** What one account turns over at most against the month's mean: no month is one man's. */
const timesMeanMost = 8;
/** Of the holdings so much can be turned into sales that no purchase goes before. */
const soldOutMax = 0.92;
/** Buying high and selling lower eats this much of what goes round. */
const churnLoss = 0.02;

/** What the victim holds in Tokyo at the start, yen: only that is sold before the buying. */
export function tokyoHoldings(run: Run, person: Person): number {
  return run.portfolios.of(person).positions.reduce((sum, { instrument, quantity }) => {
    const { exchange, startPrice } = run.instruments[instrument]!;
    return exchange === 'XTKS' ? sum + startPrice * quantity : sum;
  }, 0);
}

/** A sum over all, by weight, no one above his ceiling; short only when all ceilings are reached. */
export function distribute(
  sum: number,
  weights: readonly number[],
  ceilings: readonly number[],
): number[] {
  const shares = weights.map(() => 0);
  let open = weights.map((_, index) => index);
  let left = sum;
  while (left > 1 && open.length > 0) {
    const whole = open.reduce((total, index) => total + weights[index]!, 0);
    if (whole <= 0) break;
    let given = 0;
    for (const index of open) {
      const wish = shares[index]! + (left * weights[index]!) / whole;
      const granted = Math.min(ceilings[index]!, wish);
      given += granted - shares[index]!;
      shares[index] = granted;
    }
    left -= given;
    open = open.filter((index) => shares[index]! < ceilings[index]! - 1);
    if (given < 1) break;
  }
  return shares;
}

/**
 * Purchases by appetite and wealth. Sales are as much, and what the month sold beyond its purchases
 * comes out of the holdings: an account cannot sell more than it held and bought.
 */
export function shareOut(run: Run, figures: MonthFigures, prey: readonly Prey[]): Amounts[] {
  const random = stream(run.seed, 'amounts', Number(figures.month.replace('-', '')));
  const weights = prey.map(({ person, kind }) => {
    return kind.appetite * lognormal(random, (person.wealthYen + 1e5) ** wealthPower, spread);
  });
  const holdings = prey.map(({ person }) => tokyoHoldings(run, person));
  const most = prey.map(() => (timesMeanMost * figures.purchasesYen) / prey.length);
  const purchases = distribute(figures.purchasesYen, weights, most);
  const surplus = Math.max(0, figures.salesYen - figures.purchasesYen);
  const ceilings = holdings.map((yen, index) => {
    return Math.max(0, soldOutMax * yen - churnLoss * purchases[index]!);
  });
  const extra = distribute(surplus, ceilings, ceilings);
  return prey.map((_, index) => ({
    purchasesYen: purchases[index]!,
    salesYen: purchases[index]! + extra[index]!,
  }));
}
