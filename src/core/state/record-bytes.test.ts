import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Account, createAccount } from './account.ts';
import { recordBytesMost, recordBytesRough } from './record-bytes.ts';
import { createSession } from './session.ts';

const text = fc.string({ unit: 'binary', maxLength: 128 }).map((value) => value.toWellFormed());
const figure = fc.oneof(fc.double(), fc.nat(), fc.constantFrom(0, -0, -1, 2 ** 47, 1e15));
const position = fc.record({ key: fc.nat(), quantity: figure, valueJpy: figure });
const openOrder = fc.record({
  key: fc.nat(),
  sessionStartMs: fc.nat(),
  quantity: figure,
  isElsewhere: fc.boolean(),
});
const elsewhere = fc.record({
  sinceMs: fc.nat(),
  address: text,
  device: text,
  keys: fc.array(fc.nat(), { maxLength: 9 }),
  line: fc.constantFrom('hosting' as const, 'mobile' as const, 'fixed' as const),
});
const session = fc
  .record({
    id: text,
    address: text,
    device: text,
    bought: fc.array(text, { maxLength: 6 }),
    elsewhere: fc.option(elsewhere, { nil: undefined }),
    sizeSum: figure,
    sizeSquares: figure,
    sessionEvidence: figure,
    requests: figure,
    firstOrderMs: figure,
    soldJpy: figure,
    boughtJpy: figure,
    executedSaleJpy: figure,
  })
  .map((changes) => ({ ...createSession(changes.id, 0, 0), ...changes }));
const account: fc.Arbitrary<Account> = fc
  .record({
    addresses: fc.array(fc.nat(), { maxLength: 16 }),
    instruments: fc.array(fc.nat(), { maxLength: 40 }),
    positions: fc.array(position, { maxLength: 32 }),
    openOrders: fc.array(openOrder, { maxLength: 10 }),
    sessions: fc.array(session, { maxLength: 4 }),
    lastCountry: text,
    caseId: text,
    exposureSource: text,
  })
  .map((changes) => ({ ...createAccount(), ...changes }));

test('the rough reckoning is never below the careful one', () => {
  fc.assert(
    fc.property(account, (value) => {
      assert.ok(recordBytesRough(value) >= recordBytesMost(value));
    }),
    { numRuns: 500 },
  );
});
