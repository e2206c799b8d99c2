import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { decodePicture } from './picture.ts';
import { brightness, onWhite, pngLuma } from './png-luma.ts';

const sides = { width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }) };
const kinds = fc.constantFrom<readonly [type: 0 | 2 | 3 | 4 | 6, values: number, depths: number[]]>(
  [0, 1, [1, 2, 4, 8, 16]],
  [2, 3, [8, 16]],
  [3, 1, [1, 2, 4, 8]],
  [4, 2, [8, 16]],
  [6, 4, [8, 16]],
);

function chunk(name: string, content: Uint8Array): Buffer {
  const bytes = Buffer.alloc(12 + content.length);
  bytes.writeUInt32BE(content.length);
  bytes.write(name, 4, 'latin1');
  bytes.set(content, 8);
  bytes.writeUInt32BE(crcOf(bytes.subarray(4, 8 + content.length)), 8 + content.length);
  return bytes;
}

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

/** A picture of any kind, rows of any filter, with random content. */
const pictures = fc
  .record({ ...sides, kind: kinds, depthAt: fc.nat(), seed: fc.integer() })
  .map(({ width, height, kind: [type, values, depths], depthAt, seed }) => {
    let state = seed;
    const next = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      return state >>> 24;
    };
    const depth = depths[depthAt % depths.length]!;
    const rowBytes = Math.ceil((width * values * depth) / 8);
    const rows = Buffer.alloc((rowBytes + 1) * height).map(next);
    for (let row = 0; row < height; row += 1) rows[row * (rowBytes + 1)] = next() % 5;
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head.set([depth, type], 8);
    const palette = type === 3 ? [chunk('PLTE', Buffer.alloc(3 << depth).map(next))] : [];
    const opacities = type === 3 ? [chunk('tRNS', Buffer.alloc(1 << depth).map(next))] : [];
    return Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', head),
      ...palette,
      ...opacities,
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  });

test('any kind of PNG is as bright as a general decoder sees it', () => {
  fc.assert(
    fc.property(pictures, (bytes) => {
      const { data, width, height } = PNG.sync.read(bytes);
      const luma = pngLuma(bytes)!;
      assert.equal(luma.length, width * height);
      // A value of two bytes is cut here and rounded there, and so is its opacity.
      const apart = bytes[24] === 16 ? 3 : 0;
      for (let pixel = 0; pixel < luma.length; pixel += 1) {
        const [red, green, blue, opacity] = data.subarray(pixel * 4, pixel * 4 + 4);
        const expected = onWhite(brightness(red, green, blue), opacity);
        assert.ok(Math.abs(luma[pixel] - expected) <= apart, `${luma[pixel]} for ${expected}`);
      }
    }),
    { numRuns: 200 },
  );
});

test('bytes changed anywhere end in a picture or in nothing, never in an error', () => {
  fc.assert(
    fc.property(pictures, fc.nat(), fc.nat(255), (bytes, place, value) => {
      const damaged = Buffer.from(bytes);
      damaged[place % damaged.length] = value;
      const pixels = decodePicture(damaged);
      assert.ok(!pixels || pixels.data.length === pixels.width * pixels.height);
    }),
    { numRuns: 300 },
  );
});
