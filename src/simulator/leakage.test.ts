// Nothing in the events may give a hijacker away but what he does.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Event } from '../core/event/event.ts';
import { type Finished, runToEnd } from './test-run.ts';

let run: Finished;
let hostile: Event[];
let honest: Event[];

/** Letters and digits of a name folded together: its form. */
function formOf(name: string): string {
  return name.replace(/[0-9a-z](?=[0-9a-z]*$)/g, 'x');
}

function formsOf(events: readonly Event[], field: string): Set<string> {
  const names = events.map((event) => event[field]).filter((name) => typeof name === 'string');
  return new Set(names.map(formOf));
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)]!;
}

/** Milliseconds from an order to its first fill. */
function fillDelays(events: readonly Event[]): number[] {
  const sent = new Map<unknown, number>();
  const delays: number[] = [];
  for (const event of events) {
    if (event.type === 'order') sent.set(event.order, Date.parse(event.time));
    const from = event.type === 'execution' ? sent.get(event.order) : undefined;
    if (from === undefined) continue;
    delays.push(Date.parse(event.time) - from);
    sent.delete(event.order);
  }
  return delays;
}

/** Chance that a hostile value is above an honest one; ties count half. */
function chanceAbove(theirs: readonly number[], others: readonly number[]): number {
  const sorted = [...others].sort((left, right) => left - right);
  const below = (value: number, orEqual: boolean) => {
    let low = 0;
    for (let high = sorted.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < value || (orEqual && sorted[middle] === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const sum = theirs.reduce((total, value) => total + below(value, false) + below(value, true), 0);
  return sum / 2 / theirs.length / sorted.length;
}

/** What of an event is nothing but form: it must not tell who sent it. */
const forms: Readonly<Record<string, (event: Event) => number>> = {
  milliseconds: ({ time }) => Date.parse(time) % 1000,
  seconds: ({ time }) => (Date.parse(time) / 1000) % 60,
  id: ({ id }) => Number.parseInt(id.slice(3), 36) % 97,
  session: (event) =>
    'session' in event ? Number.parseInt(String(event.session).slice(3, 7), 16) : 0,
};

for (const scenario of ['wave-2025', 'varied-2025']) {
  describe(scenario, () => {
    before(() => {
      run = runToEnd({ scenario, accounts: 3000, seed: 5, scale: 0.08 });
      hostile = run.events.filter(({ id }) => run.labels.has(id));
      honest = run.events.filter(({ id }) => !run.labels.has(id));
    });

    test('names of hostile and honest events have one form', () => {
      for (const field of ['id', 'account', 'session', 'device', 'order']) {
        const theirs = formsOf(hostile, field);
        assert.ok(theirs.size > 0, field);
        for (const form of theirs) assert.ok(formsOf(honest, field).has(form), `${field} ${form}`);
      }
    });

    test('no field occurs in hostile events only', () => {
      const fields = (events: readonly Event[]) =>
        new Set(events.flatMap((event) => Object.keys(event).map((key) => `${event.type}.${key}`)));
      const common = fields(honest);
      for (const field of fields(hostile)) assert.ok(common.has(field), field);
    });

    test('no word of the simulator’s own stands in an event', () => {
      const words = /hijack|campaign|episode|hostile|honest|victim|accomplice|"[ac]\d{3}[:"]/;
      for (const event of run.events) assert.doesNotMatch(JSON.stringify(event), words);
    });

    test('every user agent a hijacker shows is seen from honest customers too', () => {
      const seen = new Set(honest.map((event) => event.userAgent));
      const strange = hostile.filter(
        ({ userAgent }) => userAgent !== undefined && !seen.has(userAgent),
      );
      assert.ok(strange.length < 0.05 * hostile.length, `${strange.length} of ${hostile.length}`);
    });

    test('fills take as long for hijackers as for others', () => {
      const theirs = median(fillDelays(hostile));
      const others = median(fillDelays(honest));
      assert.ok(theirs / others > 0.6 && theirs / others < 1.6, `${theirs} ${others}`);
    });

    test('gaps between a hijacker’s orders are neither constant nor repeated', () => {
      const bySession = new Map<unknown, number[]>();
      for (const event of hostile) {
        if (event.type !== 'order') continue;
        const times = bySession.get(event.session) ?? [];
        times.push(Date.parse(event.time));
        bySession.set(event.session, times);
      }
      for (const times of bySession.values()) {
        const gaps = times.slice(1).map((time, at) => time - times[at]!);
        if (gaps.length >= 5) assert.ok(new Set(gaps).size > 0.8 * gaps.length, gaps.join(' '));
      }
    });

    test('sizes of hijackers and others are round about as often', () => {
      const lots = new Map<unknown, number>();
      for (const event of run.events) {
        if (event.type === 'instrument') lots.set(event.instrument, event.lotSize as number);
      }
      const roundShare = (events: readonly Event[]) => {
        const sizes = events
          .filter(({ type }) => type === 'order')
          .map((event) => (event.quantity as number) / lots.get(event.instrument)!)
          .filter((size) => size >= 10);
        return sizes.filter((size) => size % 10 === 0).length / sizes.length;
      };
      const theirs = roundShare(hostile);
      const others = roundShare(honest);
      assert.ok(theirs > 0.2 && theirs < 0.95 && Math.abs(theirs - others) < 0.4);
    });

    test('honest crowds buy small caps that nobody attacks', () => {
      const attacked = new Set(run.summary.campaigns.map(({ instrument }) => instrument));
      const buyers = new Map<string, Set<unknown>>();
      for (const event of honest) {
        if (event.type !== 'order' || event.side !== 'buy') continue;
        const key = `${event.instrument} ${event.time.slice(0, 10)}`;
        if (attacked.has(event.instrument as string)) continue;
        buyers.set(key, (buyers.get(key) ?? new Set()).add(event.account));
      }
      const largest = Math.max(...[...buyers.values()].map((accounts) => accounts.size));
      assert.ok(largest >= 8, `${largest}`);
    });

    test('honest log-ins come from hosting, foreign and shared addresses as well', () => {
      const accountsOf = new Map<unknown, Set<unknown>>();
      for (const event of honest) {
        if (event.type !== 'login') continue;
        accountsOf.set(event.ip, (accountsOf.get(event.ip) ?? new Set()).add(event.account));
      }
      const shared = [...accountsOf.values()].filter((accounts) => accounts.size >= 5);
      assert.ok(shared.length > 10, `${shared.length}`);
    });

    test('milliseconds, seconds and names tell nothing', () => {
      for (const type of ['login', 'order', 'activity']) {
        const theirs = hostile.filter((event) => event.type === type);
        const others = honest.filter((event) => event.type === type);
        assert.ok(theirs.length > 50, type);
        for (const [form, read] of Object.entries(forms)) {
          const above = chanceAbove(theirs.map(read), others.map(read));
          assert.ok(above > 0.4 && above < 0.6, `${type} ${form} ${above}`);
        }
      }
    });

    test('no campaign does everything at the same minute', () => {
      const minutes = new Map<string, string[]>();
      for (const event of hostile) {
        if (event.type !== 'order') continue;
        const campaign = run.labels.get(event.id)!.split(':')[0]!;
        minutes.set(campaign, [...(minutes.get(campaign) ?? []), event.time.slice(0, 16)]);
      }
      for (const [campaign, times] of minutes) {
        const counts = new Map<string, number>();
        for (const time of times) counts.set(time, (counts.get(time) ?? 0) + 1);
        if (times.length >= 40)
          assert.ok(Math.max(...counts.values()) < times.length / 3, campaign);
      }
    });
  });
}
