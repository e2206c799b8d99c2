// Reads a PNG as brightness alone, one byte a pixel on white ground: a third of what a general decoder takes.
import { inflateSync } from 'node:zlib';

/** As the decoder of codes weighs them. */
export function brightness(red: number, green: number, blue: number): number {
  return (red + 2 * green + blue) >> 2;
}

/** Mail programs show what is transparent on white. */
export function onWhite(value: number, opacity: number): number {
  return opacity === 255 ? value : 255 - Math.round(((255 - value) * opacity) / 255);
}

/** Values a pixel of each colour type: grey, colour, palette, grey and opacity, colour and opacity. */
const valuesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly type: number;
}

/** Width × height bytes; undefined where it is interlaced. Throws where it is damaged. */
export function pngLuma(png: Buffer): Uint8Array | undefined {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const [depth, type, interlaced] = [png[24]!, png[25]!, png[28]!];
  if (interlaced !== 0) return undefined;
  const values = valuesOf[type];
  if (values === undefined || ![1, 2, 4, 8, 16].includes(depth)) throw new Error('no such kind');
  const header = { width, height, depth, type };
  const rowBytes = Math.ceil((width * values * depth) / 8);
  const { data, palette, opacities } = chunksOf(png);
  // One filter byte before each row; what inflates to more is no picture of this size.
  const whole = (rowBytes + 1) * height;
  const rows = inflateSync(data, { maxOutputLength: whole, chunkSize: Math.max(64, whole) });
  if (rows.length < whole) throw new Error('cut off');
  const stepBytes = Math.max(1, (values * depth) >> 3);
  const read = readerOf(header, palette, opacities);
  const luma = new Uint8Array(width * height);
  // Over the first row lies one of noughts.
  const bytes = Buffer.concat([Buffer.alloc(rowBytes), rows]);
  let above = 0;
  for (let row = 0; row < height; row += 1) {
    const start = above + rowBytes + 1;
    unfilters[bytes[start - 1]!]!(bytes, start, above, start + rowBytes, stepBytes);
    read(bytes, start, luma, row * width);
    above = start;
  }
  return luma;
}

interface Chunks {
  readonly data: Buffer;
  readonly palette: Buffer;
  /** Of the palette's colours; colours beyond have none left out. */
  readonly opacities: Buffer;
}

function chunksOf(png: Buffer): Chunks {
  const pieces: Buffer[] = [];
  let palette: Buffer = Buffer.alloc(0);
  let opacities: Buffer = palette;
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    const name = png.toString('latin1', at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + length);
    if (name === 'IDAT') pieces.push(content);
    else if (name === 'PLTE') palette = content;
    else if (name === 'tRNS') opacities = content;
    at += 12 + length;
  }
  return { data: Buffer.concat(pieces), palette, opacities };
}

type Unfilter = (bytes: Buffer, start: number, above: number, end: number, step: number) => void;

/** What undoes each filter of a row in place (PNG, chapter 9); `above` is where the row over it begins. */
const unfilters: readonly Unfilter[] = [
  () => undefined,
  (bytes, start, _, end, step) => {
    for (let at = start + step; at < end; at += 1) bytes[at] = bytes[at]! + bytes[at - step]!;
  },
  (bytes, start, above, end) => {
    for (let at = start, up = above; at < end; at += 1, up += 1)
      bytes[at] = bytes[at]! + bytes[up]!;
  },
  (bytes, start, above, end, step) => {
    for (let at = start, up = above; at < end; at += 1, up += 1) {
      const left = at < start + step ? 0 : bytes[at - step]!;
      bytes[at] = bytes[at]! + ((left + bytes[up]!) >> 1);
    }
  },
  paeth,
];

function paeth(bytes: Buffer, start: number, above: number, end: number, step: number): void {
  for (let at = start; at < start + step; at += 1)
    bytes[at] = bytes[at]! + bytes[at - start + above]!;
  for (let at = start + step, over = above + step; at < end; at += 1, over += 1) {
    const [left, up, corner] = [bytes[at - step]!, bytes[over]!, bytes[over - step]!];
    const toLeft = Math.abs(up - corner);
    const toUp = Math.abs(left - corner);
    const toCorner = Math.abs(left + up - 2 * corner);
    const isLeft = toLeft <= toUp && toLeft <= toCorner;
    bytes[at] = bytes[at]! + (isLeft ? left : toUp <= toCorner ? up : corner);
  }
}

type RowReader = (bytes: Buffer, start: number, luma: Uint8Array, to: number) => void;

/** Puts one unfiltered row into the picture. */
function readerOf(header: Header, palette: Buffer, opacities: Buffer): RowReader {
  const { depth, type, width } = header;
  if (depth < 8 || type === 3) return narrowReader(header, shadesOf(header, palette, opacities));
  // Of two bytes a value the first says enough.
  const byte = depth >> 3;
  const step = valuesOf[type]! * byte;
  const isColour = type === 2 || type === 6;
  const opacityAt = type === 4 || type === 6 ? step - byte : -1;
  return (bytes, start, luma, to) => {
    for (let column = 0, at = start; column < width; column += 1, at += step) {
      const value = isColour
        ? brightness(bytes[at]!, bytes[at + byte]!, bytes[at + 2 * byte]!)
        : bytes[at]!;
      luma[to + column] = opacityAt < 0 ? value : onWhite(value, bytes[at + opacityAt]!);
    }
  };
}

/** The brightness that each value of a palette, or of a few bits, stands for. */
function shadesOf({ depth, type }: Header, palette: Buffer, opacities: Buffer): Uint8Array {
  const shades = new Uint8Array(1 << depth);
  for (let value = 0; value < shades.length; value += 1) {
    const at = value * 3;
    shades[value] =
      type === 3
        ? onWhite(
            brightness(palette[at] ?? 0, palette[at + 1] ?? 0, palette[at + 2] ?? 0),
            opacities[value] ?? 255,
          )
        : Math.round((value * 255) / (shades.length - 1));
  }
  return shades;
}

function narrowReader({ depth, width }: Header, shades: Uint8Array): RowReader {
  const [perByte, mask] = [8 / depth, (1 << depth) - 1];
  return (bytes, start, luma, to) => {
    for (let column = 0; column < width; column += 1) {
      const byte = bytes[start + Math.floor(column / perByte)]!;
      const shift = 8 - depth * ((column % perByte) + 1);
      luma[to + column] = shades[(byte >> shift) & mask]!;
    }
  };
}
