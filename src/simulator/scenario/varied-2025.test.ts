// The honest customers who look like hijackers are there, and the season is what it should be.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Event } from '../../core/event/event.ts';
import type { Login } from '../../core/event/session.ts';
import { dateAt } from '../calendar.ts';
import { type Finished, runToEnd } from '../test-run.ts';
import { type Range, rangeOf } from '../world/network.ts';
import { networks } from '../world/network-table.ts';
import { varied2025 } from './varied-2025.ts';

/** Accounts by whatever is shared among them. */
function accountsBy(
  events: readonly Event[],
  keyOf: (event: Event) => string | undefined,
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const event of events) {
    const key = keyOf(event);
    if (key === undefined || !('account' in event)) continue;
    found.set(key, (found.get(key) ?? new Set()).add(event.account as string));
  }
  return found;
}

function isWithin(ranges: readonly Range[], ip: string): boolean {
  const number = ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return ranges.some(({ base, size }) => number >= base && number < base + size);
}

function largest(groups: Map<string, Set<string>>): number {
  return Math.max(0, ...[...groups.values()].map(({ size }) => size));
}

describe('without hijackers', () => {
  let events: readonly Event[];
  let logins: readonly Login[];

  before(() => {
    const run = runToEnd({ scenario: 'varied-2025', accounts: 2500, seed: 4, scale: 0 });
    events = run.events;
    logins = events.filter((event): event is Login => {
      return event.type === 'login' && event.outcome === 'success';
    });
    assert.equal(run.labels.size, 0);
    assert.equal(run.summary.campaigns.length, 0);
  });

  test('travellers log in from abroad and are at home again', () => {
    const abroad = networks.filter(({ role }) => role === 'abroad').map(rangeOf);
    const isAbroad = ({ ip }: Login) => isWithin(abroad, ip);
    const travellers = new Set(logins.filter(isAbroad).map(({ account }) => account));
    const returned = [...travellers].filter((account) => {
      const own = logins.filter((login) => login.account === account);
      const last = own.findLastIndex(isAbroad);
      return last < own.length - 1;
    });
    assert.ok(returned.length > 15, `${returned.length} of ${travellers.size}`);
  });

  test('relatives use one device and line for two accounts, minutes apart', () => {
    const shared = accountsBy(logins, (event) => {
      if (event.type !== 'login' || event.device === undefined) return undefined;
      return `${event.device} ${event.ip} ${dateAt(Date.parse(event.time))}`;
    });
    const pairs = [...shared.values()].filter(({ size }) => size === 2);
    assert.ok(pairs.length > 20, `${pairs.length}`);
  });

  test('households share an address, a carrier’s customers many more', () => {
    const onADay = accountsBy(logins, (event) => {
      return event.type === 'login' ? `${event.ip} ${dateAt(Date.parse(event.time))}` : undefined;
    });
    assert.ok(largest(onADay) >= 4, `${largest(onADay)}`);
    const shared = [...onADay.values()].filter(({ size }) => size === 2);
    assert.ok(shared.length > 100, `${shared.length}`);
  });

  test('some move house: the address is changed from a line never seen, which then stays', () => {
    const changed = events.filter((event) => {
      return event.type === 'account-change' && event.change === 'address';
    });
    const stays = changed.filter((event) => {
      if (event.type !== 'account-change') return false;
      const own = logins.filter(({ account }) => account === event.account);
      const earlier = own.some(({ ip, time }) => ip === event.ip && time < event.time.slice(0, 10));
      const later = own.some(({ ip, time }) => ip === event.ip && time > event.time);
      return !earlier && later;
    });
    assert.ok(stays.length >= 2, `${stays.length} of ${changed.length}`);
  });

  test('orders come in sessions that were never logged in here', () => {
    const opened = new Set(logins.map(({ session }) => session));
    const handed = events.filter((event) => event.type === 'order' && !opened.has(event.session));
    assert.ok(handed.length > 30, `${handed.length}`);
  });

  test('sessions go on from another line, with orders', () => {
    const ipOf = new Map(logins.map(({ session, ip }) => [session, ip]));
    const moved = new Set<string>();
    for (const event of events) {
      if (event.type !== 'activity' || !ipOf.has(event.session)) continue;
      if (ipOf.get(event.session) !== event.ip) moved.add(event.session);
    }
    const ordered = events.filter((event) => event.type === 'order' && moved.has(event.session));
    assert.ok(ordered.length > 30, `${ordered.length}`);
  });

  test('programs trade from rented servers, always the same', () => {
    const hosting = networks.filter(({ role }) => role === 'hosting').map(rangeOf);
    const hosted = logins.filter(({ ip, channel }) => channel === 'api' && isWithin(hosting, ip));
    assert.ok(hosted.length > 20, `${hosted.length}`);
    const lines = accountsBy(hosted, (event) => (event.type === 'login' ? event.ip : undefined));
    assert.equal(largest(lines), 1);
  });

  test('orders follow a log-in within seconds, and hours later', () => {
    const entered = new Map(logins.map(({ session, time }) => [session, Date.parse(time)]));
    const lags = events.flatMap((event) => {
      const from = event.type === 'order' ? entered.get(event.session) : undefined;
      return from === undefined ? [] : [Date.parse(event.time) - from];
    });
    assert.ok(lags.filter((lag) => lag < 3000).length > 20);
    assert.ok(lags.filter((lag) => lag > 3 * 3_600_000).length > 100);
  });

  test('somebody sells everything and puts it into one small cap he never had', () => {
    const held = new Map<string, Set<string>>();
    const sold = new Map<string, number>();
    const converts = new Set<string>();
    for (const event of events) {
      if (event.type === 'holdings') {
        held.set(event.account, new Set(event.positions.map(({ instrument }) => instrument)));
      }
      if (event.type !== 'order') continue;
      const names = held.get(event.account) ?? new Set();
      if (event.side === 'sell') sold.set(event.session, (sold.get(event.session) ?? 0) + 1);
      const soldAll = names.size >= 2 && (sold.get(event.session) ?? 0) >= names.size;
      if (event.side === 'buy' && soldAll && !names.has(event.instrument)) {
        converts.add(event.account);
      }
    }
    assert.ok(converts.size >= 5, `${converts.size}`);
  });

  test('a listing is bought by many on its first days, and is unknown before', () => {
    const first = new Map<string, number>();
    for (const event of events) {
      if (event.type !== 'instrument' || first.has(event.instrument)) continue;
      first.set(event.instrument, Date.parse(event.time));
    }
    const listed = [...first].filter(([, timeMs]) => dateAt(timeMs) > '2025-02-03');
    assert.deepEqual(
      listed.map(([, timeMs]) => dateAt(timeMs)),
      varied2025.listings,
    );
    const orders = events.filter((event) => event.type === 'order' && event.side === 'buy');
    const buyers = accountsBy(orders, (event) => (event.type === 'order' ? event.instrument : ''));
    for (const [code] of listed) assert.ok((buyers.get(code)?.size ?? 0) >= 8, code);
    for (const event of events) {
      if (event.type !== 'bar' && event.type !== 'order') continue;
      assert.ok(Date.parse(event.time) >= first.get(event.instrument)!, event.instrument);
    }
  });

  test('everything sold, a new bank account days later, and the money on it', () => {
    const destinations = accountsBy(events, (event) => {
      return event.type === 'withdrawal' ? `${event.account} ${event.destination}` : undefined;
    });
    const perAccount = new Map<string, number>();
    for (const key of destinations.keys()) {
      const account = key.split(' ')[0]!;
      perAccount.set(account, (perAccount.get(account) ?? 0) + 1);
    }
    assert.ok([...perAccount.values()].some((count) => count >= 2));
  });
});

