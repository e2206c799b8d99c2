import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { encode as encodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import encodeQR from 'qr';
import { pictureSize } from './picture-size.ts';

test('the size of PNG, JPEG and GIF is read from their beginning', () => {
  const png = PNG.sync.write(new PNG({ width: 30, height: 20 }));
  assert.deepEqual(pictureSize(png), { width: 30, height: 20 });
  const data = Buffer.alloc(30 * 20 * 4, 128);
  const jpeg = encodeJpeg({ width: 30, height: 20, data }, 80).data;
  assert.deepEqual(pictureSize(jpeg), { width: 30, height: 20 });
  const gif = encodeQR('x', 'gif', { scale: 1, border: 2 });
  assert.deepEqual(pictureSize(gif), { width: 25, height: 25 });
});

test('of anything else there is none, and no error', () => {
  assert.equal(pictureSize(Buffer.from('RIFF....WEBPVP8 .............')), undefined);
  const beginnings = fc.constantFrom([0x89, 0x50], [0xff, 0xd8, 0xff], [0x47, 0x49], []);
  fc.assert(
    fc.property(beginnings, fc.uint8Array({ maxLength: 200 }), (begin, rest) => {
      pictureSize(Uint8Array.from([...begin, ...rest]));
    }),
  );
});
