// The events behind one figure of the page Now, so that every figure can be looked into.
import { worded } from '../../core/decision/reasons.ts';
import type { Event } from '../../core/event/event.ts';
import { dayMs, hourMs } from '../../core/lib/decay.ts';
import { timeMsOf, timeOf } from '../../core/lib/time.ts';
import { type Answer, found } from '../client.ts';
import { readRecord } from '../journal-record.ts';
import { dayStartMs } from './day.ts';
import type { FigureName } from './now.ts';
import type { ConsoleParts } from './parts.ts';

export interface EventsAsk {
  readonly figure: FigureName;
  /** 0 to 23 of today in Japan; the whole day where absent. */
  readonly hour?: number;
}

interface FigureEvent {
  readonly sequence: number;
  readonly time: string;
  readonly account: string;
  readonly type: string;
  readonly verdict?: string;
  readonly risk?: number;
  readonly valueJpy?: number;
  readonly case?: string;
}

const eventsMax = 500;
/** Records of the journal read for log-ins, which no table holds one by one. */
const recordsMax = 20_000;

const verdictsOf: Readonly<Partial<Record<FigureName, readonly string[]>>> = {
  challenged: ['step-up'],
  held: ['hold', 'block'],
  stoppedJpy: ['hold', 'block'],
};

export async function viewEvents(
  parts: ConsoleParts,
  firm: string | undefined,
  { figure, hour }: EventsAsk,
): Promise<Answer> {
  const dayMsAt = dayStartMs(parts.nowMs());
  const startMs = dayMsAt + (hour ?? 0) * hourMs;
  const endMs = hour === undefined ? dayMsAt + dayMs : startMs + hourMs;
  const between = { from: timeOf(startMs), to: timeOf(endMs) };
  if (figure === 'logins') return found(await loginsOf(parts, firm, between));
  if (figure === 'attackedAccounts') return found(await casesOf(parts, firm, between));
  const verdicts = verdictsOf[figure] ?? [];
  const lines = await parts.projection.stopped({
    firm,
    ...between,
    verdicts,
    limit: eventsMax + 1,
  });
  const worth = figure === 'stoppedJpy' ? lines.filter(({ line }) => line.valueJpy) : lines;
  const events = worth.slice(0, eventsMax).map(({ sequence, line }) => {
    const { time, account, verdict, risk, valueJpy, reasons } = worded(line);
    const type = valueJpy ? 'order' : 'login';
    return { sequence, time, account, type, verdict, risk, valueJpy, reasons };
  });
  return found({ events, cut: lines.length > eventsMax });
}

interface Between {
  readonly from: string;
  readonly to: string;
}

async function loginsOf(
  { projection, data }: ConsoleParts,
  firm: string | undefined,
  between: Between,
): Promise<{ events: readonly FigureEvent[]; cut: boolean }> {
  // A firm's hour is written with its next request, which a quiet firm may send a day later.
  const since = timeOf(Date.parse(between.from) - dayMs);
  const { from, to } = await projection.hourRange({ from: since, to: between.to });
  const end = to || data.journal.nextSequence - 1;
  const start = Math.max(from, end - recordsMax) + 1;
  const events: FigureEvent[] = [];
  for await (const { sequence, payload } of data.journal.read(start)) {
    if (sequence > end) break;
    const { event, decision } = readRecord(payload);
    if (!isLoginOf(event, firm, between)) continue;
    const { time, account, type } = event;
    events.push({
      sequence,
      time,
      account,
      type,
      verdict: decision?.verdict,
      risk: decision?.risk,
    });
    if (events.length > eventsMax) events.shift();
  }
  return { events: events.reverse(), cut: start > from + 1 || events.length === eventsMax };
}

function isLoginOf(
  event: Event,
  firm: string | undefined,
  { from, to }: Between,
): event is Extract<Event, { type: 'login' }> {
  if (event.type !== 'login' || (firm !== undefined && event.firm !== firm)) return false;
  const timeMs = timeMsOf(event.time);
  return timeMs >= Date.parse(from) && timeMs < Date.parse(to);
}

async function casesOf(
  { projection }: ConsoleParts,
  firm: string | undefined,
  { from, to }: Between,
): Promise<{ events: readonly FigureEvent[]; cut: boolean }> {
  const rows = await projection.queue({ firm, order: 'opened', offset: 0, limit: 2_000 });
  const within = rows.filter(
    ({ opened, state }) => opened >= from && opened < to && state !== 'dismissed',
  );
  const events = within.slice(0, eventsMax).map(({ case: id, account, opened, risk }) => ({
    sequence: 0,
    time: opened,
    account,
    type: 'case',
    risk,
    case: id,
  }));
  return { events, cut: within.length > eventsMax || rows.length === 2_000 };
}
