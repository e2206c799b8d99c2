import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { decodeSet, type ExposedRecord, encodeSet } from './exposed-set.ts';

/** Of the OPRF of RFC 9497 over ristretto255 with SHA-512. */
const outputBytes = 64;

const records: ExposedRecord[] = Array.from({ length: 2_000 }, (_, at) => ({
  output: randomBytes(outputBytes),
  confidence: (at % 101) / 100,
  ...(at % 3 === 0
    ? undefined
    : { logDate: new Date(Date.UTC(2015, 0, 1 + at)).toISOString().slice(0, 10) }),
}));

test('finds the facts of every output, and of no other', () => {
  const set = decodeSet(encodeSet(records, 3));
  for (const { output, ...facts } of records) assert.deepEqual(set.find(output), facts);
  for (let at = 0; at < 1_000; at += 1) assert.equal(set.find(randomBytes(outputBytes)), undefined);
});

test('rounds its size up, the empty set too', () => {
  assert.equal(decodeSet(encodeSet(records, 3)).size, 2_048);
  assert.equal(decodeSet(encodeSet([], 3)).size, 1_024);
});

test('two epochs of one set have no entry in common', () => {
  const [first, second] = [encodeSet(records, 1), encodeSet(records, 2)];
  const entriesOf = (set: Buffer): Set<string> => {
    const entries = new Set<string>();
    for (let at = 16; at < set.length; at += 35) entries.add(set.toString('hex', at, at + 16));
    return entries;
  };
  assert.equal(
    [...entriesOf(first)].some((label) => entriesOf(second).has(label)),
    false,
  );
});

test('refuses what is no set, and an entry that was changed', () => {
  const bytes = encodeSet(records.slice(0, 1), 3);
  for (const wrong of [
    Buffer.alloc(0),
    Buffer.from('x'),
    bytes.subarray(0, -1),
    Buffer.alloc(bytes.length),
  ])
    assert.throws(() => decodeSet(wrong), { name: 'ExposedSetError' });
  for (let at = 16; at < bytes.length; at += 35) bytes[at + 17]! ^= 1;
  assert.equal(decodeSet(bytes).find(records[0]!.output), undefined);
});
