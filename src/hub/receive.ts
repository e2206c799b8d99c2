// Takes a firm's message whose signature was checked: once, in order, in time; then its items one by one.
import { hourMs } from '../core/lib/decay.ts';
import { timeMsOf } from '../core/lib/time.ts';
import { answersPerFirmMax, clockApartMaxMs } from './limits.ts';
import type { Item, ItemRefusal, Submission } from './message.ts';
import type { FirmRecord, Hub, SubmissionOutcome } from './state.ts';
import { liveWords, releaseDelayed, takeAlert } from './take-alert.ts';
import { type Speaker, takeIndicator } from './take-indicator.ts';
import { takeMonthly } from './take-monthly.ts';

export type MessageFault = 'firm-unknown' | 'clock-apart' | 'sequence-passed' | 'sequence-reused';

export type Received =
  | {
      readonly outcome: SubmissionOutcome;
      readonly isRepeated: boolean;
      readonly fault?: undefined;
    }
  | { readonly fault: MessageFault };

/** Whether the message would be taken; changes nothing. `undefined`: it is new and in order. */
export function judge(hub: Hub, message: Submission, nowMs: number): Received | undefined {
  const firm = hub.firms.get(message.from);
  if (!firm) return { fault: 'firm-unknown' };
  const before = firm.answers.get(message.sequence);
  if (before)
    return before.signature === message.signature
      ? { outcome: before.outcome, isRepeated: true }
      : { fault: 'sequence-reused' };
  if (message.sequence <= firm.sequence) return { fault: 'sequence-passed' };
  const apartMs = Math.abs(timeMsOf(message.time) - nowMs);
  return apartMs > clockApartMaxMs ? { fault: 'clock-apart' } : undefined;
}

/** The same message twice counts once and gets the same answer. */
export function receive(hub: Hub, message: Submission, nowMs: number): Received {
  const judged = judge(hub, message, nowMs);
  if (judged) return judged;
  const firm = hub.firms.get(message.from)!;
  sweep(hub, nowMs);
  releaseDelayed(hub, nowMs);
  const refused: ItemRefusal[] = [];
  for (const [at, item] of message.items.entries()) {
    const code = takeItem(hub, { name: message.from, firm }, item, nowMs);
    if (code) refused.push({ item: at, code });
  }
  const outcome = { taken: message.items.length - refused.length, refused };
  remember(firm, message, outcome);
  return { outcome, isRepeated: false };
}

function takeItem(
  hub: Hub,
  speaker: Speaker,
  item: Item,
  nowMs: number,
): ItemRefusal['code'] | undefined {
  if (item.type === 'monthly') return takeMonthly(speaker.firm, item);
  if (item.type === 'alert') return takeAlert(hub, speaker, item, nowMs);
  return takeIndicator(hub, speaker, item, nowMs);
}

function remember(firm: FirmRecord, message: Submission, outcome: SubmissionOutcome): void {
  const { answers } = firm;
  firm.sequence = message.sequence;
  if (answers.size >= answersPerFirmMax) answers.delete(answers.keys().next().value!);
  answers.set(message.sequence, { signature: message.signature, outcome });
}

/** Once an hour what no longer holds is forgotten, so that a firm's maximum counts what is live. */
function sweep(hub: Hub, nowMs: number): void {
  if (nowMs - hub.sweptMs < hourMs) return;
  hub.sweptMs = nowMs;
  for (const [key, known] of hub.indicators) {
    for (const [name, { expiresMs }] of known.words) {
      if (expiresMs > nowMs) continue;
      known.words.delete(name);
      hub.firms.get(name)!.indicators -= 1;
    }
    if (known.untilMs <= nowMs) hub.indicators.delete(key);
  }
  for (const [key, known] of hub.attacks) {
    const live = new Set(liveWords(known, nowMs).map(([name]) => name));
    for (const name of known.words.keys()) {
      if (live.has(name)) continue;
      known.words.delete(name);
      hub.firms.get(name)!.alerts -= 1;
    }
    if (known.untilMs <= nowMs) hub.attacks.delete(key);
  }
}
