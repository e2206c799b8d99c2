// What a kind of hijacker is: whom he suits, and the parameters he draws anew for every campaign.
import type { AccountChange } from '../../core/event/account-change.ts';
import type { Login } from '../../core/event/session.ts';
import type { Connection } from '../world/connection.ts';
import { between, lognormal, type Random } from '../random.ts';
import type { Run } from '../run.ts';
import type { Person } from '../world/person.ts';

/** Lognormal gaps between steps. */
export interface Pace {
  readonly medianMs: number;
  readonly sigma: number;
}

/** One gap; where it would be too long, a shorter one that is as irregular. */
export function gapMs(random: Random, pace: Pace, mostMs = Number.POSITIVE_INFINITY): number {
  const gap = lognormal(random, pace.medianMs, pace.sigma);
  return gap <= mostMs ? gap : mostMs * between(random, 0.3, 1);
}

/** What a stopped hijacker turns to; shares, they need not add up to one. */
export interface Reactions {
  readonly giveUp: number;
  readonly anotherVictim: number;
  readonly anotherInstrument: number;
  readonly anotherHour: number;
}

/** The habits of one campaign. */
export interface Manner {
  connect(victim: Person, random: Random): Connection;
  /** The connection later in the same session; the same one where nothing rotates. */
  reconnect(connection: Connection, random: Random): Connection;
  methodFor(victim: Person): Login['method'];
  /** Mean of the wrong passwords before the right one. */
  readonly failuresMean: number;
  /** Accounts tried in vain for each one entered. */
  readonly straysPerVictim: number;
  readonly stepPace: Pace;
  readonly orderPace: Pace;
  /** Between the log-in and the first hostile buy. */
  readonly leadMinutes: readonly [low: number, high: number];
  /** Between one victim's log-in and the next one's, where they are worked off in a row. */
  readonly rowGap?: Pace;
  readonly changes: readonly {
    readonly change: AccountChange['change'];
    readonly chance: number;
  }[];
  /** Buying power against the account's worth; 1 uses no margin. */
  readonly marginMultiple: number;
  /** Limit above the last price; market orders where absent. */
  readonly ladder?: readonly [low: number, high: number];
  /** Share of orders in round numbers of lots. */
  readonly roundShare: number;
  /** Chance to answer a challenge that a one-time code or a call satisfies. */
  readonly relayChance: number;
  readonly logoutShare: number;
  readonly reactions: Reactions;
}

export interface Kind {
  readonly name: string;
  /** Share of campaigns. */
  readonly weight: number;
  /** How readily accounts without any trade come out of it. */
  readonly lookWeight: number;
  /** How much larger its turnover in an account is than the others'. */
  readonly appetite: number;
  /** 0 where the victim is out of reach, 1 where he is just right. */
  suits(person: Person): number;
  drawManner(run: Run, random: Random): Manner;
}
