// The attacks on instruments in a labelled history: who bought when, and when the price had risen.
import type { Event } from '../core/event/event.ts';
import { campaignOf, type Labels } from './collect.ts';

/** One campaign's purchases of one instrument. */
export interface Attack {
  readonly campaign: string;
  readonly instrument: string;
  /** First buy of the campaign in this instrument. */
  readonly startMs: number;
  lastBuyMs: number;
  /** First buy of each account, in the order of time. */
  readonly firstBuysMs: number[];
  /** When the price was first 10 % above what it was before; infinite where it never was. */
  risenMs: number;
}

const riseFactor = 1.1;

interface Watched extends Attack {
  readonly accounts: Set<string>;
  readonly priceBefore: number;
}

export interface Attacks {
  take(event: Event, timeMs: number): void;
  readonly list: readonly Attack[];
}

/** Holds one record an attack and one price an instrument: as many as the history names. */
export function createAttacks(labels: Labels): Attacks {
  const list: Watched[] = [];
  const byInstrument = new Map<string, Watched[]>();
  const prices = new Map<string, number>();

  function watch(campaign: string, instrument: string, startMs: number): Watched {
    const attack: Watched = {
      ...{ campaign, instrument, startMs },
      lastBuyMs: startMs,
      firstBuysMs: [],
      risenMs: Number.POSITIVE_INFINITY,
      accounts: new Set(),
      priceBefore: prices.get(instrument) ?? Number.POSITIVE_INFINITY,
    };
    list.push(attack);
    byInstrument.set(instrument, [...(byInstrument.get(instrument) ?? []), attack]);
    return attack;
  }

  function takeBuy(event: Extract<Event, { type: 'order' }>, timeMs: number): void {
    const episode = labels.get(event.id);
    if (episode === undefined) return;
    const campaign = campaignOf(episode);
    const known = byInstrument.get(event.instrument)?.find((one) => one.campaign === campaign);
    const attack = known ?? watch(campaign, event.instrument, timeMs);
    attack.lastBuyMs = Math.max(attack.lastBuyMs, timeMs);
    if (attack.accounts.has(episode)) return;
    attack.accounts.add(episode);
    attack.firstBuysMs.push(timeMs);
  }

  function takePrice(instrument: string, price: number, high: number, timeMs: number): void {
    for (const attack of byInstrument.get(instrument) ?? [])
      if (high >= attack.priceBefore * riseFactor && timeMs < attack.risenMs)
        attack.risenMs = timeMs;
    prices.set(instrument, price);
  }

  return {
    list,
    take(event, timeMs) {
      if (event.type === 'order' && event.side === 'buy') takeBuy(event, timeMs);
      else if (event.type === 'bar') takePrice(event.instrument, event.close, event.high, timeMs);
      else if (event.type === 'trade' || event.type === 'execution')
        takePrice(event.instrument, event.price, event.price, timeMs);
    },
  };
}
