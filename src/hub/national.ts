// Adds up what the firms sent into the national table, as it stood on a day, and marks what is not final.
import type { FsaMonth, FsaTable } from '../core/report/fsa-table.ts';
import { summedKeys } from '../core/report/fsa-table.ts';
import type { Monthly } from './message.ts';
import type { Hub } from './state.ts';

/**
 * `revised`: a figure differs from the edition before. `provisional`: it stands as first given.
 * `incomplete`: a firm has not given this month, so that the sum is too low by what nobody knows.
 */
export type MonthMark = 'provisional' | 'revised' | 'incomplete';

export interface NationalMonth {
  readonly month: string;
  readonly marks: readonly MonthMark[];
  /** Firms whose figures for the month are missing; never guessed. */
  readonly missing: readonly string[];
  /** What changed since the edition before, new less old; absent where that had no such month. */
  readonly change?: Readonly<Record<(typeof summedKeys)[number], number>>;
}

export interface National {
  /** In the regulator's own layout; each firm counts once a month. */
  readonly table: FsaTable;
  readonly months: readonly NationalMonth[];
  /** As-of day of the edition it is compared with; absent for the first. */
  readonly previous?: string;
  readonly firms: number;
}

/** Nothing where no firm had sent figures by then. `asOf` is a day in Japan, the latest by default. */
export function nationalOf(hub: Hub, asOf?: string): National | undefined {
  const days = editionDays(hub);
  const day = asOf ?? days.at(-1);
  if (day === undefined || !days.some((known) => known <= day)) return undefined;
  const previous = days.findLast((known) => known < (days.findLast((one) => one <= day) ?? day));
  const table = tableOf(hub, day)!;
  const before = previous === undefined ? undefined : tableOf(hub, previous);
  return {
    table,
    months: table.months.map((month) => markMonth(hub, month, day, before)),
    ...(previous === undefined ? {} : { previous }),
    firms: hub.firms.size,
  };
}

function editionDays({ firms }: Hub): string[] {
  const days = [...firms.values()].flatMap(({ editions }) => editions.map(({ asOf }) => asOf));
  return [...new Set(days)].sort();
}

/** What each firm had last said by the day, those that had said nothing left out. */
function editionsAt({ firms }: Hub, day: string): Map<string, Monthly> {
  const found = new Map<string, Monthly>();
  for (const [name, { editions }] of firms) {
    const edition = editions.findLast(({ asOf }) => asOf <= day);
    if (edition) found.set(name, edition);
  }
  return found;
}

/** The months from the first to the last that anybody gave, empty ones between them included. */
function tableOf(hub: Hub, day: string): FsaTable | undefined {
  const editions = [...editionsAt(hub, day).values()];
  const given = editions.flatMap(({ months }) => months.map(({ month }) => month)).sort();
  if (given.length === 0) return undefined;
  const months = monthsBetween(given[0]!, given.at(-1)!).map((month) =>
    addUp(month, editions, day),
  );
  const total = summedKeys.map((key) => [key, months.reduce((sum, one) => sum + one[key], 0)]);
  const leftOut = {
    linesAfterAsOf: 0,
    casesDismissed: 0,
    casesUndecided: 0,
    casesOutsideMonths: 0,
  };
  return {
    report: 'fsa',
    asOf: day,
    provisional: true,
    simulated: editions.some(({ simulated }) => simulated),
    months,
    total: { firms: null, ...(Object.fromEntries(total) as Omit<FsaMonth, 'firms'>) },
    leftOut,
  };
}

function addUp(month: string, editions: readonly Monthly[], day: string): FsaMonth {
  const figures = editions.flatMap(({ months }) => months.filter((one) => one.month === month));
  const sumOf = (key: (typeof summedKeys)[number]) =>
    figures.reduce((sum, one) => sum + one[key], 0);
  const isPartial = day.startsWith(month) && figures.some((one) => one.partialToDay !== undefined);
  return {
    month,
    ...(isPartial ? { partialToDay: Number(day.slice(8)) } : {}),
    firms: figures.filter(({ cases }) => cases > 0).length,
    accesses: sumOf('accesses'),
    cases: sumOf('cases'),
    saleValueJpy: sumOf('saleValueJpy'),
    purchaseValueJpy: sumOf('purchaseValueJpy'),
  };
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return months;
}

function nextMonth(month: string): string {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  const year = String(Math.floor(number / 12)).padStart(4, '0');
  return `${year}-${String((number % 12) + 1).padStart(2, '0')}`;
}

function markMonth(
  hub: Hub,
  month: FsaMonth,
  day: string,
  before: FsaTable | undefined,
): NationalMonth {
  const editions = editionsAt(hub, day);
  const missing = [...hub.firms.keys()].filter(
    (name) => !coversMonth(editions.get(name), month.month),
  );
  const old = before?.months.find((one) => one.month === month.month);
  const change = old && changeOf(month, old);
  const isRevised = change !== undefined && Object.values(change).some((by) => by !== 0);
  const marks: MonthMark[] = [isRevised ? 'revised' : 'provisional'];
  if (missing.length > 0) marks.push('incomplete');
  return { month: month.month, marks, missing, ...(change ? { change } : {}) };
}

/** A firm names every month from its first on, with zeros where nothing happened. */
function coversMonth(edition: Monthly | undefined, month: string): boolean {
  return edition?.months.some((one) => one.month === month) ?? false;
}

function changeOf(month: FsaMonth, old: FsaMonth) {
  const change = { accesses: 0, cases: 0, saleValueJpy: 0, purchaseValueJpy: 0 };
  for (const key of summedKeys) change[key] = month[key] - old[key];
  return change;
}
