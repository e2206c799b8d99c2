// Kinds that differ by how many accounts they take and how much they do in each.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personAt } from '../world/person.ts';
import { entriesOf, medianOf, ordersOf, runKind } from './test-campaigns.ts';

function purchasesPerCase(run: ReturnType<typeof runKind>): number {
  const { campaigns } = run.summary;
  const cases = campaigns.reduce((sum, row) => sum + row.cases, 0);
  return campaigns.reduce((sum, row) => sum + row.purchasesYen, 0) / cases;
}

function ordersPerAccount(run: ReturnType<typeof runKind>): number {
  const counts = [...run.episodes.values()].map((events) => ordersOf(events).length);
  return medianOf(counts.filter((count) => count > 0));
}

test('many small ones beside a few large ones', () => {
  const small = runKind('many-small');
  const large = runKind('few-large');
  assert.ok(ordersPerAccount(small) <= 4, `${ordersPerAccount(small)}`);
  assert.ok(ordersPerAccount(large) > 8, `${ordersPerAccount(large)}`);
  assert.ok(purchasesPerCase(large) > 20 * purchasesPerCase(small));
  const onMargin = [...large.episodes.values()].flatMap(ordersOf).filter(({ margin }) => margin);
  assert.ok(onMargin.length > 0);
});

test('dormant accounts are those nobody uses', () => {
  const seed = 7;
  const run = runKind('dormant-accounts', undefined, seed);
  const people = Array.from({ length: 1200 }, (_, index) => personAt(seed, index));
  const byAccount = new Map(people.map((person) => [person.account, person]));
  const traded = [...run.episodes.values()].filter((events) => ordersOf(events).length > 0);
  assert.ok(traded.length >= 5);
  const habits = traded.map((events) => byAccount.get(entriesOf(events)[0]!.account)!.habit);
  for (const habit of habits) assert.match(habit, /dormant|holder/);
  assert.ok(habits.filter((habit) => habit === 'dormant').length > habits.length / 2);
});
