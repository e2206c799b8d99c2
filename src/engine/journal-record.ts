// What the journal holds of each event: the event as it came, what the edge knew of it, and what was
// answered. It describes itself: one JSON object a record.
import type { Effect } from '../core/case/effect.ts';
import type { Decision } from '../core/decision/decision.ts';
import type { Event } from '../core/event/event.ts';
import type { Origin } from '../core/event/origin.ts';
import type { Folded, Told } from './folder.ts';
import type { Sealer } from './persons/sealer.ts';

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

/**
 * `text` is the event as JSON; `decisionText` is the decision, where that is written already. With a
 * sealer, addresses and user agents are sealed under the key of the event's month.
 */
export function recordOf(
  text: string,
  folded: Folded,
  decisionText?: string,
  sealer?: Sealer,
): Buffer {
  const { event, stepped } = folded;
  const { effects, decision } = stepped;
  const effectsText = effects.length > 0 ? JSON.stringify(effects) : '';
  const decided = decision && (decisionText ?? JSON.stringify(decision));
  const record = written(text, folded, effectsText, decided);
  const reasons = decision?.reasons ?? [];
  if (!sealer?.concerns(record, event, reasons, effects.length > 0)) return Buffer.from(record);
  const told = decided && sealer.told(decided, event);
  const sealed = sealer.event(text, event);
  return Buffer.from(written(sealed, folded, sealer.told(effectsText, event), told));
}

function written(
  text: string,
  { origin, stepped: { previous }, told }: Folded,
  effects: string,
  decision: string | undefined,
): string {
  let record = effects === '' ? '{"event":' : `{"effects":${effects},"event":`;
  record += text;
  if (origin) record += `,"origin":${JSON.stringify(origin)}`;
  if (decision) record += `,"decision":${decision}`;
  if (told) record += `,"told":"${told}"`;
  if (previous > 0) record += `,"previous":${previous}`;
  return `${record}}`;
}

export function readRecord(payload: Uint8Array): JournalledEvent {
  return JSON.parse(Buffer.from(payload).toString()) as JournalledEvent;
}

export function hasEffects(payload: Uint8Array): boolean {
  return effectsMark.compare(payload, 0, effectsMark.length) === 0;
}
