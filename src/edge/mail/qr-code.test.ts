import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode as encodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import encodeQR from 'qr';
import { readPictures } from './qr-code.ts';

const url = 'https://trade-matsui.evil.top/q9Tz';

/** The code on a ground of one colour, at a place, in the middle of a picture. */
function draw(scale: number, width: number, height: number, dark = 0, light = 255): Buffer {
  const modules = encodeQR(url, 'raw', { border: 4 });
  const data = Buffer.alloc(width * height * 4, light);
  const left = Math.floor((width - modules.length * scale) / 2);
  const top = Math.floor((height - modules.length * scale) / 2);
  for (let y = 0; y < modules.length * scale; y += 1)
    for (let x = 0; x < modules.length * scale; x += 1)
      if (modules[Math.floor(y / scale)][Math.floor(x / scale)])
        data.fill(dark, ((top + y) * width + left + x) * 4, ((top + y) * width + left + x) * 4 + 3);
  for (let at = 3; at < data.length; at += 4) data[at] = 255;
  return data;
}

function asPng(data: Buffer, width: number, height: number): Buffer {
  const image = new PNG({ width, height });
  data.copy(image.data);
  return PNG.sync.write(image);
}

const linksOf = (bytes: Uint8Array) => readPictures([bytes]).links;

test('reads a code from PNG, JPEG and GIF, and from a large picture', () => {
  const expected = [{ url, source: 'qr' }];
  assert.deepEqual(linksOf(asPng(draw(4, 400, 300), 400, 300)), expected);
  assert.deepEqual(linksOf(asPng(draw(20, 1600, 1500), 1600, 1500)), expected);
  assert.deepEqual(
    linksOf(encodeJpeg({ width: 400, height: 300, data: draw(5, 400, 300, 30, 230) }, 60).data),
    expected,
  );
  assert.deepEqual(linksOf(encodeQR(url, 'gif', { scale: 4, border: 4 })), expected);
});

test('pictures are read until they have too many pixels together', () => {
  const large = asPng(Buffer.alloc(1_900 * 1_900 * 4, 255), 1_900, 1_900);
  const coded = asPng(draw(20, 1600, 1500), 1600, 1500);
  const { links, unread } = readPictures([large, large, coded]);
  assert.deepEqual([links.length, unread], [0, 1]);
});

test('a picture without a code has none, and unreadable ones are counted', () => {
  const plain = asPng(Buffer.alloc(200 * 200 * 4, 180), 200, 200);
  assert.deepEqual(readPictures([plain]), { links: [], unread: 0 });
  assert.equal(readPictures([Buffer.from('not a picture at all, but long enough')]).unread, 1);
  assert.equal(readPictures(Array.from({ length: 12 }, () => plain)).unread, 2);
});

test('a picture too small for a code is passed over, whatever its format or damage', () => {
  const line = asPng(Buffer.alloc(600 * 20 * 4, 255), 600, 20);
  assert.deepEqual(readPictures([line, line.subarray(0, 60)]), { links: [], unread: 0 });
});
