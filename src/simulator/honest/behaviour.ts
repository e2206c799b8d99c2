// What a behaviour is, and how a day's visits are drawn: each behaviour from streams of its own.
import type { Actor } from '../actor.ts';
import { dayMs, dayStartOf, isTradingDay, minuteMs } from '../calendar.ts';
import {
  between,
  hashName,
  integer,
  normal,
  poisson,
  type Random,
  stream,
  uniform,
} from '../random.ts';
import { dayOf, person as personOf, type Run, start } from '../run.ts';
import { type Habit, habits, type Person } from '../world/person.ts';

export interface Behaviour {
  readonly name: string;
  /** Visits a day and customer of that habit, before the day's factor and the run's activity. */
  readonly rates: Readonly<Partial<Record<Habit, number>>>;
  dayFactor(dayStartMs: number): number;
  /** Minute of the Japanese day at which somebody begins. */
  beginMinute(random: Random): number;
  act(run: Run, person: Person, random: Random): Actor;
}

export function isBusinessDay(dayStartMs: number): boolean {
  return isTradingDay('XTKS', dayStartMs);
}

/** Around the opening, at lunch, through the day, or in the evening. */
export function anyMinute(random: Random): number {
  const draw = 8 * uniform(random);
  if (draw < 2) return 540 + 25 * normal(random);
  if (draw < 3) return 745 + 25 * normal(random);
  if (draw < 5) return between(random, 480, 1100);
  return 1280 + 70 * normal(random);
}

/** While Tokyo is open, most of all at the opening. */
export function tradingMinute(random: Random): number {
  const draw = 8 * uniform(random);
  if (draw < 3) return 541 + Math.abs(20 * normal(random));
  if (draw < 5) return between(random, 540, 690);
  if (draw < 7) return between(random, 735, 925);
  return 1300 + 70 * normal(random);
}

function planVisits(run: Run, behaviour: Behaviour, dayStartMs: number, factor: number): void {
  const key = hashName(behaviour.name);
  const day = dayOf(run, dayStartMs);
  const random = stream(run.seed, key, day);
  let visit = 0;
  for (const habit of habits) {
    const rate = behaviour.rates[habit] ?? 0;
    const people = run.census.byHabit[habit];
    const count = poisson(random, rate * people.length * factor);
    for (let nth = 0; nth < count; nth += 1) {
      const who = personOf(run, people[integer(random, 0, people.length - 1)]!);
      const own = stream(run.seed, key, day + 1000, visit);
      const minute = Math.min(1439, Math.max(1, behaviour.beginMinute(own)));
      start(run, dayStartMs + minute * minuteMs, behaviour.act(run, who, own));
      visit += 1;
    }
  }
}

/** Plans every behaviour's visits one day at a time, so that only one day is in memory. */
export function* honestDays(run: Run, behaviours: readonly Behaviour[]): Actor {
  for (let day = dayStartOf(run.startMs); day < run.endMs; day += dayMs) {
    for (const behaviour of behaviours) {
      const factor = behaviour.dayFactor(day) * run.options.activity;
      planVisits(run, behaviour, day, factor);
    }
    yield { wakeAtMs: day + dayMs };
  }
}
