import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TimelineItem } from '../../../src/edge/console/messages.ts';
import { hostileStretches, stretchOf, ticksOf, usualStretches, zoomed } from './picture-time.ts';

const item = (time: string, hostile: boolean, session = 's-1'): TimelineItem => ({
  sequence: Date.parse(time),
  time,
  lane: 'login',
  hostile,
  event: { type: 'login', session },
});

const items = [
  item('2025-04-10T01:00:00Z', false, 's-0'),
  item('2025-04-14T01:30:00Z', true),
  item('2025-04-14T01:42:00Z', true),
];

test('hostile sessions reach from their first to their last event', () => {
  const [session, ...others] = hostileStretches(items);
  assert.deepEqual(others, []);
  assert.equal(session!.toMs - session!.fromMs, 12 * 60_000);
});

test('the day is that of Japan', () => {
  const { fromMs, toMs } = stretchOf('day', items);
  assert.equal(new Date(fromMs).toISOString(), '2025-04-13T15:00:00.000Z');
  assert.equal(toMs - fromMs, 86_400_000);
});

test('every view shows what it is named after', () => {
  const session = stretchOf('session', items);
  assert.ok(session.fromMs < Date.parse(items[1]!.time));
  assert.ok(session.fromMs > Date.parse(items[0]!.time));
  assert.ok(stretchOf('all', items).fromMs < Date.parse(items[0]!.time));
});

test('marks are few, even, and begin with the day', () => {
  const day = stretchOf('day', items);
  const ticks = ticksOf(day, 10);
  assert.ok(ticks.length <= 11 && ticks.length >= 4);
  assert.equal(ticks[0], day.fromMs);
});

test('usual hours are taken together and cut off at nothing', () => {
  const day = stretchOf('day', items);
  const stretches = usualStretches([9, 10, 11, 20], day);
  assert.deepEqual(
    stretches.map(({ fromMs, toMs }) => [
      (fromMs - day.fromMs) / 3_600_000,
      (toMs - day.fromMs) / 3_600_000,
    ]),
    [
      [9, 12],
      [20, 21],
    ],
  );
});

test('closer keeps the place it is about', () => {
  assert.deepEqual(zoomed({ fromMs: 0, toMs: 100 }, 0.5, 40), { fromMs: 20, toMs: 70 });
});
