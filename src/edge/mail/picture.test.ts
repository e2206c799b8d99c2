import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { encode as encodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import { decodePicture } from './picture.ts';

function png(
  width: number,
  height: number,
  interlaced = false,
  data = Buffer.alloc(width * height * 4, 200),
) {
  const image = new PNG({ width, height });
  data.copy(image.data);
  const bytes = PNG.sync.write(image);
  if (!interlaced) return bytes;
  bytes[28] = 1;
  return bytes;
}

test('decodes PNG and JPEG; what is transparent is white', () => {
  const clear = decodePicture(png(8, 8, false, Buffer.alloc(8 * 8 * 4, 0)));
  assert.deepEqual([...(clear?.data.subarray(0, 2) ?? [])], [255, 255]);
  const jpeg = encodeJpeg({ width: 16, height: 16, data: Buffer.alloc(16 * 16 * 4, 128) }, 80).data;
  assert.equal(decodePicture(jpeg)?.width, 16);
});

test('pictures too large, damaged or of another kind are left', () => {
  const wide = png(8, 8);
  wide.writeUInt32BE(60_000, 16);
  wide.writeUInt32BE(60_000, 20);
  assert.equal(decodePicture(wide), undefined);
  assert.equal(decodePicture(png(8, 8).subarray(0, 60)), undefined);
  assert.equal(decodePicture(Buffer.from('RIFF....WEBPVP8 .............')), undefined);
  assert.equal(decodePicture(new Uint8Array(5 * 1024 * 1024)), undefined);
});

/** An interlaced picture of 8 × 8 pixels whose data inflates to 200 MB. */
function bomb(): Buffer {
  const plain = png(8, 8, true);
  const at = plain.indexOf('IDAT');
  const data = deflateSync(Buffer.alloc(200_000_000));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([
    plain.subarray(0, at - 4),
    length,
    Buffer.from('IDAT'),
    data,
    Buffer.alloc(4),
    plain.subarray(-12),
  ]);
}

test('a picture that inflates without end is given up at once', () => {
  const bytes = bomb();
  const before = process.memoryUsage().arrayBuffers;
  assert.equal(decodePicture(bytes), undefined);
  assert.ok(process.memoryUsage().arrayBuffers - before < 50_000_000);
});