describe('with all kinds', () => {
  let run: Finished;

  before(() => {
    run = runToEnd({ scenario: 'varied-2025', accounts: 4000, seed: 6, activity: 0.4 });
  });

  test('every kind takes part in at least three campaigns', () => {
    const counts = new Map<string, number>();
    for (const { kind } of run.summary.campaigns) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    for (const kind of varied2025.kinds) assert.ok((counts.get(kind) ?? 0) >= 3, kind);
    assert.ok((counts.get('accomplice') ?? 0) >= 3);
    assert.equal(counts.size, varied2025.kinds.length + 1);
  });

  test('accesses and cases are about what was planned, in every firm', () => {
    const accesses = run.summary.months.reduce((sum, row) => sum + row.accesses, 0);
    const cases = run.summary.months.reduce((sum, row) => sum + row.cases, 0);
    const planned = (varied2025.accesses * 4000) / 50_000;
    assert.ok(accesses > 0.85 * planned && accesses <= planned, `${accesses}`);
    assert.ok(cases / accesses > 0.4 && cases / accesses < 0.8, `${cases} of ${accesses}`);
    assert.ok(Math.max(...run.summary.months.map(({ firms }) => firms)) >= 5);
  });

  test('a hijacker’s session does not outlive the firms’ time-out', () => {
    const seen = new Map<string, number>();
    const cookies = new Set(
      run.summary.campaigns.flatMap((row) => (row.kind === 'stolen-cookie' ? [row.campaign] : [])),
    );
    const mostMs = 76 * 60_000;
    for (const event of run.events) {
      const episode = run.labels.get(event.id);
      const isTimed = event.type === 'order' || event.type === 'activity' || event.type === 'login';
      if (episode === undefined || !isTimed || !episode.startsWith('c')) continue;
      if (cookies.has(episode.split(':')[0]!)) continue;
      const timeMs = Date.parse(event.time);
      assert.ok(timeMs - (seen.get(event.session) ?? timeMs) < mostMs, event.session);
      seen.set(event.session, timeMs);
    }
    assert.ok(seen.size > 100);
  });

  test('purchases stay below sales, as published', () => {
    const bought = run.summary.months.reduce((sum, row) => sum + row.purchasesYen, 0);
    const sold = run.summary.months.reduce((sum, row) => sum + row.salesYen, 0);
    assert.ok(bought / sold > 0.75 && bought / sold < 1.02, `${bought / sold}`);
  });

  test('every label belongs to a campaign that is told of', () => {
    const told = new Map(run.summary.campaigns.map((row) => [row.campaign, 0]));
    for (const episode of run.labels.values()) {
      const campaign = episode.split(':')[0]!;
      assert.ok(told.has(campaign), episode);
      told.set(campaign, told.get(campaign)! + 1);
    }
    for (const { campaign, events } of run.summary.campaigns) {
      assert.equal(told.get(campaign), events);
    }
  });
});

test('only the kinds named take part, and a kind’s campaigns differ in their days', () => {
  const options = { scenario: 'varied-2025', accounts: 1500, seed: 2, activity: 0.05 };
  const kinds = ['insider', 'decoy'];
  const { summary } = runToEnd({ ...options, kinds });
  assert.deepEqual(
    [...new Set(summary.campaigns.map(({ kind }) => kind))].sort(),
    kinds.toSorted(),
  );
  const starts = new Set(summary.campaigns.map(({ startsAt }) => startsAt.slice(0, 10)));
  assert.ok(starts.size > summary.campaigns.length / 2);
});
