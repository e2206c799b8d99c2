import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, minuteMs } from '../core/lib/decay.ts';
import type { Release } from './message.ts';
import { receive } from './receive.ts';
import { newsFor } from './release.ts';
import { createHub } from './state.ts';
import { anAlert, anIndicator, aSubmission, domain, nineMs, tell } from './test-messages.ts';

const six = ['a', 'b', 'c', 'd', 'e', 'f'];
const heardBy = (hub: ReturnType<typeof createHub>, firm: string, nowMs: number, after = 0) =>
  newsFor(hub, firm, after, nowMs).releases;

test('one firm alone is not heard of before the delay is over', () => {
  const hub = createHub(six, { firmsMin: 2, delayMs: 15 * minuteMs });
  tell(hub, 'a', anAlert());
  assert.deepEqual(heardBy(hub, 'b', nineMs + 15 * minuteMs - 1), []);
  const [late] = heardBy(hub, 'b', nineMs + 15 * minuteMs);
  assert.ok(late?.type === 'attack' && late.state === 'open' && late.firms === 1);
  assert.deepEqual(heardBy(hub, 'a', nineMs + hourMs), [], 'its own word is no news to a firm');
});

test('the second firm lets the others hear of it at once, in bands and without names', () => {
  const hub = createHub(six);
  tell(hub, 'a', anAlert({ buyers: 3, valueJpy: 20_000_000 }));
  tell(hub, 'b', anAlert({ buyers: 10, valueJpy: 50_000_000 }), nineMs + minuteMs);
  const [told] = heardBy(hub, 'c', nineMs + minuteMs);
  assert.ok(told?.type === 'attack');
  assert.deepEqual([told.firms, told.buyers, told.valueJpy], [2, 10, 50_000_000]);
  assert.doesNotMatch(JSON.stringify(told), /"[ab]"/);
  const [toA] = heardBy(hub, 'a', nineMs + minuteMs);
  assert.ok(toA?.type === 'attack' && toA.firms === 1 && toA.buyers === 10);
});

test('more firms asked for, more are waited for', () => {
  const hub = createHub(six, { firmsMin: 3, delayMs: hourMs });
  tell(hub, 'a', anAlert());
  tell(hub, 'b', anAlert());
  assert.deepEqual(heardBy(hub, 'c', nineMs), []);
  tell(hub, 'd', anAlert());
  assert.equal(heardBy(hub, 'c', nineMs).length, 1);
});

test('what is taken back before it was told is never told; after that its end is', () => {
  const hub = createHub(six);
  tell(hub, 'a', anAlert());
  tell(hub, 'a', anAlert({ state: 'closed' }), nineMs + minuteMs);
  assert.deepEqual(heardBy(hub, 'b', nineMs + hourMs), []);
  tell(hub, 'a', anAlert(), nineMs + hourMs);
  tell(hub, 'b', anAlert(), nineMs + hourMs);
  for (const firm of ['a', 'b']) tell(hub, firm, anAlert({ state: 'closed' }), nineMs + 2 * hourMs);
  const [ended] = heardBy(hub, 'c', nineMs + 2 * hourMs);
  assert.ok(ended?.type === 'attack' && ended.state === 'closed');
});

test('an attack nobody speaks of any more ends by itself', () => {
  const hub = createHub(six);
  tell(hub, 'a', anAlert());
  tell(hub, 'b', anAlert());
  const [ended] = heardBy(hub, 'c', nineMs + dayMs);
  assert.ok(ended?.type === 'attack' && ended.state === 'closed');
  tell(hub, 'd', anIndicator(), nineMs + dayMs);
  assert.equal(hub.attacks.size, 0);
  assert.equal(hub.firms.get('a')!.alerts, 0);
});

test('an indicator goes to the others at once; confirmed by a second firm it weighs more', () => {
  const hub = createHub(six);
  tell(hub, 'a', anIndicator({ confidence: 0.6 }));
  const [first] = heardBy(hub, 'b', nineMs);
  assert.ok(first?.type === 'sighting' && first.confidence === 0.6 && first.firms === 1);
  assert.equal(tell(hub, 'b', { type: 'confirmation', what: domain, confidence: 0.5 }), undefined);
  const [second] = heardBy(hub, 'c', nineMs);
  assert.ok(second?.type === 'sighting' && second.confidence === 0.8 && second.firms === 2);
});

test('a retraction withdraws the own word only, and the thing when nobody stands by it', () => {
  const hub = createHub(six);
  tell(hub, 'a', anIndicator());
  tell(hub, 'b', anIndicator());
  assert.equal(tell(hub, 'c', { type: 'retraction', what: domain }), 'not-yours');
  tell(hub, 'a', { type: 'retraction', what: domain });
  const states = (firm: string) =>
    heardBy(hub, firm, nineMs).map((release: Release) => release.state);
  assert.deepEqual(states('c'), ['holds']);
  assert.deepEqual(states('b'), ['withdrawn'], 'what the others said is over; its own is its own');
  tell(hub, 'b', { type: 'retraction', what: domain });
  assert.deepEqual(states('c'), ['withdrawn']);
});

test('nothing holds longer than its kind may, nor than its sender says', () => {
  const hub = createHub(six);
  const what = { kind: 'ip-token', value: '0'.repeat(64), key: 'k1' } as const;
  tell(hub, 'a', anIndicator({ what, expires: '2026-01-01T00:00:00.000Z' }));
  tell(hub, 'a', anIndicator({ expires: '2025-04-17T00:00:00.000Z' }));
  const [address, page] = heardBy(hub, 'b', nineMs);
  assert.equal(address?.expires, '2025-04-30T00:00:00.000Z');
  assert.equal(page?.expires, '2025-04-17T00:00:00.000Z');
  const late = heardBy(hub, 'b', nineMs + 20 * dayMs);
  assert.ok(late.every(({ state }) => state === 'withdrawn'));
  assert.equal(tell(hub, 'a', anIndicator({ expires: '2025-04-16T00:00:00.000Z' })), 'expired');
});

test('a firm goes on from where it last heard', () => {
  const hub = createHub(six);
  tell(hub, 'a', anIndicator());
  const first = newsFor(hub, 'b', 0, nineMs);
  assert.equal(first.releases.length, 1);
  assert.deepEqual(newsFor(hub, 'b', first.upTo, nineMs).releases, []);
  tell(hub, 'a', anIndicator({ confidence: 0.3 }));
  const [again] = newsFor(hub, 'b', first.upTo, nineMs).releases;
  assert.ok(again?.type === 'sighting' && again.confidence === 0.3);
});

test('the same messages at the same times give the same hub, whoever asked in between', () => {
  const messages = [
    aSubmission('a', [anAlert(), anIndicator()], nineMs),
    aSubmission('b', [anAlert({ instrument: 'XTKS:1111' })], nineMs + minuteMs),
    aSubmission('c', [anIndicator()], nineMs + hourMs),
  ];
  const run = (asks: boolean) => {
    const hub = createHub(six);
    for (const message of messages) {
      receive(hub, message, Date.parse(message.time));
      if (asks) newsFor(hub, 'f', 0, Date.parse(message.time) + 16 * minuteMs);
    }
    return JSON.stringify(newsFor(hub, 'f', 0, nineMs + hourMs));
  };
  assert.equal(run(true), run(false));
});
