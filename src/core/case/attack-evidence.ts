// How much likelier a crowd of buyers is if the instrument is under attack than if it is not.
import { decayOver, hourMs, logOddsOf } from '../lib/decay.ts';
import type { Buyer, Crowd } from '../state/crowd.ts';
import { currencyOf, type Instrument } from '../state/instrument.ts';
import { createRates, type Rates, rateOf, yenOf } from '../state/rates.ts';

/** Hijackers among the buyers of an instrument under attack: others buy it as well, and follow the rise. */
const hijackedShare = 0.5;
/**
 * Under attack among the instruments that somebody doubtful buys. Chosen on simulated seeds 101 and
 * 102: 0.2 false alerts per 1,000 instrument-days, of the one that is allowed.
 */
const attackRate = 0.02;
/** One buyer, however certain, is an accident of the stock; it takes another to make an attack. */
const buyerLogOddsMax = 4.5;
/** As long as a purchase counts in its crowd. */
const buyHalfLifeMs = 2 * hourMs;
/**
 * Of a day's volume, before an alert opens: so little moves no price. The smallest of 118 simulated
 * attacks (seeds 301, 302, 31) had bought ten times as much when its alert opened.
 */
export const sharePushingMin = 0.005;

const noRates = createRates();

export interface AttackEvidence {
  /** Log-odds that the instrument is under attack. */
  readonly logOdds: number;
  /** Hijackers among the buyers if it is, older purchases weighing less, and what they bought, yen. */
  readonly hijackers: number;
  readonly hijackersJpy: number;
  /** Buyers who are hijackers rather than not if it is. */
  readonly named: readonly Buyer[];
}

/**
 * Each buyer's risk is known at the rate of hijacks among all sessions; what counts here is how much
 * likelier than that he is. A buyer who looks honest speaks against an attack, so that a crowd after
 * news speaks against it loudly, however many doubtful ones are in it.
 */
export function attackEvidence(
  { buyers }: Crowd,
  timeMs: number,
  hijackRate: number,
): AttackEvidence {
  let logOdds = logOddsOf(attackRate);
  const usual = logOddsOf(hijackRate);
  let hijackers = 0;
  let hijackersJpy = 0;
  const named: Buyer[] = [];
  for (const buyer of buyers) {
    const left = decayOver(timeMs - buyer.timeMs, buyHalfLifeMs);
    const likelier = Math.exp(logOddsOf(buyer.risk) - usual);
    const mixed = 1 - hijackedShare + hijackedShare * likelier;
    const hijacked = (hijackedShare * likelier) / mixed;
    logOdds += left * Math.min(buyerLogOddsMax, Math.log(mixed));
    hijackers += left * hijacked;
    hijackersJpy += left * hijacked * buyer.valueJpy;
    if (hijacked >= 0.9) named.push(buyer);
  }
  return { logOdds, hijackers, hijackersJpy, named };
}

/** What they bought against what is bought on an ordinary day; undefined where nobody told us of that. */
export function shareOfDayOf(
  hijackersJpy: number,
  name: string,
  instrument: Instrument | undefined,
  rates: Rates = noRates,
): number | undefined {
  if (!instrument) return undefined;
  const price = instrument.previousClose || instrument.lastPrice;
  const day = instrument.averageDailyVolume * price;
  if (day <= 0) return undefined;
  return hijackersJpy / yenOf(day, rateOf(rates, currencyOf(name, instrument)));
}
