// The customer's usual session beside the one of the case: devices, networks, hours, sizes, stocks.

import type { Habits } from '../../core/case/shown.ts';
import { hourOfDay } from './day.ts';
import type { Walked } from './walk.ts';

/** Names shown of each kind, most frequent first. */
const namesMax = 12;

export function habitsOf(events: readonly Walked[]): Habits {
  const seen = { devices: tally(), networks: tally(), countries: tally(), agents: tally() };
  const instruments = tally();
  const hours = new Set<number>();
  const sizes: number[] = [];
  for (const { event, origin, decision, timeMs } of events) {
    if (event.type === 'order' && decision?.valueJpy) sizes.push(decision.valueJpy);
    if (event.type === 'order') count(instruments, event.instrument);
    const isLogin = event.type === 'login' && event.outcome === 'success';
    if (isLogin || event.type === 'order') hours.add(hourOfDay(timeMs));
    if (event.type !== 'login' && event.type !== 'activity') continue;
    count(seen.devices, event.device);
    count(seen.networks, origin?.asn ? `AS${origin.asn} ${origin.network}` : event.ip);
    count(seen.countries, origin?.country);
    count(seen.agents, origin?.browser ? `${origin.browser}, ${origin.os}` : event.userAgent);
  }
  const orderJpy = rangeOf(sizes);
  return {
    devices: named(seen.devices),
    networks: named(seen.networks),
    countries: named(seen.countries),
    agents: named(seen.agents),
    hours: [...hours].toSorted((left, right) => left - right),
    ...(orderJpy ? { orderJpy } : undefined),
    instruments: named(instruments),
  };
}

type Tally = Map<string, number>;

function tally(): Tally {
  return new Map();
}

function count(names: Tally, name: string | undefined): void {
  if (name) names.set(name, (names.get(name) ?? 0) + 1);
}

function named(names: Tally): readonly string[] {
  const sorted = [...names].toSorted((left, right) => right[1] - left[1]);
  return sorted.slice(0, namesMax).map(([name]) => name);
}

/** Below ten orders the tails cannot be told from the rest. */
const tailsFrom = 10;

function rangeOf(sizes: readonly number[]): readonly [number, number] | undefined {
  if (sizes.length === 0) return undefined;
  const sorted = sizes.toSorted((left, right) => left - right);
  const cut = sorted.length < tailsFrom ? 0 : Math.floor(sorted.length / 10);
  return [sorted[cut]!, sorted[sorted.length - 1 - cut]!];
}
