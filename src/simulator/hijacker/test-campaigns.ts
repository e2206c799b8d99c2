// Runs one kind of hijacker alone, for the tests beside the kinds.

import type { Event } from '../../core/event/event.ts';
import type { Order } from '../../core/event/order.ts';
import type { Login } from '../../core/event/session.ts';
import { campaignOf } from '../labels.ts';
import { answer, type Checkpoint, type Finished, runToEnd } from '../test-run.ts';

export interface KindRun extends Finished {
  /** Hostile events by episode, in order. */
  readonly episodes: ReadonlyMap<string, readonly Event[]>;
}

/** Three months of few customers, who come seldom, and only this kind of hijacker. */
export function runKind(kind: string, checkpoint?: Checkpoint, seed = 7): KindRun {
  const options = { scenario: 'varied-2025', accounts: 1200, seed, scale: 0.012, activity: 0.3 };
  const run = runToEnd({ ...options, kinds: [kind] }, checkpoint);
  const episodes = new Map<string, Event[]>();
  for (const event of run.events) {
    const episode = run.labels.get(event.id);
    if (episode === undefined) continue;
    const known = episodes.get(episode);
    if (known === undefined) episodes.set(episode, [event]);
    else known.push(event);
  }
  return { ...run, episodes };
}

export function ordersOf(events: readonly Event[]): Order[] {
  return events.filter((event): event is Order => event.type === 'order');
}

export function entriesOf(events: readonly Event[]): Login[] {
  return events.filter((event): event is Login => {
    return event.type === 'login' && event.outcome === 'success';
  });
}

/** Stops every hostile purchase and lets the rest through. */
export const holdPurchases: Checkpoint = (request, hostile) => {
  const isPurchase = request.type === 'order' && request.side === 'buy';
  return answer(request, hostile && isPurchase ? 'hold' : 'allow');
};

/** Episodes of each campaign. */
export function byCampaign(run: KindRun): Map<string, (readonly Event[])[]> {
  const found = new Map<string, (readonly Event[])[]>();
  for (const [episode, events] of run.episodes) {
    const campaign = campaignOf(episode);
    found.set(campaign, [...(found.get(campaign) ?? []), events]);
  }
  return found;
}

/** The middle value; not a number where there is none. */
export function medianOf(values: readonly number[]): number {
  return (
    [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN
  );
}
