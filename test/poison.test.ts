import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutClockOrChance } from './poison.ts';

const askers: readonly (readonly [string, () => unknown])[] = [
  ['Date.now', () => Date.now()],
  ['new Date()', () => new Date()],
  ['Date()', () => Date()],
  ['Math.random', () => Math.random()],
  ['performance.now', () => performance.now()],
  ['crypto.randomUUID', () => crypto.randomUUID()],
  ['crypto.getRandomValues', () => crypto.getRandomValues(new Uint8Array(1))],
];

for (const [name, ask] of askers)
  test(`${name} throws inside and works again after`, () => {
    assert.throws(() => withoutClockOrChance(ask), { message: `${name} was used in the core` });
    assert.doesNotThrow(ask);
  });

test('a given time can still be told', () => {
  withoutClockOrChance(() => {
    assert.equal(new Date(0).toISOString(), '1970-01-01T00:00:00.000Z');
    assert.equal(Date.parse('1970-01-01T00:00:01Z'), 1000);
    assert.equal(Date.UTC(1970, 0, 2), 86_400_000);
    assert.ok(new Date(0) instanceof Date);
  });
});
