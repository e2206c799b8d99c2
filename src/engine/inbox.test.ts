import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from './client.ts';
import { createInbox, type Parcel } from './inbox.ts';
import { problemAnswer } from './problem.ts';
import type { Urgency } from './urgency.ts';

function parcel(name: string, count: number, answers: Answer[] = [], urgency: Urgency = 2): Parcel {
  const pieces = Array.from({ length: count }, (_, index) => `${name}${index}`);
  const resolve = (answer: Answer) => void answers.push(answer);
  return {
    kind: 'record',
    urgency,
    firm: name,
    pieces,
    at: 0,
    accepted: 0,
    refused: [],
    repeats: [],
    resolve,
  };
}

const valuesOf = (pieces: readonly { value: unknown; line: number }[]) =>
  pieces.map(({ value, line }) => [value, line]);

test('pieces come in the order of their parcels, numbered within each', () => {
  const inbox = createInbox();
  inbox.put(parcel('a', 3));
  inbox.put(parcel('b', 2));
  assert.equal(inbox.length, 5);
  assert.deepEqual(valuesOf(inbox.take(2)), [
    ['a0', 1],
    ['a1', 2],
  ]);
  assert.deepEqual(valuesOf(inbox.take(2)), [
    ['a2', 3],
    ['b0', 1],
  ]);
  assert.deepEqual(valuesOf(inbox.take(9)), [['b1', 2]]);
  assert.equal(inbox.length, 0);
  assert.deepEqual(inbox.take(9), []);
});

test('who waits is woken by the next parcel, or by hand', async () => {
  const inbox = createInbox();
  const waiting = inbox.wait();
  inbox.put(parcel('a', 1));
  await waiting;
  await inbox.wait();
  inbox.take(1);
  const again = inbox.wait();
  inbox.wake();
  await again;
});

test('too many waiting: the next parcel is refused at once, with when to come back', () => {
  const inbox = createInbox();
  const answers: Answer[] = [];
  inbox.put(parcel('a', 79_999, answers));
  inbox.put(parcel('b', 2, answers));
  assert.equal(inbox.length, 79_999);
  assert.equal(answers.length, 1);
  assert.equal(answers[0]!.status, 503);
  assert.equal(answers[0]!.retryAfterSeconds, 1);
  inbox.put(parcel('c', 1, answers));
  assert.equal(answers.length, 1);
});

test('the urgent go first, and none of the others starves', () => {
  const inbox = createInbox();
  inbox.put(parcel('fact', 1000));
  for (let nth = 0; nth < 1000; nth += 1) {
    inbox.put(parcel('login', 1, [], 1));
    inbox.put(parcel('order', 1, [], 0));
  }
  const taken = inbox.take(256).map(({ value }) => String(value).replace(/\d+/, ''));
  const counts = Object.groupBy(taken, (name) => name);
  assert.deepEqual(Object.keys(counts), ['order', 'login', 'fact']);
  assert.deepEqual(
    Object.values(counts).map((names) => names?.length),
    [192, 32, 32],
  );
  let rounds = 1;
  while (inbox.length > 0) {
    assert.ok(inbox.take(256).length > 0);
    rounds += 1;
  }
  assert.equal(rounds, Math.ceil(3000 / 256));
});

test('facts leave room for requests, and log-ins for orders', () => {
  const inbox = createInbox();
  const answers: Answer[] = [];
  inbox.put(parcel('fact', 80_000, answers));
  inbox.put(parcel('fact', 1, answers));
  assert.equal(answers.length, 1);
  for (let nth = 0; nth < 10_001; nth += 1) inbox.put(parcel('login', 1, answers, 1));
  assert.equal(answers.length, 2);
  inbox.put(parcel('order', 1, answers, 0));
  assert.equal(answers.length, 2);
});

test('all are refused when the engine stops', () => {
  const inbox = createInbox();
  const answers: Answer[] = [];
  inbox.put(parcel('a', 3, answers));
  inbox.put(parcel('b', 3, answers));
  inbox.take(1);
  inbox.refuseAll(problemAnswer('stopped'));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [503, 503],
  );
  assert.equal(inbox.length, 0);
});
