import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { schemas } from './event.ts';
import { quickCheckOf } from './quick-check.ts';
import { anyEvent } from './test-arbitrary.ts';

const checks = Object.fromEntries(
  Object.entries(schemas).map(([type, schema]) => [type, quickCheckOf(schema)]),
);

function schemaOf(type: string): z.ZodType {
  return schemas[type as keyof typeof schemas];
}

test('a sound event is known to be sound without asking its schema', () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      const sent: unknown = JSON.parse(JSON.stringify(event));
      assert.equal(checks[event.type]!(sent), true);
      assert.equal(schemaOf(event.type).safeParse(sent).success, true);
    }),
    { numRuns: 500 },
  );
});

/** Values that are wrong somewhere: of another type, out of bounds, malformed. */
const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(undefined, null, Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 1e16, true, ''),
  fc.constantFrom('x'.repeat(65), '漢'.repeat(2000), '\ud800', 'success', '2025-13-01T00:00:00Z'),
  fc.constantFrom([], {}, [{}], { session: 7 }, [{ currency: 'yen', amount: 1 }], 'JPYX'),
);

test('what is called sound is sound to the schema, whatever is wrong with an event', () => {
  fc.assert(
    fc.property(anyEvent, fc.nat(), odd, (event, place, value) => {
      const names = Object.keys(schemas[event.type as keyof typeof schemas].shape);
      const changed = { ...event, [names[place % names.length]!]: value };
      if (checks[event.type]!(changed))
        assert.equal(schemaOf(event.type).safeParse(changed).success, true);
    }),
    { numRuns: 3000 },
  );
});

test('no event at all', () => {
  for (const value of [undefined, null, 7, 'login', [], [{ type: 'login' }]])
    assert.equal(checks.login!(value), false);
});

test('a construct that is not known is left to the schema', () => {
  const unknown = [
    z.union([z.string(), z.number()]),
    z.object({ name: z.string() }),
    z.strictObject({}),
    z.string().regex(/a/g),
    z.string().startsWith('a'),
    z.record(z.string(), z.number()),
    z.date(),
  ];
  for (const schema of unknown) assert.equal(quickCheckOf(schema)({ name: 'a' }), false);
  for (const schema of unknown) assert.equal(quickCheckOf(schema)('a'), false);
});
