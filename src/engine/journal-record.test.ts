import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Event } from '../core/event/event.ts';
import { timeMsOf } from '../core/lib/time.ts';
import { aHijackersLogin, aLogin, later, noon } from '../core/state/test-events.ts';
import { createFolder, type Folded, originOf } from './folder.ts';
import { hasEffects, readRecord, recordOf } from './journal-record.ts';
import { createWorld, defaultLimits } from './world/world.ts';

function folded(events: readonly Event[]): Folded[] {
  const { world } = createWorld(defaultLimits);
  const folder = createFolder(world, { sequence: 0, timeMs: 0 });
  const items: Folded[] = [];
  for (const event of events)
    folder.fold(
      event,
      timeMsOf(event.time),
      originOf(event, () => undefined),
      (item) => items.push(item),
    );
  return items;
}

const stranger = { ...aHijackersLogin(), origin: { network: 'hosting', country: 'SG', asn: 7 } };
const items = folded([
  aLogin(),
  { id: 'fx', type: 'fx', time: noon, currency: 'USD', rate: 150 },
  { ...stranger, time: later(1) },
]);

test('a record gives back the event as it came, where from, what was answered, what came before', () => {
  for (const item of items) {
    const record = readRecord(recordOf(JSON.stringify(item.event), item));
    assert.deepEqual(record.event, item.event);
    assert.deepEqual(record.origin, item.origin);
    assert.deepEqual(record.decision, item.stepped.decision);
    assert.equal(record.previous ?? 0, item.stepped.previous);
    assert.deepEqual(record.effects ?? [], item.stepped.effects);
  }
  assert.equal(items[2]!.stepped.previous, 1);
});

test('records with effects are told by their first bytes', () => {
  for (const item of items)
    assert.equal(
      hasEffects(recordOf(JSON.stringify(item.event), item)),
      item.stepped.effects.length > 0,
    );
  assert.ok(items.some(({ stepped }) => stepped.effects.length > 0));
  assert.ok(items.some(({ stepped }) => stepped.effects.length === 0));
});
