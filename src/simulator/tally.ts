// The truth in figures: what honest customers met and what hijackers did, counted as it happens.
import { monthAt } from './calendar.ts';

export interface HonestTally {
  logins: number;
  orders: number;
  challenged: number;
  challengesPassed: number;
  held: number;
  released: number;
  blocked: number;
}

function noHonest(): HonestTally {
  return {
    logins: 0,
    orders: 0,
    challenged: 0,
    challengesPassed: 0,
    held: 0,
    released: 0,
    blocked: 0,
  };
}

export interface HostileTally {
  /** Sales and purchases the episodes begun were after, whether they came to an order or not. */
  wantedYen: number;
  /** Yen value of orders sent, of those the checkpoint stopped, and of those executed. */
  attemptedYen: number;
  stoppedYen: number;
  executedYen: number;
  loginsStopped: number;
  ordersStopped: number;
}

export interface MonthTally {
  readonly month: string;
  readonly firms: Set<string>;
  accesses: number;
  cases: number;
  salesYen: number;
  purchasesYen: number;
}

export interface CampaignTally {
  readonly campaign: string;
  readonly kind: string;
  /** The stock it was prepared for. */
  readonly instrument: string;
  /** Every stock it bought to push, that one included. */
  readonly targets: string[];
  readonly startsAt: string;
  /** Campaign whose block an accomplice holds. */
  readonly accompanies?: string;
  /** Events labelled with it. */
  events: number;
  accesses: number;
  cases: number;
  salesYen: number;
  purchasesYen: number;
}

export interface Tally {
  events: number;
  readonly eventsByType: Record<string, number>;
  readonly honest: HonestTally;
  /** What the hijackers' own accounts met, who behave like customers. */
  readonly accomplices: HonestTally;
  readonly hostile: HostileTally;
  readonly months: Map<string, MonthTally>;
  readonly campaigns: Map<string, CampaignTally>;
}

export function createTally(): Tally {
  return {
    events: 0,
    eventsByType: {},
    honest: noHonest(),
    accomplices: noHonest(),
    hostile: {
      wantedYen: 0,
      attemptedYen: 0,
      stoppedYen: 0,
      executedYen: 0,
      loginsStopped: 0,
      ordersStopped: 0,
    },
    months: new Map(),
    campaigns: new Map(),
  };
}

/** The row of the Japanese month a time falls in. */
export function monthOf(tally: Tally, timeMs: number): MonthTally {
  const month = monthAt(timeMs);
  const known = tally.months.get(month);
  if (known !== undefined) return known;
  const row = {
    month,
    firms: new Set<string>(),
    accesses: 0,
    cases: 0,
    salesYen: 0,
    purchasesYen: 0,
  };
  tally.months.set(month, row);
  return row;
}
