// A small simulated wave for tests: everything customers and hijackers do, and of the market only
// prints and the bars of what is being pushed (those of a whole exchange are nine events in ten).
import type { Event } from '../src/core/event/event.ts';
import { simulate } from '../src/simulator/simulate.ts';

export interface Wave {
  readonly events: readonly Event[];
  /** When hijackers begin each campaign, RFC 3339, earliest first. */
  readonly campaigns: readonly string[];
}

/** Some 8,000 events of 100 customers, about a third of them hijacked; the same seed, the same wave. */
export function smallWave(seed: number): Wave {
  const run = simulate({
    scenario: 'wave-2025',
    accounts: 100,
    scale: 0.01,
    activity: 0.5,
    seed,
  });
  const all: Event[] = [];
  let step = run.next();
  for (; !step.done; step = run.next(undefined)) all.push(...step.value);
  const pushed = new Set(step.value.campaigns.map(({ instrument }) => instrument));
  const isSeen = (event: Event): boolean =>
    (event.type !== 'bar' && event.type !== 'instrument') || pushed.has(event.instrument);
  const campaigns = step.value.campaigns.map(({ startsAt }) => startsAt).sort();
  return { events: all.filter(isSeen), campaigns };
}

/**
 * The first campaign's beginning as the accounts in it live it: their past, the first half hour of
 * the attack, and what their owners say of it later. Some 600 events.
 */
export function firstAttack({ events, campaigns }: Wave): Event[] {
  const begin = campaigns[0]!;
  const end = new Date(Date.parse(begin) + 30 * 60_000).toISOString();
  const accounts = new Set<unknown>();
  for (const event of events)
    if (event.time >= begin && event.time < end && 'account' in event) accounts.add(event.account);
  return events.filter((event) => {
    if (!('account' in event)) return event.time >= begin.slice(0, 10) && event.time < end;
    return accounts.has(event.account) && (event.time < end || event.type === 'feedback');
  });
}
