import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { crc32c } from './crc32c.ts';

function bitByBit(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  }
  return ~crc >>> 0;
}

test('gives the values of RFC 3720, appendix B.4', () => {
  const vectors: [Uint8Array, number][] = [
    [new Uint8Array(32), 0x8a9136aa],
    [new Uint8Array(32).fill(0xff), 0x62a8ab43],
    [Uint8Array.from({ length: 32 }, (_, at) => at), 0x46dd794e],
    [Uint8Array.from({ length: 32 }, (_, at) => 31 - at), 0x113fdb5c],
    [Buffer.from('123456789'), 0xe3069283],
  ];
  for (const [bytes, crc] of vectors) assert.equal(crc32c(bytes, 0, bytes.length), crc);
});

test('equals the bit-by-bit definition on any range, and can be continued', () => {
  const cases = fc.tuple(fc.uint8Array({ maxLength: 200 }), fc.nat(200), fc.nat(200));
  fc.assert(
    fc.property(cases, ([bytes, a, b]) => {
      const start = Math.min(a, bytes.length);
      const cut = Math.max(start, Math.min(b, bytes.length));
      const expected = bitByBit(bytes.subarray(start));
      assert.equal(crc32c(bytes, start, bytes.length), expected);
      const seed = crc32c(bytes, start, cut);
      assert.equal(crc32c(bytes, cut, bytes.length, seed), expected);
    }),
  );
});
