// Events for the tests of real faults: log-ins and orders of few accounts, each id once.
import type { Event } from '../../src/core/event/event.ts';

const accounts = 20;

/** So many requests, alternately a log-in and an order; `round` keeps their ids apart. */
export function requests(round: string, count: number): Event[] {
  return Array.from({ length: count }, (_, place): Event => {
    const common = {
      id: `${round}-${place}`,
      time: new Date(Date.UTC(2025, 3, 16, 1) + place * 1000).toISOString(),
      account: `a${(place >> 1) % accounts}`,
      session: `${round}-s${(place >> 1) % accounts}`,
    };
    if (place % 2 === 1)
      return {
        type: 'order',
        ...common,
        order: `o-${common.id}`,
        side: 'buy',
        instrument: 'XTKS:9999',
        quantity: 100,
        orderType: 'limit',
        limitPrice: 500,
        currency: 'JPY',
      };
    return {
      type: 'login',
      ...common,
      ip: `203.0.113.${place % 7}`,
      userAgent: 'Mozilla/5.0 (test)',
      outcome: 'success',
      method: 'otp',
      channel: 'web',
    };
  });
}
