import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import {
  BATCH_END_BYTES,
  chainHash,
  decodeSegmentHeader,
  encodeSegmentHeader,
  isBatchEndSound,
  isPayloadSound,
  payloadBytes,
  RECORD_HEADER_BYTES,
  readBatchEnd,
  recordSequence,
  writeBatchEnd,
  writeRecord,
} from './frame.ts';

const LARGE_SEQUENCE = 2 ** 40 + 3;
const HASH = Buffer.from(Array.from({ length: 32 }, (_, at) => 255 - at)).toString('latin1');

test('a segment header is read as it was written, and not if any byte differs', () => {
  const header = { firstSequence: LARGE_SEQUENCE, previousHash: HASH };
  const bytes = encodeSegmentHeader(header);
  assert.deepEqual(decodeSegmentHeader(bytes), header);
  for (let at = 0; at < bytes.length; at++) {
    const damaged = Buffer.from(bytes);
    damaged[at] ^= 1;
    assert.equal(decodeSegmentHeader(damaged), undefined, `byte ${at}`);
  }
});

test('a record frame is read as it was written, and not if any byte differs', () => {
  const payload = Buffer.from('{"a":1}');
  const bytes = Buffer.alloc(RECORD_HEADER_BYTES + payload.length);
  assert.equal(writeRecord(bytes, 0, LARGE_SEQUENCE, payload), bytes.length);
  assert.equal(payloadBytes(bytes, 0), payload.length);
  assert.equal(recordSequence(bytes, 0), LARGE_SEQUENCE);
  assert.ok(isPayloadSound(bytes, 0, payload.length));
  for (let at = 0; at < bytes.length; at++) {
    const damaged = Buffer.from(bytes);
    damaged[at] ^= 0x80;
    const isSound = payloadBytes(damaged, 0) === 7 && isPayloadSound(damaged, 0, 7);
    assert.equal(isSound, false, `byte ${at}`);
  }
});

test('a payload does not fit under the header of another record of the same length', () => {
  const bytes = Buffer.alloc(2 * (RECORD_HEADER_BYTES + 3));
  const second = writeRecord(bytes, 0, 1, Buffer.from('abc'));
  writeRecord(bytes, second, 2, Buffer.from('xyz'));
  bytes.copyWithin(20, second + 20, second + RECORD_HEADER_BYTES + 3);
  assert.equal(isPayloadSound(bytes, 0, 3), false);
});

test('a batch end is read as it was written, and not if any byte differs', () => {
  const end = {
    records: 3,
    lastSequence: LARGE_SEQUENCE,
    durableSequence: 7,
    bytes: 99,
    hash: HASH,
  };
  const bytes = Buffer.alloc(BATCH_END_BYTES);
  writeBatchEnd(bytes, 0, end);
  assert.ok(isBatchEndSound(bytes, 0));
  assert.deepEqual(readBatchEnd(bytes, 0), end);
  for (let at = 0; at < bytes.length; at++) {
    const damaged = Buffer.from(bytes);
    damaged[at] ^= 1;
    assert.equal(isBatchEndSound(damaged, 0), false, `byte ${at}`);
  }
});

test('the chain hash is SHA-256 of the hash before and the bytes of the batch', () => {
  const bytes = Buffer.concat([Buffer.from(HASH, 'latin1'), Buffer.from('records')]);
  const expected = createHash('sha256').update(bytes).digest('binary');
  assert.equal(chainHash(bytes, 32, bytes.length), expected);
});
