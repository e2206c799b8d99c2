// Days and hours as the firms have them: Japan, UTC+9 all year.
import { dayMs, hourMs } from '../../core/lib/decay.ts';

const jstMs = 9 * hourMs;

/** Midnight in Japan at or before this time. */
export function dayStartMs(timeMs: number): number {
  return Math.floor((timeMs + jstMs) / dayMs) * dayMs - jstMs;
}

/** 0 to 23, in Japan. */
export function hourOfDay(timeMs: number): number {
  return Math.floor((timeMs - dayStartMs(timeMs)) / hourMs);
}
