// What a month's hijackers turn over together: what one account falls short of is looked for in others.
import { quote } from '../market/market.ts';
import { type Run, yenRate } from '../run.ts';
import type { Instrument } from '../world/instrument.ts';
import type { Person } from '../world/person.ts';
import type { Amounts } from './amounts.ts';

type Sum = keyof Amounts;

/** What is still wanted of an account somebody is in. */
export interface Claim {
  readonly target: Amounts & { readonly person: Person; readonly ledger?: Ledger };
  readonly instrument: Instrument;
  salesLeftYen: number;
  purchasesLeftYen: number;
}

export interface Ledger {
  /** Of the month's sums, what has not been done. */
  readonly left: Record<Sum, number>;
  /** Planned in accounts that nobody is in yet. */
  readonly ahead: Record<Sum, number>;
  /** Those at work, with what each has done so far; at most one a case of the month. */
  readonly atWork: Map<Claim, Record<Sum, number>>;
}

/** No account is asked for less than this share of what was planned for it, or for more than that. */
const planFactors = [0.25, 3] as const;
/** What goes round comes back by so much less: half spreads, and a price that gives way. */
const comesBack = 0.95;
/** Of what is planned for later so much is counted on: less can always be done then, more cannot. */
const countedOn = 0.96;
/** Of what is held so much is counted on: the last shares make no lot. */
const soldOutMost = 0.97;

export function openLedger({ salesYen, purchasesYen }: Amounts): Ledger {
  return {
    left: { salesYen, purchasesYen },
    ahead: { salesYen: 0, purchasesYen: 0 },
    atWork: new Map(),
  };
}

export function enter(ledger: Ledger, { salesYen, purchasesYen }: Amounts): void {
  ledger.ahead.salesYen += salesYen;
  ledger.ahead.purchasesYen += purchasesYen;
}

export function join(claim: Claim): void {
  const { ledger, salesYen, purchasesYen } = claim.target;
  if (ledger === undefined) return;
  enter(ledger, { salesYen: -salesYen, purchasesYen: -purchasesYen });
  ledger.atWork.set(claim, { salesYen: 0, purchasesYen: 0 });
}

export function book(claim: Claim, side: 'buy' | 'sell', yen: number): void {
  const { ledger } = claim.target;
  const done = ledger?.atWork.get(claim);
  if (ledger === undefined || done === undefined) return;
  const sum = side === 'sell' ? 'salesYen' : 'purchasesYen';
  done[sum] += yen;
  ledger.left[sum] -= yen;
}

/** He is through: what he did not do falls to the others. */
export function leave(claim: Claim): void {
  claim.target.ledger?.atWork.delete(claim);
}

/** He was stopped: nobody makes up for that. */
export function forgo(claim: Claim): void {
  const { ledger } = claim.target;
  if (!ledger?.atWork.delete(claim)) return;
  ledger.left.salesYen -= leftOf(claim, 'salesYen');
  ledger.left.purchasesYen -= leftOf(claim, 'purchasesYen');
}

function leftOf({ salesLeftYen, purchasesLeftYen }: Claim, sum: Sum): number {
  return Math.max(0, sum === 'salesYen' ? salesLeftYen : purchasesLeftYen);
}

/** What the account's Tokyo holdings and the stock that is pushed would fetch now, yen. */
function sellable(run: Run, { target, instrument: pushed }: Claim): number {
  return run.portfolios.of(target.person).positions.reduce((sum, { instrument, quantity }) => {
    const { exchange, currency } = run.instruments[instrument]!;
    if (exchange !== 'XTKS' && instrument !== pushed.index) return sum;
    return sum + quantity * quote(run.market, instrument, run.nowMs) * yenRate(run, currency);
  }, 0);
}

/** His part of what is missing or too much, by what is left in his account and in the others'. */
function shareOf(ledger: Ledger, claim: Claim, sum: Sum): number {
  let claimed = countedOn * Math.max(0, ledger.ahead[sum]);
  for (const other of ledger.atWork.keys()) claimed += leftOf(other, sum);
  if (claimed <= 0) return 0;
  return (leftOf(claim, sum) / claimed) * (ledger.left[sum] - claimed);
}

/** Sets what is still wanted of an account anew, by how the month stands. */
export function steer(run: Run, claim: Claim): void {
  const { ledger } = claim.target;
  const done = ledger?.atWork.get(claim);
  if (ledger === undefined || done === undefined) return;
  const wished = (sum: Sum): number => {
    const [least, most] = planFactors.map((factor) => factor * claim.target[sum] - done[sum]);
    const fair = leftOf(claim, sum) + shareOf(ledger, claim, sum);
    return Math.max(least!, Math.min(most!, fair));
  };
  claim.purchasesLeftYen = wished('purchasesYen');
  const bought = comesBack * Math.max(0, claim.purchasesLeftYen);
  claim.salesLeftYen = Math.min(soldOutMost * sellable(run, claim) + bought, wished('salesYen'));
}
