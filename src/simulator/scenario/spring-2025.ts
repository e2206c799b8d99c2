// What is known of the days from February to April 2025, whichever hijackers are about.
import { dateAt, startOfDate } from '../calendar.ts';

/** The Nikkei 225 in the days of the tariffs, rounded. */
const knownDays: Readonly<Record<string, number>> = {
  '2025-04-03': -0.028,
  '2025-04-04': -0.028,
  '2025-04-07': -0.078,
  '2025-04-08': 0.06,
  '2025-04-09': -0.039,
  '2025-04-10': 0.091,
  '2025-04-11': -0.03,
};

export function marketDay(dayStartMs: number): number | undefined {
  return knownDays[dateAt(dayStartMs)];
}

/** Brokers stopped buys of Chinese names; within a day the attack moved to Tokyo small caps. */
export const turnToTokyo = startOfDate('2025-03-26');
