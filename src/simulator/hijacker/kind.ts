// What a kind of hijacker is: whom he suits, and the parameters he draws anew for every campaign.
import type { AccountChange } from '../../core/event/account-change.ts';
import type { Login } from '../../core/event/session.ts';
import type { Actor } from '../actor.ts';
import { between, lognormal, type Random } from '../random.ts';
import type { Run } from '../run.ts';
import type { Connection } from '../world/connection.ts';
import type { Instrument } from '../world/instrument.ts';
import type { Habit, Person } from '../world/person.ts';
import type { Course } from './attack.ts';
import type { Episode } from './episode.ts';
import type { Intruder } from './intrude.ts';

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
  reconnect(connection: Connection, random: Random, victim: Person): Connection;
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
  /** Wrong passwords tried at most on an account of the list that he never enters; 4 where absent. */
  readonly guessesMost?: number;
  /** A whole episode of another shape than one visit with log-in, sales and purchases. */
  course?(run: Run, course: Course): Actor;
  /** Another way in than a log-in. */
  enter?(run: Run, episode: Episode, random: Random): Actor<Intruder | undefined>;
  /** What he does for money once inside, where it is not sales and then purchases; true when stopped. */
  plunder?(run: Run, intruder: Intruder): Actor<boolean>;
  /** What he does before a purchase; true when stopped. */
  beforeBuy?(run: Run, intruder: Intruder): Actor<boolean>;
  /** Purchases of one account against its worth; [1, 4] where absent. */
  readonly turnover?: readonly [low: number, high: number];
  /** Sells only what the purchases need, and leaves the rest alone. */
  readonly frugal?: boolean;
  /** Part of his means in one order; [0.25, 1] where absent. */
  readonly slice?: readonly [low: number, high: number];
  /** Stocks prepared for it; 1 where absent. */
  readonly targets?: number;
  /** How much longer than usual its victims take to notice; 1 where absent. */
  readonly noticeFactor?: number;
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
  /** Accounts hijacked for one stock; [8, 60] where absent. */
  readonly size?: readonly [low: number, high: number];
  /** Share of accounts entered and then left alone; [0.25, 0.65] where absent. */
  readonly lookShare?: readonly [low: number, high: number];
  /** Habits his victims have, where only some will do. */
  readonly habits?: readonly Habit[];
  /** How strongly he prefers the rich: chance by this power of wealth; 0.85 where absent. */
  readonly wealthPower?: number;
  /** Customers who can be had for that stock; anybody where absent. */
  candidates?(run: Run, instrument: Instrument): readonly number[];
  drawManner(run: Run, random: Random): Manner;
}
