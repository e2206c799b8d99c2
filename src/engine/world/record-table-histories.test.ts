// Histories of a table in any order, with checkpoints, failures and restarts, beside one without.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  checkpointInto,
  contents,
  loadedFrom,
  type Stored,
  type Table,
  tableOf,
} from './test-record-table.ts';

/** What may happen to a table, in any order. */
const command = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constant('change' as const), key: fc.nat({ max: 11 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('remove' as const), key: fc.nat({ max: 11 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('begin' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('slice' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('finish' as const, 'fail' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pack' as const) }) },
);

for (const objectsMax of [undefined, 0, 2])
  test(`stored is always a table as it once was; after a restart it goes on, and forgets, alike; objects: ${objectsMax ?? 'all'}`, () => {
    const options = objectsMax === undefined ? {} : { objectsMax };
    const keys = Array.from({ length: 12 }, (_, index) => `key-${index}`);
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60, size: 'max' }), (commands) => {
        const stored: Stored = new Map();
        let table = tableOf(options);
        // Never saved and never restarted: what the other one must be like.
        const twin = tableOf({ saved: false });
        let checkpoint: ReturnType<typeof checkpointInto> | undefined;
        let frozenAt: readonly (readonly [string, number])[] = [];
        let number = 0;

        const apply = (on: Table, step: (typeof commands)[number], value: number) => {
          if (step.do === 'change') on.change(keys[step.key]!).value = value;
          if (step.do === 'remove') on.remove(keys[step.key]!);
        };

        for (const step of commands) {
          number += 1;
          if (step.do === 'change' || step.do === 'remove') {
            apply(table, step, number);
            apply(twin, step, number);
          } else if (step.do === 'begin' && !checkpoint) {
            frozenAt = contents(table, keys);
            checkpoint = checkpointInto(stored, table);
          } else if (step.do === 'slice') checkpoint?.slice(2);
          else if (step.do === 'finish' && checkpoint) {
            checkpoint.finish(true);
            checkpoint = undefined;
            assert.deepEqual(contents(loadedFrom(stored), keys), frozenAt);
          } else if (step.do === 'fail' && checkpoint) {
            checkpoint.finish(false);
            checkpoint = undefined;
          } else if (step.do === 'restart' && !checkpoint) {
            checkpointInto(stored, table).finish(true);
            table = loadedFrom(stored, options);
          } else if (step.do === 'pack') table.pack();
          assert.deepEqual(contents(table, keys), contents(twin, keys));
          assert.ok(table.size <= 8);
        }
        checkpoint?.finish(true);
        checkpointInto(stored, table).finish(true);
        assert.deepEqual(contents(loadedFrom(stored), keys), contents(twin, keys));
      }),
      { numRuns: 500 },
    );
  });
