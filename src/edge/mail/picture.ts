// Decodes pictures of mails into brightness, with limits known before the first pixel is made.
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { decode as decodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import { type PictureSize, pictureSize } from './picture-size.ts';
import { brightness, onWhite, pngLuma } from './png-luma.ts';

export interface Pixels extends PictureSize {
  /** Brightness, one byte a pixel. */
  readonly data: Uint8Array;
}

/** A QR code on a phone's photograph is readable far below this; a decoded picture takes 16 MB. */
const pixelsMax = 4_000_000;
const pictureBytesMax = 4 * 1024 * 1024;

interface GifReader {
  decodeAndBlitFrameRGBA(frame: number, pixels: Uint8Array): void;
}
const { GifReader } = createRequire(import.meta.url)('omggif') as {
  GifReader: new (bytes: Uint8Array) => GifReader;
};

/** The pixels of a PNG, JPEG or GIF; undefined where it is another format, damaged or too large. */
export function decodePicture(bytes: Uint8Array): Pixels | undefined {
  if (bytes.byteLength > pictureBytesMax) return undefined;
  try {
    const size = pictureSize(bytes);
    if (!size || size.width * size.height === 0 || size.width * size.height > pixelsMax)
      return undefined;
    return { ...size, data: decoded(bytes, size) };
  } catch {
    // Damaged on purpose or by accident: there is no code to read either way.
    return undefined;
  }
}

function decoded(bytes: Uint8Array, size: PictureSize): Uint8Array {
  if (bytes[0] === 0x89) return fromPng(bytes, size);
  return bytes[0] === 0xff ? fromJpeg(bytes, size) : fromGif(bytes, size);
}

function fromPng(bytes: Uint8Array, { width, height }: PictureSize): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const luma = pngLuma(buffer);
  if (luma) return luma;
  // The decoder inflates interlaced pictures without a limit: see first how large it gets.
  inflateSync(pngData(buffer), { maxOutputLength: width * height * 9 + 65_536 });
  return lumaOf(PNG.sync.read(buffer).data, width * height);
}

function pngData(buffer: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 8; at + 12 <= buffer.length; ) {
    const length = buffer.readUInt32BE(at);
    if (buffer.toString('latin1', at + 4, at + 8) === 'IDAT')
      pieces.push(buffer.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return Buffer.concat(pieces);
}

function fromJpeg(bytes: Uint8Array, { width, height }: PictureSize): Uint8Array {
  const { data, ...size } = decodeJpeg(bytes, {
    useTArray: true,
    maxResolutionInMP: pixelsMax / 1e6,
    maxMemoryUsageInMB: 128,
  });
  // A second frame header may name another size.
  if (size.width !== width || size.height !== height) throw new Error('two sizes');
  return lumaOf(data, width * height);
}

function fromGif(bytes: Uint8Array, { width, height }: PictureSize): Uint8Array {
  const data = new Uint8Array(width * height * 4);
  new GifReader(bytes).decodeAndBlitFrameRGBA(0, data);
  return lumaOf(data, width * height);
}

/** From red, green, blue and opacity. */
function lumaOf(data: Uint8Array, pixels: number): Uint8Array {
  const luma = new Uint8Array(pixels);
  for (let pixel = 0, at = 0; pixel < pixels; pixel += 1, at += 4)
    luma[pixel] = onWhite(brightness(data[at]!, data[at + 1]!, data[at + 2]!), data[at + 3]!);
  return luma;
}
