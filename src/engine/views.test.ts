import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseRecord } from '../core/case/record.ts';
import { aLogin, later } from '../core/state/test-events.ts';
import { createStateWorld } from '../core/state/test-world.ts';
import type { World } from '../core/state/world.ts';
import type { Journal } from './journal/journal.ts';
import { viewAccount, viewTimeline } from './views.ts';

const count = 50;

/** Hana's events have the odd sequences, Ken's the even ones; `read` is how many records were. */
function aJournal() {
  const world = createStateWorld();
  const records = Array.from({ length: count }, (_, at) => {
    const sequence = at + 1;
    const account = sequence % 2 === 1 ? 'hana' : 'ken';
    world.accounts.change(`a\u0000${account}`).lastSequence = sequence;
    const event = aLogin({ id: `e-${sequence}`, firm: 'a', account, time: later(sequence) });
    return Buffer.from(JSON.stringify({ event, previous: Math.max(0, sequence - 2) }));
  });
  let read = 0;
  const journal = {
    readOne: async (sequence: number) => {
      read += 1;
      return records[sequence - 1];
    },
  } as unknown as Journal;
  return { world: world as unknown as World<CaseRecord>, journal, read: () => read };
}

async function page(parts: ReturnType<typeof aJournal>, before?: number, firm = 'a') {
  const query = { id: 'hana', limit: 5, ...(before && { before }) };
  const { status, body } = await viewTimeline(parts.world, parts.journal, firm, query);
  const { events = [], next } = JSON.parse(body) as {
    events?: { sequence: number; event: { account: string } }[];
    next?: number;
  };
  assert.ok(events.every(({ event }) => event.account === 'hana'));
  return { status, next, sequences: events.map(({ sequence }) => sequence) };
}

test('page after page gives every event of the account once, each read once or twice', async () => {
  const parts = aJournal();
  const all: number[] = [];
  let before: number | undefined;
  do {
    const { sequences, next } = await page(parts, before);
    all.push(...sequences);
    before = next;
  } while (before !== undefined);
  assert.deepEqual(
    all,
    Array.from({ length: count / 2 }, (_, at) => count - 1 - 2 * at),
  );
  assert.ok(parts.read() <= count / 2 + 5, `${parts.read()} records read`);
});

test('a page that begins at another account’s event shows nothing of it', async () => {
  const parts = aJournal();
  assert.deepEqual((await page(parts, 41)).sequences, [39, 37, 35, 33, 31]);
  assert.deepEqual((await page(parts, 1)).sequences, []);
  assert.deepEqual((await page(parts, 1_000)).sequences, [49, 47, 45, 43, 41]);
  assert.equal((await page(parts, 40, 'b')).status, 404);
});

test('an account is shown under its own firm', () => {
  const { world } = aJournal();
  const shown = JSON.parse(viewAccount(world, 'a', 'hana').body);
  assert.deepEqual([shown.account, shown.firm], ['hana', 'a']);
  assert.equal(viewAccount(world, 'b', 'hana').status, 404);
});
