import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNotDurable, slotAt } from './not-durable.ts';

const batch = (first: number, ...texts: string[]) => ({
  first,
  slots: texts.map((text) => ({ text })),
});

test('an event is found by its sequence as long as its batch is not on disk', () => {
  const notDurable = createNotDurable();
  const early = batch(5, 'five', 'six');
  notDurable.add(early);
  notDurable.add(batch(7, 'seven'));
  assert.equal(notDurable.find(6)?.text, 'six');
  assert.equal(notDurable.find(7)?.text, 'seven');
  notDurable.remove(early);
  assert.equal(notDurable.find(6), undefined);
  assert.equal(notDurable.find(7)?.text, 'seven');
});

test('what is before or behind a batch is not in it', () => {
  assert.equal(slotAt(batch(5, 'five'), 4), undefined);
  assert.equal(slotAt(batch(5, 'five'), 6), undefined);
});
