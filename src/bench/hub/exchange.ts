// Carries messages between the installations of the trial and the hub, each simulated minute.
import { minuteMs } from '../../core/lib/decay.ts';
import { timeOf } from '../../core/lib/time.ts';
import { itemsMax, type ReleaseRule } from '../../hub/limits.ts';
import type { Item } from '../../hub/message.ts';
import { receive } from '../../hub/receive.ts';
import { newsFor } from '../../hub/release.ts';
import { createHub } from '../../hub/state.ts';
import { releaseDelayed } from '../../hub/take-alert.ts';
import type { Installation } from './installation.ts';

export interface Exchange {
  at(timeMs: number): void;
  readonly counts: { readonly told: Record<string, number>; released: number };
}

/** A firm asks once a minute; it tells at once. */
const askEveryMs = minuteMs;

export function createExchange(firms: readonly Installation[], rule?: ReleaseRule): Exchange {
  const hub = createHub(
    firms.map(({ name }) => name),
    rule,
  );
  const counts = { told: {} as Record<string, number>, released: 0 };
  let sequence = 0;
  let askedMs = 0;

  function tell(from: string, items: readonly Item[], timeMs: number): void {
    sequence += 1;
    const signature = String(sequence).padStart(86, '0');
    const heading = { version: 1, type: 'submission', from, sequence } as const;
    const sent = { ...heading, time: timeOf(timeMs), items: [...items], signature };
    const received = receive(hub, sent, timeMs);
    if (received.fault) throw new Error(`the hub refused ${from}: ${received.fault}`);
    for (const { type } of items) counts.told[type] = (counts.told[type] ?? 0) + 1;
  }

  function ask(timeMs: number): void {
    releaseDelayed(hub, timeMs);
    for (const firm of firms) {
      while (firm.heardUpTo < hub.change) {
        const { releases, upTo } = newsFor(hub, firm.name, firm.heardUpTo, timeMs);
        counts.released += releases.length;
        firm.heardUpTo = upTo;
        firm.hear(releases, timeMs);
      }
    }
  }

  return {
    counts,
    at(timeMs) {
      for (const firm of firms) {
        const items = firm.itemsToTell();
        for (let from = 0; from < items.length; from += itemsMax)
          tell(firm.name, items.slice(from, from + itemsMax), timeMs);
      }
      if (timeMs - askedMs < askEveryMs) return;
      askedMs = timeMs;
      ask(timeMs);
    },
  };
}
