// What a hijacker means to turn over in one account, by his campaign's habits and what is there.
import { between, lognormal, type Random } from '../random.ts';
import type { Run } from '../run.ts';
import type { Person } from '../world/person.ts';
import { type Amounts, tokyoHoldings } from './amounts.ts';
import type { Manner } from './kind.ts';

/** Purchases against the account's worth where a kind says nothing: published cases are churned. */
const usualTurnover = [1, 4] as const;
/** Of the holdings so much can be sold before any purchase. */
const soldOutMax = 0.92;
/** Published: purchases are 0.88 of sales, as an average. */
const salesPerPurchase = [1, 1.25] as const;

/** Gross, yen. Sales that the holdings and purchases do not cover are not wanted. */
export function wants(run: Run, manner: Manner, person: Person, random: Random): Amounts {
  const { cashYen } = run.portfolios.of(person);
  const holdings = soldOutMax * tokyoHoldings(run, person);
  const multiple = between(random, ...(manner.turnover ?? usualTurnover));
  const purchasesYen = multiple * person.wealthYen * lognormal(random, 1, 0.25);
  if (purchasesYen === 0) return { purchasesYen, salesYen: holdings * between(random, 0.4, 1.05) };
  const needed = Math.max(0, purchasesYen - Math.max(0, cashYen));
  const liked = purchasesYen * between(random, ...salesPerPurchase);
  const wished = manner.frugal ? needed : Math.max(needed, liked);
  return { purchasesYen, salesYen: Math.min(wished, holdings + 0.97 * purchasesYen) };
}
