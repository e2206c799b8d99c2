import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { isRequest, schemas } from '../core/event/event.ts';
import { batchEventsMax } from './drive.ts';
import { simulate } from './simulate.ts';
import { type Finished, runToEnd } from './test-run.ts';

const options = { scenario: 'wave-2025', accounts: 400, seed: 3, scale: 0.02 };
let run: Finished;

test('another seed gives other events', () => {
  const short = { ...options, accounts: 300, days: 12 };
  const once = JSON.stringify(runToEnd(short));
  assert.notEqual(once, JSON.stringify(runToEnd({ ...short, seed: 4 })));
});

test('a shorter run is the beginning of the longer one, reports apart', () => {
  const ids = (events: Finished['events']) =>
    events.filter(({ type }) => type === 'bar').map(({ id, time }) => `${id} ${time}`);
  const short = ids(runToEnd({ ...options, days: 10 }).events);
  const whole = ids(runToEnd(options).events);
  assert.deepEqual(whole.slice(0, short.length), short);
});

test('a last day cut short is the beginning of the whole one, and ends in its trading hours', () => {
  const days = { ...options, accounts: 300, days: 5, activity: 0.5 };
  const bars = ({ events }: Finished) =>
    events.filter(({ type }) => type === 'bar').map(({ id, time }) => `${id} ${time}`);
  const [cut, whole] = [bars(runToEnd({ ...days, lastDayHours: 14 })), bars(runToEnd(days))];
  assert.ok(cut.length < whole.length);
  assert.deepEqual(cut, whole.slice(0, cut.length));
  const end = '2025-02-05T05:00:00.000Z';
  const { events } = runToEnd({ ...days, lastDayHours: 14 });
  assert.ok(events.every(({ time }) => time < end));
  assert.throws(() => simulate({ ...days, lastDayHours: 25 }), /lastDayHours/);
});

for (const [scenario, end] of [
  ['wave-2025', '2025-04-16T15:00:00.000Z'],
  ['varied-2025', '2025-04-30T15:00:00.000Z'],
] as const) {
  describe(scenario, () => {
    before(() => {
      run = runToEnd({ ...options, scenario });
    });

    test('the same seed gives the same events byte for byte', () => {
      const short = { ...options, scenario, accounts: 300, days: 30 };
      assert.equal(JSON.stringify(runToEnd(short)), JSON.stringify(runToEnd(short)));
    });

    test('every event is valid and its id unique', () => {
      for (const event of run.events) {
        assert.ok(event.type in schemas, event.type);
        const parsed = schemas[event.type as keyof typeof schemas].safeParse(event);
        assert.ok(parsed.success, `${JSON.stringify(event)} ${parsed.error?.message}`);
      }
      assert.equal(new Set(run.events.map(({ id }) => id)).size, run.events.length);
    });

    test('time never goes back, and stays within the period', () => {
      for (let at = 1; at < run.events.length; at += 1) {
        assert.ok(run.events[at - 1]!.time <= run.events[at]!.time);
      }
      assert.ok(run.events[0]!.time >= '2025-01-31T15:00:00.000Z');
      assert.ok(run.events.at(-1)!.time < end);
    });

    test('an account’s request shares its batch with nothing else of that account', () => {
      for (const batch of run.batches) {
        assert.ok(batch.length > 0 && batch.length <= batchEventsMax);
        const accounts = batch.map((event) => event.account);
        for (const event of batch) {
          if (!isRequest(event)) continue;
          assert.equal(accounts.filter((account) => account === event.account).length, 1);
        }
      }
    });

    test('every kind of event that customers and market cause is there', () => {
      const expected = [
        'login',
        'logout',
        'activity',
        'account-change',
        'order',
        'order-cancel',
        'execution',
        'withdrawal',
        'holdings',
        'instrument',
        'trade',
        'bar',
        'fx',
        'feedback',
      ];
      for (const type of expected) assert.ok((run.summary.eventsByType[type] ?? 0) > 0, type);
      const currencies = new Set(run.events.map((event) => event.type === 'fx' && event.currency));
      for (const currency of ['HKD', 'USD', 'CNY']) assert.ok(currencies.has(currency));
    });

    test('holdings are known before anything else of an account', () => {
      const seen = new Set<unknown>();
      for (const event of run.events) {
        if (event.account === undefined) continue;
        if (!seen.has(event.account)) assert.equal(event.type, 'holdings');
        seen.add(event.account);
      }
      assert.ok(seen.size > 100);
    });

    test('executions follow their order and never exceed it', () => {
      const left = new Map<unknown, number>();
      for (const event of run.events) {
        if (event.type === 'order') left.set(event.order, event.quantity as number);
        if (event.type !== 'execution') continue;
        const rest = (left.get(event.order) ?? -1) - (event.quantity as number);
        assert.ok(rest >= 0, `${event.order}`);
        left.set(event.order, rest);
      }
    });

    test('nobody sells what is not there', () => {
      const held = new Map<string, number>();
      for (const event of run.events) {
        if (event.type === 'holdings') {
          for (const { instrument, quantity } of event.positions as {
            instrument: string;
            quantity: number;
          }[]) {
            held.set(`${event.account} ${instrument}`, quantity);
          }
        }
        if (event.type !== 'execution') continue;
        const key = `${event.account} ${event.instrument}`;
        const change = (event.side === 'buy' ? 1 : -1) * (event.quantity as number);
        held.set(key, (held.get(key) ?? 0) + change);
        assert.ok(held.get(key)! >= 0, key);
      }
    });
  });
}

test('options out of range are refused with the option’s name', () => {
  assert.throws(() => simulate({ ...options, scenario: 'nothing' }), /unknown scenario nothing/);
  assert.throws(() => simulate({ ...options, accounts: 0 }), /accounts/);
  assert.throws(() => simulate({ ...options, scale: 2 }), /scale/);
  assert.throws(() => simulate({ ...options, scale: 1 }), /accounts must be at least 4968/);
  assert.throws(() => simulate({ ...options, days: 99 }), /days/);
  assert.throws(() => simulate({ ...options, seed: 0.5 }), /seed/);
});

test('kinds that are not of the scenario are refused, and accomplices without company', () => {
  const only = (kinds: readonly string[]) => () => simulate({ ...options, kinds });
  assert.throws(only(['slow-drip']), /kinds must be among hosting-bulk.*got slow-drip/);
  assert.throws(only([]), /at least one of hosting-bulk/);
  const varied = { ...options, scenario: 'varied-2025', kinds: ['accomplice'] };
  assert.throws(() => simulate(varied), /at least one of/);
});

test('a kind left out of the wave does nothing in it', () => {
  const short = { ...options, days: 60, activity: 0.2 };
  const { summary } = runToEnd({ ...short, kinds: ['code-relay'] });
  assert.ok(summary.campaigns.length > 0);
  for (const { kind } of summary.campaigns) assert.equal(kind, 'code-relay');
});
