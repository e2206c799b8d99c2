import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noonMs } from '../../core/state/test-events.ts';
import { createExchangeTables } from './exchange-tables.ts';

type Tables = ReturnType<typeof createExchangeTables>;

/** What a checkpoint takes of a table is what a start has of it. */
function reloaded<Name extends keyof Tables>(tables: Tables, name: Name): Tables[Name] {
  const records = new Map<string, Uint8Array>();
  const table = tables[name];
  table.freeze((key, bytes) => {
    if (bytes) records.set(key, Uint8Array.from(bytes));
  });
  while (!table.encodeSlice(10));
  const again = createExchangeTables(true)[name];
  const stored = [...records].map(([key, value]) => ({ key, value }));
  again.load(stored, table.generation);
  return again;
}

test('what is noted for the next round comes back, in its order', () => {
  const tables = createExchangeTables(true);
  const record = tables.exchange.change('');
  Object.assign(record, { shard: 3, shards: 8, everyMs: 500, itemsMax: 100, passedOver: 2 });
  record.touched.set('address \u0000203.0.113.7', ['\u0000hana', '\u0000ken']);
  record.touched.set('crowd *\u0000XTKS:7203', []);
  record.news.add('device 3qss842b5y');
  const again = reloaded(tables, 'exchange').read('')!;
  assert.deepEqual(again, record);
  assert.deepEqual([...again.touched.keys()], [...record.touched.keys()]);
});

test('what shards said, what was told to them, and families come back', () => {
  const tables = createExchangeTables(true);
  const parts = tables.placeParts.change('device x');
  parts.sums.push(1, noonMs, 2.5, 0.1, 0, 1);
  parts.visitors.push(77, noonMs / 1000, 1, 1);
  tables.told.change('device x').visits = 2.5;
  tables.crowdParts.change('crowd \u0000a').flows.push(1, noonMs, 0.5, 3, 3);
  tables.placesHeard.change('device x').visitors.push(77, noonMs / 1000, 1);
  tables.crowdsHeard.change('crowd \u0000a').flow.recent = 3;
  const own = { campaign: 'g-1', openedMs: noonMs, atMs: noonMs };
  tables.families.change('family \u0000ip 203.0.113.7').own = own;
  for (const [name, key] of [
    ['placeParts', 'device x'],
    ['told', 'device x'],
    ['crowdParts', 'crowd \u0000a'],
    ['placesHeard', 'device x'],
    ['crowdsHeard', 'crowd \u0000a'],
    ['families', 'family \u0000ip 203.0.113.7'],
  ] as const)
    assert.deepEqual(reloaded(tables, name).read(key), tables[name].read(key), name);
});
