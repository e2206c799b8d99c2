// Folds one firm's word on an indicator: said, confirmed or taken back.
import { timeMsOf } from '../core/lib/time.ts';
import { holdsMaxMs, indicatorsPerFirmMax } from './limits.ts';
import type { Item, ItemRefusal, Named } from './message.ts';
import { nameOf } from './message.ts';
import type { FirmRecord, Hub, KnownIndicator } from './state.ts';

export interface Speaker {
  readonly name: string;
  readonly firm: FirmRecord;
}

type Code = ItemRefusal['code'];
type IndicatorItem = Extract<Item, { type: 'indicator' | 'confirmation' | 'retraction' }>;

export function takeIndicator(
  hub: Hub,
  speaker: Speaker,
  item: IndicatorItem,
  nowMs: number,
): Code | undefined {
  const known = hub.indicators.get(nameOf(item.what));
  if (item.type === 'retraction') return takeBack(hub, speaker, known);
  const longestMs = nowMs + holdsMaxMs[item.what.kind];
  const wantedMs = item.type === 'indicator' ? timeMsOf(item.expires) : longestMs;
  const expiresMs = Math.min(wantedMs, longestMs);
  if (expiresMs <= nowMs) return 'expired';
  // What is confirmed must still be held by somebody; to say something new is `indicator`.
  if (item.type === 'confirmation' && !(known && holds(known, nowMs))) return 'unknown';
  return say(hub, speaker, item.what, { confidence: item.confidence, expiresMs });
}

function holds({ words }: KnownIndicator, nowMs: number): boolean {
  return [...words.values()].some(({ expiresMs }) => expiresMs > nowMs);
}

function say(
  hub: Hub,
  { name, firm }: Speaker,
  what: Named,
  word: { readonly confidence: number; readonly expiresMs: number },
): Code | undefined {
  const key = nameOf(what);
  const before = hub.indicators.get(key);
  const isNew = !before?.words.has(name);
  if (isNew && firm.indicators >= indicatorsPerFirmMax) return 'too-many';
  const known = before ?? createIndicator(what);
  if (!before) hub.indicators.set(key, known);
  if (isNew) firm.indicators += 1;
  known.words.set(name, word);
  known.speakers.add(name);
  known.untilMs = Math.max(known.untilMs, word.expiresMs);
  hub.change += 1;
  known.change = hub.change;
  return undefined;
}

function createIndicator(what: Named): KnownIndicator {
  return { what, words: new Map(), speakers: new Set(), untilMs: 0, change: 0 };
}

function takeBack(
  hub: Hub,
  { name, firm }: Speaker,
  known: KnownIndicator | undefined,
): Code | undefined {
  if (!known) return 'unknown';
  if (!known.words.delete(name)) return 'not-yours';
  firm.indicators -= 1;
  hub.change += 1;
  known.change = hub.change;
  return undefined;
}
