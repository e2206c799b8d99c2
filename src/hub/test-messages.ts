// For tests of the hub: messages as firms would send them, unsigned ones with a signature of their own.
import { timeOf } from '../core/lib/time.ts';
import type { Item, Named, Submission } from './message.ts';
import { receive } from './receive.ts';
import type { Hub } from './state.ts';

export const nineMs = Date.UTC(2025, 3, 16, 0, 0, 0);
export const domain: Named = { kind: 'domain', value: 'login.example-shouken.top' };

let sequence = 0;

export function aSubmission(from: string, items: readonly Item[], timeMs: number): Submission {
  sequence += 1;
  const signature = `${sequence}`.padStart(86, 'A');
  const heading = { version: 1, type: 'submission', from, sequence } as const;
  return { ...heading, time: timeOf(timeMs), items: [...items], signature };
}

export function tell(hub: Hub, from: string, item: Item, timeMs = nineMs) {
  const taken = receive(hub, aSubmission(from, [item], timeMs), timeMs);
  if (taken.fault) throw new Error(taken.fault);
  return taken.outcome.refused[0]?.code;
}

export function anAlert(changes: Partial<Extract<Item, { type: 'alert' }>> = {}): Item {
  const opened = timeOf(nineMs);
  const plain = { instrument: 'XTKS:9999', state: 'open', opened, buyers: 3 } as const;
  return { type: 'alert', ...plain, valueJpy: 20_000_000, ...changes };
}

export function anIndicator(
  changes: Partial<Extract<Item, { type: 'indicator' }>> = {},
): Extract<Item, { type: 'indicator' }> {
  const expires = '2025-04-20T00:00:00.000Z';
  return { type: 'indicator', what: domain, confidence: 0.8, expires, ...changes };
}
