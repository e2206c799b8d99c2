import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEvent } from '../../core/event/read.ts';
import { exposedCredential } from '../../core/signal/intel/exposed-credential.ts';
import { createAccount } from '../../core/state/account.ts';
import { aLogin, recalledOf } from '../../core/state/test-events.ts';
import { createStateWorld } from '../../core/state/test-world.ts';
import { type Exposure, exposureOf } from './exposure.ts';
import { createEventCollector, type ExposureEvent } from './exposure-event.ts';

const learntMs = Date.parse('2025-08-30T00:00:00.000Z');

function exposure(changes: Partial<Exposure> = {}): Exposure {
  const { logDate = '2025-07-31', ...rest } = changes;
  const known = exposureOf({
    account: 'hana',
    host: 'www.example.co.jp',
    kind: 'password',
    watched: 'example.co.jp',
    site: 'own',
    from: 'log',
    log: 'log-1',
    family: 'lumma',
    facts: { logDate },
  });
  return { ...known, ...rest };
}

function eventsOf(exposures: readonly Exposure[], atLearntTime: boolean, firm?: string) {
  const collector = createEventCollector({
    learntMs,
    atLearntTime,
    firm,
    nameOf: (text) => `n-${text.length}`,
  });
  for (const one of exposures) collector.take(one);
  return collector.events();
}

/** What the signal makes of an event at a log-in of that time. */
function valueAt(event: ExposureEvent, time: string): number {
  const world = createStateWorld();
  const login = aLogin({ time });
  const account = createAccount();
  account.exposure = event.confidence;
  account.exposureMs = Date.parse(event.time);
  const recalled = { ...recalledOf(login, world), account, timeMs: Date.parse(time) };
  return exposedCredential.evaluate(login, recalled)?.value ?? 0;
}

test('makes events the vocabulary accepts', () => {
  const [event] = eventsOf([exposure({ verified: 'valid' })], false, 'alpha');
  assert.equal(readEvent(event).refusal, undefined);
  assert.equal(event!.firm, 'alpha');
  assert.equal(event!.value, 'hana');
  assert.equal(event!.source, 'stealer-log:lumma');
  assert.equal(event!.time, '2025-07-31T00:00:00.000Z');
});

test('weighs the same at every later log-in, whichever time the event bears', () => {
  const [atLog] = eventsOf([exposure()], false);
  const [atLearnt] = eventsOf([exposure()], true);
  assert.equal(atLearnt!.time, '2025-08-30T00:00:00.000Z');
  assert.ok(atLearnt!.confidence < atLog!.confidence);
  for (const time of ['2025-08-30T00:00:00.000Z', '2025-10-01T12:00:00.000Z'])
    assert.ok(Math.abs(valueAt(atLog!, time) - valueAt(atLearnt!, time)) < 1e-4, time);
});

test('makes one event an account, of the exposure that weighs most today', () => {
  const old = exposure({ logDate: '2024-01-01', confidence: 0.98 });
  const fresh = exposure({ logDate: '2025-08-29', confidence: 0.5 });
  const other = exposure({ account: 'taro' });
  const events = eventsOf([old, fresh, old, other], false);
  assert.deepEqual(
    events.map(({ value, logDate }) => [value, logDate]),
    [
      ['taro', '2025-07-31'],
      ['hana', '2025-08-29'],
    ],
  );
});

test('a date still to come is taken as today, and no date as today', () => {
  const [future] = eventsOf([exposure({ logDate: '2079-01-01' })], false);
  assert.equal(future!.time, '2025-08-30T00:00:00.000Z');
  const [undated] = eventsOf([{ ...exposure(), logDate: undefined, from: 'list' }], false);
  assert.equal(undated!.time, '2025-08-30T00:00:00.000Z');
  assert.equal(undated!.source, 'login-list');
});
