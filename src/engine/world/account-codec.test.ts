import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Account, createAccount } from '../../core/state/account.ts';
import { recordBytesMost } from '../../core/state/record-bytes.ts';
import { createSession, type Session } from '../../core/state/session.ts';
import { accountCodec } from './account-codec.ts';
import { createReader, createWriter } from './codec.ts';

const text = fc.string({ unit: 'binary', maxLength: 128 }).map((value) => value.toWellFormed());
const figure = fc.oneof(
  fc.maxSafeInteger(),
  fc.constantFrom(0, -0, 0.5, -1, 1e15),
  fc.double({ noNaN: true }),
);

/** Any value of the same kind as the one that a new record has. */
function like(value: unknown, name: string): fc.Arbitrary<unknown> {
  if (name === 'passed') return fc.constantFrom('', 'otp', 'push', 'phone', 'passkey');
  if (name === 'label') return fc.constantFrom('', 'fraud', 'legitimate');
  if (name === 'bought') return fc.array(text, { maxLength: 6 });
  if (name === 'elsewhere') return fc.option(elsewhere, { nil: undefined });
  if (name === 'sessions') return fc.array(session, { maxLength: 4 });
  if (name === 'positions') return fc.array(position, { maxLength: 32 });
  if (name === 'openOrders') return fc.array(openOrder, { maxLength: 10 });
  if (typeof value === 'string') return text;
  if (typeof value === 'boolean') return fc.boolean();
  return Array.isArray(value) ? fc.array(figure, { maxLength: 40 }) : figure;
}

function recordLike<Value extends object>(created: Value): fc.Arbitrary<Value> {
  const fields = Object.entries(created).map(([name, value]) => [name, like(value, name)]);
  const record = fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>);
  return record.map((made) => ({ ...made }) as Value);
}

const position = fc.record({ key: figure, quantity: figure, valueJpy: figure });
const openOrder = fc.record({
  key: figure,
  sessionStartMs: figure,
  quantity: figure,
  isElsewhere: fc.boolean(),
});
const elsewhere = fc.record({
  sinceMs: figure,
  address: text,
  device: text,
  keys: fc.array(figure, { maxLength: 9 }),
  line: fc.constantFrom('hosting', 'mobile', 'fixed'),
});
const session: fc.Arbitrary<Session> = recordLike(createSession('', 0, 0));
const account: fc.Arbitrary<Account> = recordLike(createAccount());

const writer = createWriter();

function bytesOf(value: Account): Uint8Array {
  accountCodec.write(writer, value);
  return writer.take();
}

/** Plain objects: what fast-check makes has no prototype. */
const plain = (value: Account) => structuredClone(value);

test('an account comes back to the last bit, whatever is in its fields', () => {
  fc.assert(
    fc.property(account, (value) => {
      assert.deepEqual(accountCodec.read(createReader(bytesOf(value))), plain(value));
    }),
    { numRuns: 300 },
  );
});

test('a new account takes little, and no more than the state reckons', () => {
  const bytes = bytesOf(createAccount());
  assert.ok(bytes.length < 60, `${bytes.length} bytes`);
  assert.ok(bytes.length <= recordBytesMost(createAccount()));
});
