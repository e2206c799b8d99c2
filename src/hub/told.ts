// What the hub was told stands for: says what is new since, what holds longer, and what is taken back.
import { dayMs } from '../core/lib/decay.ts';
import { timeMsOf } from '../core/lib/time.ts';
import { indicatorsPerFirmMax } from './limits.ts';
import { type IndicatorReport, type Item, type Named, nameOf } from './message.ts';

/** A thing the firm stands by; `isHeard` where others told of it first. */
export interface Standing extends IndicatorReport {
  readonly isHeard: boolean;
}

interface ToldThing {
  readonly what: Named;
  readonly expiresMs: number;
  readonly isHeard: boolean;
}

/** By name; at most as many as the hub takes of a firm. */
export type Told = Map<string, ToldThing>;

/** Told again where it holds so much longer: once a day, not at every look. */
const longerMs = dayMs;

/** Items to send, in order; the book is as if they had been taken. */
export function newsSince(told: Told, standing: readonly Standing[], nowMs: number): Item[] {
  const items: Item[] = [];
  const named = new Set(standing.map(({ what }) => nameOf(what)));
  for (const [name, { what, expiresMs }] of told) {
    if (expiresMs > nowMs && named.has(name)) continue;
    if (expiresMs > nowMs) items.push({ type: 'retraction', what });
    told.delete(name);
  }
  for (const { isHeard, ...report } of standing) {
    const name = nameOf(report.what);
    const expiresMs = timeMsOf(report.expires);
    const before = told.get(name);
    if (expiresMs <= nowMs || (before && before.expiresMs + longerMs > expiresMs)) continue;
    if (!before && told.size >= indicatorsPerFirmMax) continue;
    const isConfirmation = before?.isHeard ?? isHeard;
    told.set(name, { what: report.what, expiresMs, isHeard: isConfirmation });
    const { what, confidence } = report;
    items.push(isConfirmation ? { type: 'confirmation', what, confidence } : report);
  }
  return items;
}
