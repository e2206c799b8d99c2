// Decodes pictures of mails into grey pixels, with limits known before the first pixel is made.
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { decode as decodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel: red, green, blue, opacity. */
  readonly data: Uint8Array;
}

/** A QR code on a phone's photograph is readable far below this; a decoded picture takes 16 MB. */
export const pixelsMax = 4_000_000;
export const pictureBytesMax = 4 * 1024 * 1024;

interface GifReader {
  readonly width: number;
  readonly height: number;
  decodeAndBlitFrameRGBA(frame: number, pixels: Uint8Array): void;
}
const { GifReader } = createRequire(import.meta.url)('omggif') as {
  GifReader: new (bytes: Uint8Array) => GifReader;
};

/** The pixels of a PNG, JPEG or GIF; undefined where it is another format, damaged or too large. */
export function decodePicture(bytes: Uint8Array, pixelsLeft = pixelsMax): Pixels | undefined {
  const most = Math.min(pixelsLeft, pixelsMax);
  if (bytes.byteLength > pictureBytesMax || bytes.byteLength < 24) return undefined;
  try {
    if (bytes[0] === 0x89 && bytes[1] === 0x50) return onWhite(fromPng(bytes, most));
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return fromJpeg(bytes, most);
    if (bytes[0] === 0x47 && bytes[1] === 0x49) return onWhite(fromGif(bytes, most));
  } catch {
    // Damaged on purpose or by accident: there is no code to read either way.
  }
  return undefined;
}

function isSane(width: number, height: number, most: number): boolean {
  return width > 0 && height > 0 && width * height <= most;
}

function fromPng(bytes: Uint8Array, most: number): Pixels | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [buffer.readUInt32BE(16), buffer.readUInt32BE(20)];
  if (!isSane(width, height, most)) return undefined;
  // The decoder inflates interlaced pictures without a limit: see first how large it gets.
  if (buffer[28] !== 0)
    inflateSync(pngData(buffer), { maxOutputLength: width * height * 9 + 65_536 });
  const { data } = PNG.sync.read(buffer);
  return { width, height, data };
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

function fromJpeg(bytes: Uint8Array, most: number): Pixels {
  return decodeJpeg(bytes, {
    useTArray: true,
    maxResolutionInMP: most / 1e6,
    maxMemoryUsageInMB: 128,
  });
}

function fromGif(bytes: Uint8Array, most: number): Pixels | undefined {
  const [width, height] = [bytes[6] | (bytes[7] << 8), bytes[8] | (bytes[9] << 8)];
  if (!isSane(width, height, most)) return undefined;
  const reader = new GifReader(bytes);
  const data = new Uint8Array(width * height * 4);
  reader.decodeAndBlitFrameRGBA(0, data);
  return { width, height, data };
}

/** Mail programs show what is transparent on white. */
function onWhite(pixels: Pixels | undefined): Pixels | undefined {
  if (!pixels) return undefined;
  const { data } = pixels;
  for (let at = 3; at < data.length; at += 4) {
    const opacity = data[at];
    if (opacity === 255) continue;
    for (let part = at - 3; part < at; part += 1)
      data[part] = 255 - Math.round(((255 - data[part]) * opacity) / 255);
    data[at] = 255;
  }
  return pixels;
}
