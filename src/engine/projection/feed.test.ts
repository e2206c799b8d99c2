import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Effect } from '../../core/case/effect.ts';
import { type Journal, openJournal } from '../journal/journal.ts';
import { createFeed } from './feed.ts';
import type { Projection } from './projection.ts';
import type { EffectsAt } from './rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'sekisho-feed-'));
after(() => rmSync(folder, { recursive: true }));

function effectAt(sequence: number): Effect {
  const line = { decision: `d-${sequence}`, time: '2025-04-01T00:00:00.000Z', outcome: 'passed' };
  return { kind: 'outcome', line } as Effect;
}

function payload(sequence: number, withEffects: boolean): Buffer {
  const event = { type: 'clock', id: `c-${sequence}`, time: '2025-04-01T00:00:00.000Z' };
  const effects = withEffects ? { effects: [effectAt(sequence)] } : {};
  return Buffer.from(JSON.stringify({ ...effects, event }));
}

/** Remembers what it was given; refuses while `down`. */
function aProjection(start = 0) {
  const state = { sequence: start, applied: [] as number[], down: false, resets: 0 };
  const projection = {
    sequence: async () => {
      if (state.down) throw new Error('away');
      return state.sequence;
    },
    apply: async (batch: readonly EffectsAt[]) => {
      if (state.down) throw new Error('away');
      for (const { sequence } of batch) {
        if (sequence <= state.sequence) continue;
        state.applied.push(sequence);
        state.sequence = sequence;
      }
    },
    reset: async () => {
      state.resets += 1;
      state.sequence = 0;
      state.applied = [];
    },
    close: async () => {},
  };
  return { state, projection: projection as unknown as Projection };
}

async function aJournal(name: string, count: number): Promise<Journal> {
  const journal = await openJournal(join(folder, name));
  for (let sequence = 1; sequence <= count; sequence += 1)
    await journal.append([payload(sequence, sequence % 2 === 0)], sequence);
  return journal;
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !holds(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  assert.ok(holds());
}

test('catches up from the journal, then takes what is live, each effect once and in order', async () => {
  const journal = await aJournal('live', 10);
  const { state, projection } = aProjection(4);
  const feed = createFeed(projection, journal);
  feed.begin(10);
  await until(() => feed.sequence === 10);
  assert.deepEqual(state.applied, [6, 8, 10]);
  feed.take([{ sequence: 12, effects: [effectAt(12)] }], 13);
  await until(() => feed.sequence === 13);
  assert.deepEqual(state.applied, [6, 8, 10, 12]);
  await feed.close();
  await journal.close();
});

test('a database that was away gets what it missed from the journal', async () => {
  const journal = await aJournal('away', 6);
  const { state, projection } = aProjection();
  state.down = true;
  const feed = createFeed(projection, journal);
  feed.begin(6);
  await journal.append([payload(7, false), payload(8, true)], 7);
  feed.take([{ sequence: 8, effects: [effectAt(8)] }], 8);
  state.down = false;
  await until(() => feed.sequence === 8);
  assert.deepEqual(state.applied, [2, 4, 6, 8]);
  await feed.close();
  await journal.close();
});

test('a database that is ahead belongs to another journal and is folded anew', async () => {
  const journal = await aJournal('ahead', 4);
  const { state, projection } = aProjection(99);
  const feed = createFeed(projection, journal);
  feed.begin(4);
  await until(() => feed.sequence === 4);
  assert.deepEqual([state.resets, ...state.applied], [1, 2, 4]);
  await feed.close();
  await journal.close();
});
