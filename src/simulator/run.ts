// One run of the fake world: everything its actors share, and how they put events into it.

import type { Decision } from '../core/decision/decision.ts';
import type { Event } from '../core/event/event.ts';
import type { Actor } from './actor.ts';
import { dayMs, hourMs, isoTime } from './calendar.ts';
import { createMarket, type Market } from './market/market.ts';
import type { ResolvedOptions } from './options.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import { createTally, type Tally } from './tally.ts';
import { type Census, takeCensus } from './world/census.ts';
import type { Connection } from './world/connection.ts';
import { buildInstruments, type Instrument } from './world/instrument.ts';
import { countedName, eventName } from './world/names.ts';
import { type Lines, plainLines } from './world/network.ts';
import { type Person, personAt } from './world/person.ts';
import { createPortfolios, type Portfolios, type Shelves } from './world/portfolio.ts';

export interface Wake {
  readonly actor: Actor;
  readonly answer?: Decision;
}

/** An event on its way out; with an actor where it is a request that somebody waits on. */
export interface Outgoing {
  readonly event: Event;
  readonly episode?: string;
  readonly actor?: Actor;
  readonly resumeAtMs?: number;
}

/** A customer's session as a thief of its cookie has it. */
export interface OpenSession {
  readonly session: string;
  readonly connection: Connection;
  readonly sinceMs: number;
}

/** What a scenario assumes of honest customers beyond what each of them is. */
export interface Habits {
  /** Share of machines that are hardly ever updated. */
  readonly laggards: number;
  /** Share of limits that are far from the last price. */
  readonly wideLimits: number;
}

const plainHabits: Habits = { laggards: 0, wideLimits: 0 };

export interface Run {
  readonly options: ResolvedOptions;
  readonly seed: number;
  readonly startMs: number;
  /** First millisecond after the simulated period. */
  readonly endMs: number;
  /** End of the scenario, where fewer of its days are simulated. */
  readonly scenarioEndMs: number;
  readonly instruments: readonly Instrument[];
  readonly shelves: Shelves;
  readonly market: Market;
  readonly portfolios: Portfolios;
  readonly census: Census;
  readonly tally: Tally;
  /** Yen per unit, as last published. */
  readonly rates: Record<string, number>;
  /** One byte a customer: whether his holdings were sent once. */
  readonly touched: Uint8Array;
  /** Accounts with a fill since the last daily snapshot; at most all of them. */
  readonly tradedToday: Set<number>;
  /** Accounts a firm has locked after a report, and until when; at most one entry a hijacked account. */
  readonly lockedUntilMs: Map<number, number>;
  /** How many new telephones a customer has bought; only those who did. */
  readonly phoneGenerations: Map<number, number>;
  readonly lines: Lines;
  readonly habits: Habits;
  /** The line at home of those who moved house, and how many bank accounts came after the first. */
  readonly newHomes: Map<number, number>;
  readonly newBanks: Map<number, number>;
  /** Sessions of customers whose cookies are being stolen, undefined while they have none open. */
  readonly stolenSessions: Map<number, OpenSession | undefined>;
  /** Stocks listed within the period. */
  readonly listings: readonly Instrument[];
  readonly schedule: Schedule<Wake>;
  readonly outbox: Outgoing[];
  nowMs: number;
  sessions: number;
  orders: number;
  ids: number;
  nowText: string;
  nowTextMs: number;
}

export interface Period {
  readonly startMs: number;
  readonly days: number;
  /** The whole market's return on days that are known. */
  readonly marketDay: (dayStartMs: number) => number | undefined;
  readonly lines?: Lines;
  readonly habits?: Habits;
  /** Days on which a popular stock is newly listed. */
  readonly listingDays?: readonly number[];
}

function shelvesOf(instruments: readonly Instrument[]): Shelves {
  const tokyo = instruments.filter(({ exchange, listedMs }) => {
    return exchange === 'XTKS' && listedMs === undefined;
  });
  return {
    large: tokyo.filter((instrument) => instrument.class === 'large'),
    small: tokyo.filter((instrument) => instrument.class === 'small'),
    thin: instruments.filter((instrument) => instrument.class === 'thin'),
    american: instruments.filter(({ exchange }) => exchange === 'XNAS'),
  };
}

export function createRun(options: ResolvedOptions, scenario: Period): Run {
  const { seed, days, lastDayHours, accounts } = options;
  const { startMs, marketDay, lines = plainLines, habits = plainHabits } = scenario;
  const instruments = buildInstruments(seed, scenario.listingDays);
  const shelves = shelvesOf(instruments);
  return {
    options,
    seed,
    startMs,
    endMs: startMs + (days - 1) * dayMs + lastDayHours * hourMs,
    scenarioEndMs: startMs + scenario.days * dayMs,
    instruments,
    shelves,
    market: createMarket({ seed, startMs, days: scenario.days, instruments, marketDay }),
    portfolios: createPortfolios(seed, shelves),
    census: takeCensus(seed, accounts),
    tally: createTally(),
    rates: { JPY: 1 },
    touched: new Uint8Array(accounts),
    tradedToday: new Set(),
    lockedUntilMs: new Map(),
    phoneGenerations: new Map(),
    lines,
    habits,
    newHomes: new Map(),
    newBanks: new Map(),
    stolenSessions: new Map(),
    listings: instruments.filter(({ listedMs }) => listedMs !== undefined),
    schedule: createSchedule(),
    outbox: [],
    nowMs: startMs,
    sessions: 0,
    orders: 0,
    ids: 0,
    nowText: '',
    nowTextMs: -1,
  };
}

/** Fields every event begins with. */
export function stampId(run: Run): string {
  run.ids += 1;
  return eventName(run.ids);
}

export function stampTime(run: Run): string {
  if (run.nowTextMs !== run.nowMs) {
    run.nowTextMs = run.nowMs;
    run.nowText = isoTime(run.nowMs);
  }
  return run.nowText;
}

/** Sends a fact now; `episode` where a hijacker caused it. */
export function emit(run: Run, event: Event, episode?: string): void {
  run.outbox.push({ event, episode });
}

export function start(run: Run, timeMs: number, actor: Actor): void {
  if (timeMs < run.endMs) run.schedule.push(Math.max(run.nowMs, Math.floor(timeMs)), { actor });
}

export function newSession(run: Run): string {
  run.sessions += 1;
  return countedName('ss', run.seed, run.sessions);
}

export function newOrder(run: Run): string {
  run.orders += 1;
  return countedName('or', run.seed, run.orders);
}

export function person(run: Run, index: number): Person {
  return personAt(run.seed, index);
}

export function isLocked(run: Run, index: number): boolean {
  return (run.lockedUntilMs.get(index) ?? 0) > run.nowMs;
}

/** Day of the run a time falls in, from 0. */
export function dayOf(run: Run, timeMs: number): number {
  return Math.floor((timeMs - run.startMs) / dayMs);
}

export function yenRate(run: Run, currency: string): number {
  return run.rates[currency] ?? 1;
}
