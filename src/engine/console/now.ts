// The page Now: five figures of today beside the same weekday's band, and the campaigns that run.

import type { CampaignLine } from '../../core/case/shown.ts';
import { dayMs, hourMs } from '../../core/lib/decay.ts';
import { timeOf } from '../../core/lib/time.ts';
import type { Minute } from '../../core/state/minute.ts';
import type { HourRow } from '../projection/console-queries.ts';
import { campaignLines } from './campaign-line.ts';
import { dayStartMs, hourOfDay } from './day.ts';
import type { ConsoleParts } from './parts.ts';

const figures = ['logins', 'challenged', 'held', 'stoppedJpy', 'attackedAccounts'] as const;
export type FigureName = (typeof figures)[number];

export interface Figure {
  readonly value: number;
  readonly hours: readonly number[];
  readonly band: readonly (readonly [number, number])[];
}

export interface NowView extends Readonly<Record<FigureName, Figure>> {
  readonly time: string;
  readonly sequence: number;
  readonly campaigns: readonly CampaignLine[];
}

/** Weeks the band is drawn from. */
const weeks = 4;
const campaignsShown = 20;

export async function viewNow(parts: ConsoleParts, firm: string | undefined): Promise<NowView> {
  const nowMs = parts.nowMs();
  const todayMs = dayStartMs(nowMs);
  const weekdays = Array.from({ length: weeks + 1 }, (_, ago) => todayMs - ago * 7 * dayMs);
  const [sequence, hours, campaigns] = await Promise.all([
    parts.projection.sequence(),
    parts.projection.hours({ firm, days: weekdays.map((ms) => timeOf(Math.max(0, ms))) }),
    campaignLines(parts, firm, campaignsShown),
  ]);
  const days = daysOf(hours, todayMs);
  addRunning(days[0]!, runningMinutes(parts, firm), nowMs);
  const told = figures.map((name) => [name, figureOf(name, days, hourOfDay(nowMs))] as const);
  const named = Object.fromEntries(told) as Record<FigureName, Figure>;
  return { time: timeOf(nowMs), sequence, ...named, campaigns };
}

type Hour = Record<FigureName, number>;
/** Hours 0 to 23; absent where nothing happened. */
type Day = (Hour | undefined)[];

/** Today, then the same weekday one to four weeks ago. */
function daysOf(rows: readonly HourRow[], todayMs: number): Day[] {
  const days: Day[] = Array.from({ length: weeks + 1 }, () => []);
  for (const row of rows) {
    const timeMs = Date.parse(row.hour);
    const daysAgo = Math.round((todayMs - dayStartMs(timeMs)) / dayMs);
    if (daysAgo % 7 !== 0) continue;
    const day = days[daysAgo / 7];
    if (day) day[hourOfDay(timeMs)] = { ...row };
  }
  return days;
}

function figureOf(name: FigureName, [today = [], ...before]: readonly Day[], hour: number): Figure {
  const hours = Array.from({ length: hour + 1 }, (_, at) => today[at]?.[name] ?? 0);
  // A day of which nothing at all is known says nothing about what is usual.
  const known = before.filter((day) => day.length > 0);
  const band = Array.from({ length: known.length === 0 ? 0 : 24 }, (_, at) => {
    const values = known.map((day) => day[at]?.[name] ?? 0);
    return [Math.min(...values), Math.max(...values)] as const;
  });
  return { value: hours.reduce((sum, value) => sum + value, 0), hours, band };
}

/** Counts that are not in any line yet: their minute is not over. */
function runningMinutes({ data }: ConsoleParts, firm: string | undefined): readonly Minute[] {
  if (firm === undefined) return [...(data.stored.tables.minutes.values() as Iterable<Minute>)];
  const own = data.stored.world.minutes.read(firm);
  return own ? [own] : [];
}

function addRunning(today: Day, minutes: readonly Minute[], nowMs: number): void {
  for (const minute of minutes) {
    if (minute.startMs < dayStartMs(nowMs) || minute.startMs > nowMs + hourMs) continue;
    const at = hourOfDay(minute.startMs);
    const hour = today[at] ?? emptyHour();
    today[at] = {
      ...hour,
      logins: hour.logins + minute.logins,
      challenged: hour.challenged + minute.challenged,
      held: hour.held + minute.held + minute.blocked,
      stoppedJpy: hour.stoppedJpy + minute.stoppedJpy,
    };
  }
}

function emptyHour(): Hour {
  return { logins: 0, challenged: 0, held: 0, stoppedJpy: 0, attackedAccounts: 0 };
}
