// What the clients of a simulated run were told: nothing of it may ever turn out otherwise.
import type { Event } from '../core/event/event.ts';

export interface Book {
  /** Answer by event id. */
  readonly answered: Map<string, string>;
  /** Ids of events whose batch was acknowledged. */
  readonly acknowledged: Set<string>;
  /** Everything that was ever sent. */
  readonly sent: Map<string, Event>;
  /** What a client must never see. */
  readonly faults: string[];
  /** Answers by status, refusals among them. */
  readonly statuses: Record<string, number>;
  /** Answers given while the store was late. */
  degraded: number;
}

/** Bounded by the events of one run. */
export function createBook(): Book {
  return {
    answered: new Map(),
    acknowledged: new Set(),
    sent: new Map(),
    faults: [],
    statuses: {},
    degraded: 0,
  };
}

/** Notes an answer; the same event must be told the same, byte for byte. */
export function noteAnswer(book: Book, event: Event, body: string): void {
  const before = book.answered.get(event.id);
  if (before === undefined) {
    book.answered.set(event.id, body);
    if (body.includes('"degraded":true')) book.degraded += 1;
  } else if (before !== body) {
    book.faults.push(`${event.id} was answered otherwise the second time: ${before} and ${body}`);
  }
}
