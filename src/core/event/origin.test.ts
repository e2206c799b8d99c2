import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hostingOrigin } from '../state/test-events.ts';
import { readOrigin } from './origin.ts';

test('what a firm knows of the origin is taken field by field', () => {
  assert.deepEqual(readOrigin(hostingOrigin), hostingOrigin);
  assert.deepEqual(readOrigin({ country: 'JP', region: 'Tokyo' }), { country: 'JP' });
});

test('what is not as it must be counts as not said', () => {
  const wrong = { asn: -1, country: 5, network: 'x', browser: 'x'.repeat(99), os: {}, form: null };
  assert.deepEqual(readOrigin(wrong), {});
  assert.deepEqual(readOrigin({ ...hostingOrigin, country: 'Japan' }).country, undefined);
  for (const value of [null, undefined, 'JP', 7, []]) assert.deepEqual(readOrigin(value), {});
});

test('whatever is given, what comes out can be stored', () => {
  const fields = fc.record(
    Object.fromEntries(Object.keys(hostingOrigin).map((name) => [name, fc.anything()])),
  );
  fc.assert(
    fc.property(fc.oneof(fields, fc.anything()), (given) => {
      const { asn = 0, ...texts } = readOrigin(given);
      assert.ok(Number.isInteger(asn) && asn >= 0 && asn < 2 ** 32);
      for (const text of Object.values(texts)) assert.ok(text.length <= 64);
    }),
  );
});
