// Sends events to a running service the way a firm does: requests for a decision, facts in batches.
import { type Event, requestTypeSet } from '../src/core/event/event.ts';
import { createCaller } from '../src/serve/http-caller.ts';

export interface Sender {
  /** The answer to a request, byte for byte; rejects where there is none. */
  decide(event: Event): Promise<{ status: number; body: string }>;
  /** Facts, durable when it resolves. */
  record(events: readonly Event[]): Promise<{ status: number; body: string }>;
  get(path: string): Promise<{ status: number; body: string }>;
  close(): void;
}

export function createSender(url: string, key: string): Sender {
  const caller = createCaller(url);
  const lines = (events: readonly Event[]) => events.map((event) => JSON.stringify(event));
  return {
    decide: (event) => caller.post('/v1/decisions', key, JSON.stringify(event)),
    record: (events) =>
      caller.post('/v1/events', key, lines(events).join('\n'), 'application/x-ndjson'),
    get: (path) => caller.get(path, key),
    close: caller.close,
  };
}

export function isRequest(event: Event): boolean {
  return requestTypeSet.has(event.type);
}
