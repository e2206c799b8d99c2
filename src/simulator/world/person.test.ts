import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeCensus } from './census.ts';
import { firms } from './firm.ts';
import { personAt } from './person.ts';

const seed = 1;
const people = Array.from({ length: 20_000 }, (_, index) => personAt(seed, index));

function share(of: (person: (typeof people)[number]) => boolean): number {
  return people.filter(of).length / people.length;
}

test('a person is the same whenever he is asked for, and has a name of his own', () => {
  assert.deepEqual(personAt(seed, 4711), people[4711]);
  assert.equal(new Set(people.map(({ account }) => account)).size, people.length);
});

test('wealth is long-tailed: mean near JPY 2m, median far below it', () => {
  const wealth = people.map(({ wealthYen }) => wealthYen).sort((left, right) => left - right);
  const mean = wealth.reduce((sum, yen) => sum + yen, 0) / wealth.length;
  const median = wealth[wealth.length / 2]!;
  assert.ok(mean > 1.6e6 && mean < 2.8e6, `${mean}`);
  assert.ok(median > 1.5e5 && median < 6e5, `${median}`);
});

test('firms have customers in their proportions', () => {
  const total = firms.reduce((sum, firm) => sum + firm.weight, 0);
  for (const firm of firms) {
    const found = share((person) => person.firm === firm.name);
    assert.ok(Math.abs(found - firm.weight / total) < 0.015, `${firm.name} ${found}`);
  }
});

test('nearly everybody can answer a passkey challenge, the oldest least', () => {
  const ready = share(({ passkeyReady }) => passkeyReady);
  assert.ok(ready > 0.92 && ready < 0.99, `${ready}`);
  const old = people.filter(({ age }) => age >= 70);
  const readyOld = old.filter(({ passkeyReady }) => passkeyReady).length / old.length;
  assert.ok(readyOld < ready);
});

test('the census puts everybody on one list, the one of his habit', () => {
  const census = takeCensus(seed, people.length);
  const listed = Object.values(census.byHabit).reduce((sum, list) => sum + list.length, 0);
  assert.equal(listed, people.length);
  for (const index of census.byHabit.dormant.slice(0, 50)) {
    assert.equal(people[index]!.habit, 'dormant');
  }
});
