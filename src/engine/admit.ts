// Decides whether a piece of input is an event to fold: well-formed, of the key's firm, and not too far ahead.

import { defaultPolicy } from '../core/decision/policy.ts';
import { accountOf, type Event, isRequest } from '../core/event/event.ts';
import { readEvent, readEventText } from '../core/event/read.ts';
import { minuteMs } from '../core/lib/decay.ts';
import type { Answer } from './client.ts';
import type { Parcel } from './inbox.ts';
import { lineError, problemAnswer, refusalAnswer } from './problem.ts';

/** Clocks of a firm's servers may be ahead of ours by this much. */
const aheadMaxMs = 5 * minuteMs;

export interface Admitted {
  readonly event: Event;
  readonly timeMs: number;
  /** The event as JSON, as it is journalled. */
  readonly text: string;
}

/** The event, or what is wrong with it noted in the parcel and nothing. */
export function admit(
  parcel: Parcel,
  value: unknown,
  line: number,
  nowMs: number,
  marketFrom: readonly string[] = defaultPolicy.marketFrom,
): Admitted | undefined {
  const read = typeof value === 'string' ? readEventText(value) : readEvent(value);
  if (read.refusal) {
    const { code, field, expected } = read.refusal;
    return refuse(
      parcel,
      refusalAnswer(read.refusal),
      lineError(line, code, `expected ${expected}`, field),
    );
  }
  const { event, timeMs } = read;
  if (parcel.kind === 'decide' && !isRequest(event))
    return refuse(
      parcel,
      problemAnswer('not-a-request', `${event.type} is recorded, not decided`, 'type'),
    );
  if (timeMs > nowMs + aheadMaxMs) {
    const detail = 'expected a time at most 5 minutes ahead of this machine';
    return refuse(
      parcel,
      problemAnswer('bad-time', detail, 'time'),
      lineError(line, 'bad-time', detail, 'time'),
    );
  }
  if (event.firm !== undefined && parcel.firm !== '*' && event.firm !== parcel.firm) {
    const detail = `the key is for ${parcel.firm}`;
    return refuse(
      parcel,
      problemAnswer('other-firm', detail, 'firm'),
      lineError(line, 'other-firm', detail, 'firm'),
    );
  }
  if (marketTypes.has(event.type) && !mayTellMarket(parcel.firm, marketFrom)) {
    const detail = `${event.type} is taken from ${marketFrom.join(', ')} only`;
    return refuse(
      parcel,
      problemAnswer('market-not-yours', detail, 'type'),
      lineError(line, 'market-not-yours', detail, 'type'),
    );
  }
  return named(event, timeMs, parcel.firm, value);
}

/** What every firm's decisions rest upon. */
const marketTypes: ReadonlySet<string> = new Set(['trade', 'bar', 'instrument', 'fx']);

/** A key of the whole installation always may. */
function mayTellMarket(firm: string, marketFrom: readonly string[]): boolean {
  return firm === '*' || marketFrom.includes('*') || marketFrom.includes(firm);
}

function refuse(parcel: Parcel, answer: Answer, error?: ReturnType<typeof lineError>): undefined {
  if (parcel.kind !== 'record') parcel.answer = answer;
  else if (error) parcel.refused.push(error);
  return undefined;
}

/** Market data belongs to everybody; everything else to the firm whose key it came with. */
function named(event: Event, timeMs: number, firm: string, value: unknown): Admitted {
  const isFirms = accountOf(event) !== undefined || event.type === 'intel';
  if (event.firm !== undefined || firm === '*' || !isFirms)
    return { event, timeMs, text: typeof value === 'string' ? value : JSON.stringify(event) };
  const withFirm = { ...event, firm };
  return { event: withFirm, timeMs, text: JSON.stringify(withFirm) };
}
