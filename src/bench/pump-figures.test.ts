import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresOf, type OpenedTape } from './pump-figures.ts';

const dayMs = 86_400_000;
const tape = (moving: boolean, ...offsetsSeconds: number[]): OpenedTape => ({
  file: 'x',
  announcedMs: 2 * dayMs,
  moving,
  firstMs: 0,
  lastMs: 4 * dayMs,
  openedMs: offsetsSeconds.map((seconds) => 2 * dayMs + seconds * 1000),
});

test('the first alert near the announcement is the hit, every other one false', () => {
  const figures = figuresOf([tape(true, -90_000, -20, 40), tape(true, 8), tape(false), tape(true)]);
  assert.deepEqual(figures.everyAnnouncement, {
    announcements: 4,
    found: 2,
    falseAlarms: 2,
    precision: 0.5,
    recall: 0.5,
    f1: 0.5,
  });
  assert.equal(figures.medianDelaySeconds, -6);
  assert.equal(figures.instrumentDays, 16);
  assert.equal(figures.falseAlarmsPerDay, 0.125);
});

test('counted by the moving ones, an alert at a pump that moved nothing counts neither way', () => {
  const { movingOnly, everyAnnouncement } = figuresOf([tape(true, 5), tape(false, 5)]);
  assert.equal(everyAnnouncement.found, 2);
  assert.deepEqual(movingOnly, {
    announcements: 1,
    found: 1,
    falseAlarms: 0,
    precision: 1,
    recall: 1,
    f1: 1,
  });
});

test('a minute before and ten minutes after are near, further is not', () => {
  const near = (seconds: number) => figuresOf([tape(true, seconds)]).everyAnnouncement.found === 1;
  assert.deepEqual([-61, -60, 0, 600, 601].map(near), [false, true, true, true, false]);
});

test('without alerts nothing is divided by zero', () => {
  const { everyAnnouncement, medianDelaySeconds } = figuresOf([tape(true)]);
  assert.equal(everyAnnouncement.f1, 0);
  assert.equal(everyAnnouncement.precision, 0);
  assert.equal(medianDelaySeconds, undefined);
});
