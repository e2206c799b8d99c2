import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Alert } from '../core/case/case.ts';
import type { Event } from '../core/event/event.ts';
import { createAlertCollector } from './alerts.ts';

const startMs = Date.UTC(2025, 3, 1, 1);

/** One history: purchases of accounts in seconds after the start, an alert, bars with their highs. */
function history(labelled: readonly string[]) {
  const labels = new Map(labelled.map((id) => [id, `c1:${id}`]));
  const collector = createAlertCollector(labels);
  const take = (seconds: number, event: object, alert?: Partial<Alert>) => {
    const effects = alert ? [{ kind: 'alert', line: { instrument: 'XTKS:1', ...alert } }] : [];
    collector.take({
      event: event as Event,
      timeMs: startMs + seconds * 1000,
      stepped: { effects },
    } as never);
  };
  return {
    collector,
    bar: (seconds: number, high: number, alert?: Partial<Alert>) =>
      take(seconds, { type: 'bar', instrument: 'XTKS:1', high, close: high }, alert),
    buy: (seconds: number, id: string, alert?: Partial<Alert>) =>
      take(seconds, { type: 'order', side: 'buy', instrument: 'XTKS:1', id }, alert),
  };
}

test('an alert soon after the third account, before the rise', () => {
  const { collector, bar, buy } = history(['a', 'b', 'c']);
  bar(0, 100);
  buy(10, 'a');
  buy(20, 'b');
  buy(30, 'c');
  buy(75, 'd', { alert: 'x', state: 'open' });
  bar(80, 111);
  const figures = collector.figures();
  assert.deepEqual(
    [figures.attacks, figures.missed, figures.soon.share, figures.beforeRise.share],
    [1, 0, 1, 1],
  );
  assert.equal(figures.medianDelaySeconds, 45);
  assert.deepEqual([figures.alerts, figures.falseAlarms, figures.instrumentDays], [1, 0, 1]);
});

test('too late, and after the rise', () => {
  const { collector, bar, buy } = history(['a', 'b', 'c']);
  bar(0, 100);
  for (const [at, id] of ['a', 'b', 'c'].entries()) buy(10 + at, id);
  bar(60, 110);
  bar(100, 120, { alert: 'x', state: 'open' });
  const { soon, beforeRise, missed } = collector.figures();
  assert.deepEqual([soon.share, beforeRise.share, missed], [0, 0, 0]);
});

test('two accounts are no attack to be counted, but an alert about them is not false', () => {
  const { collector, buy } = history(['a', 'b']);
  buy(0, 'a');
  buy(1, 'b', { alert: 'x', state: 'open' });
  const { attacks, falseAlarms, alerts } = collector.figures();
  assert.deepEqual([attacks, falseAlarms, alerts], [0, 0, 1]);
});

test('an alert about nothing is false; further lines of one alert are no alerts', () => {
  const { collector, bar } = history([]);
  bar(0, 100, { alert: 'x', state: 'open' });
  bar(60, 100, { alert: 'x', state: 'changed' });
  bar(90_000, 100, { alert: 'x', state: 'closed' });
  const { alerts, falseAlarms, instrumentDays, falsePerThousandDays } = collector.figures();
  assert.deepEqual([alerts, falseAlarms, instrumentDays], [1, 1, 2]);
  assert.equal(falsePerThousandDays, 500);
});

test('an alert still open from an earlier attack has warned of the next', () => {
  const { collector, bar, buy } = history(['a', 'b', 'c']);
  bar(0, 100, { alert: 'x', state: 'open' });
  for (const [at, id] of ['a', 'b', 'c'].entries()) buy(3600 + at, id);
  const { missed, soon } = collector.figures();
  assert.deepEqual([missed, soon.share], [0, 1]);
});
