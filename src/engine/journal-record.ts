// What the journal holds of each event: the event as it came, what the edge knew of it, and what was
// answered. It describes itself: one JSON object a record.
import type { Effect } from '../core/case/effect.ts';
import type { Decision } from '../core/decision/decision.ts';
import type { Event } from '../core/event/event.ts';
import type { Origin } from '../core/event/origin.ts';
import type { Folded, Told } from './folder.ts';

export interface JournalledEvent {
  /** First, so that a reader of effects can pass over records without any by their first bytes. */
  readonly effects?: readonly Effect[];
  readonly event: Event;
  readonly origin?: Origin;
  readonly decision?: Decision;
  /** The verdict it was answered with, by a `late` event before it. */
  readonly told?: Told;
  /** Sequence of the account's event before this one. */
  readonly previous?: number;
}

const effectsMark = Buffer.from('{"effects":');

/** `text` is the event as JSON; `decisionText` is the decision, where that is written already. */
export function recordOf(
  text: string,
  { origin, stepped, told }: Folded,
  decisionText?: string,
): Buffer {
  const { effects, decision, previous } = stepped;
  let record = effects.length > 0 ? `{"effects":${JSON.stringify(effects)},"event":` : '{"event":';
  record += text;
  if (origin) record += `,"origin":${JSON.stringify(origin)}`;
  if (decision) record += `,"decision":${decisionText ?? JSON.stringify(decision)}`;
  if (told) record += `,"told":"${told}"`;
  if (previous > 0) record += `,"previous":${previous}`;
  return Buffer.from(`${record}}`);
}

export function readRecord(payload: Uint8Array): JournalledEvent {
  return JSON.parse(Buffer.from(payload).toString()) as JournalledEvent;
}

export function hasEffects(payload: Uint8Array): boolean {
  return effectsMark.compare(payload, 0, effectsMark.length) === 0;
}
