// Folds one firm's word on an instrument, and decides when the other firms may hear of it.
import { timeMsOf } from '../core/lib/time.ts';
import { alertHoldsMs, alertsPerFirmMax } from './limits.ts';
import type { AlertReport, ItemRefusal } from './message.ts';
import type { Hub, KnownAttack } from './state.ts';
import type { Speaker } from './take-indicator.ts';

export function takeAlert(
  hub: Hub,
  { name, firm }: Speaker,
  item: AlertReport,
  nowMs: number,
): ItemRefusal['code'] | undefined {
  const before = hub.attacks.get(item.instrument);
  if (item.state === 'closed') {
    if (!before?.words.delete(name)) return before ? 'not-yours' : 'unknown';
    firm.alerts -= 1;
    if (before.isReleased) touch(hub, before);
    else if (before.words.size === 0) hub.attacks.delete(item.instrument);
    return undefined;
  }
  const isNew = !before?.words.has(name);
  if (isNew && firm.alerts >= alertsPerFirmMax) return 'too-many';
  const openedMs = Math.min(timeMsOf(item.opened), nowMs);
  const known = before ?? createAttack(item.instrument, openedMs, nowMs);
  if (!before) hub.attacks.set(item.instrument, known);
  if (isNew) firm.alerts += 1;
  const untilMs = nowMs + alertHoldsMs;
  known.words.set(name, { openedMs, buyers: item.buyers, valueJpy: item.valueJpy, untilMs });
  known.speakers.add(name);
  known.openedMs = Math.min(known.openedMs, openedMs);
  known.untilMs = Math.max(known.untilMs, untilMs);
  if (liveWords(known, nowMs).length >= hub.rule.firmsMin) known.isReleased = true;
  if (known.isReleased) touch(hub, known);
  return undefined;
}

function createAttack(instrument: string, openedMs: number, nowMs: number): KnownAttack {
  const none = { words: new Map(), speakers: new Set<string>() };
  return {
    instrument,
    ...none,
    heardMs: nowMs,
    openedMs,
    isReleased: false,
    untilMs: 0,
    change: 0,
  };
}

function touch(hub: Hub, known: KnownAttack): void {
  hub.change += 1;
  known.change = hub.change;
}

export function liveWords({ words }: KnownAttack, nowMs: number) {
  return [...words].filter(([, { untilMs }]) => untilMs > nowMs);
}

/** Time has passed: what one firm alone reported is told when its delay is over. */
export function releaseDelayed(hub: Hub, nowMs: number): void {
  const due = [...hub.attacks.values()]
    .filter((known) => !known.isReleased && known.heardMs + hub.rule.delayMs <= nowMs)
    .filter((known) => liveWords(known, nowMs).length > 0)
    .sort(
      (left, right) =>
        left.heardMs - right.heardMs || (left.instrument < right.instrument ? -1 : 1),
    );
  for (const known of due) {
    known.isReleased = true;
    touch(hub, known);
  }
}
