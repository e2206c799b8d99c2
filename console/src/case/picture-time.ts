// The time axis of the picture: which stretch is shown, where it is marked, and the usual hours in it.
import type { TimelineItem } from '../../../src/edge/console/messages.ts';
import { dayStartMs, hourOf } from '../format/time.ts';

export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** Steps between marks, each readable on a clock or a calendar. */
const stepsMs = [
  10_000,
  30_000,
  minuteMs,
  2 * minuteMs,
  5 * minuteMs,
  10 * minuteMs,
  30 * minuteMs,
  hourMs,
  3 * hourMs,
  6 * hourMs,
  dayMs,
  2 * dayMs,
  7 * dayMs,
  14 * dayMs,
];

export function ticksOf({ fromMs, toMs }: Stretch, ticksMax: number): number[] {
  const stepMs = stepsMs.find((step) => (toMs - fromMs) / step <= ticksMax) ?? 28 * dayMs;
  // Counted from midnight of the firm's zone, so that a day begins where its day begins.
  const originMs = dayStartMs(fromMs);
  const first = Math.ceil((fromMs - originMs) / stepMs);
  const length = Math.max(0, Math.floor((toMs - originMs) / stepMs) - first + 1);
  return Array.from({ length }, (_, place) => originMs + (first + place) * stepMs);
}

export const isDayTick = (ms: number): boolean => dayStartMs(ms) === ms;

/** From the first to the last hostile event, session by session. */
export function hostileStretches(items: readonly TimelineItem[]): Stretch[] {
  const bySession = new Map<string, Stretch>();
  for (const { hostile, time, event } of items) {
    if (!hostile || event.session === undefined) continue;
    const ms = Date.parse(time);
    const session = String(event.session);
    const known = bySession.get(session) ?? { fromMs: ms, toMs: ms };
    bySession.set(session, {
      fromMs: Math.min(known.fromMs, ms),
      toMs: Math.max(known.toMs, ms),
    });
  }
  return [...bySession.values()].sort((a, b) => a.fromMs - b.fromMs);
}

export type ViewName = 'session' | 'day' | 'all';

/** Room left and right of what is looked at, and the least that is worth an axis. */
const margin = 0.12;
const stretchMsMin = 2 * minuteMs;

function withMargin({ fromMs, toMs }: Stretch): Stretch {
  const pad = Math.max((toMs - fromMs) * margin, (stretchMsMin - (toMs - fromMs)) / 2, 10_000);
  return { fromMs: fromMs - pad, toMs: toMs + pad };
}

export function stretchOf(view: ViewName, items: readonly TimelineItem[]): Stretch {
  const times = items.map(({ time }) => Date.parse(time));
  const all = { fromMs: Math.min(...times), toMs: Math.max(...times) };
  if (times.length === 0) return { fromMs: 0, toMs: dayMs };
  const session = hostileStretches(items).at(-1) ?? { fromMs: all.toMs, toMs: all.toMs };
  if (view === 'all') return withMargin(all);
  if (view === 'session') return withMargin(session);
  const fromMs = dayStartMs(session.fromMs);
  return { fromMs, toMs: Math.max(fromMs + dayMs, session.toMs + minuteMs) };
}

export function zoomed({ fromMs, toMs }: Stretch, factor: number, aroundMs: number): Stretch {
  return {
    fromMs: aroundMs - (aroundMs - fromMs) * factor,
    toMs: aroundMs + (toMs - aroundMs) * factor,
  };
}

/** More hours than these in one picture are too thin to see. */
const hoursMax = 24 * 40;

/** The usual hours of the day within a stretch, neighbours taken together. */
export function usualStretches(hours: readonly number[], { fromMs, toMs }: Stretch): Stretch[] {
  const usual = new Set(hours);
  const found: Stretch[] = [];
  if (usual.size === 0 || (toMs - fromMs) / hourMs > hoursMax) return found;
  for (let ms = Math.floor(fromMs / hourMs) * hourMs; ms < toMs; ms += hourMs) {
    if (!usual.has(hourOf(ms))) continue;
    const last = found.at(-1);
    if (last?.toMs === ms) found[found.length - 1] = { fromMs: last.fromMs, toMs: ms + hourMs };
    else found.push({ fromMs: ms, toMs: ms + hourMs });
  }
  return found;
}
