// Reads QR codes in the pictures of a mail; what they say is a link like any other.
import decodeQR from 'qr/decode.js';
import type { Link } from '../../intel/mail/mail.ts';
import { linksInText } from '../../intel/mail/text-links.ts';
import { decodePicture, type Pixels } from './picture.ts';

/** Pictures of a mail that are decoded, and pixels of them together. */
const picturesMax = 10;
const pixelsTogetherMax = 8_000_000;
/** The smallest code has 21 modules a side, and two pixels a module are the least a telephone reads. */
const sideMin = 42;
/** Longer sides are halved until they are not: a code that fills a tenth of it still has 100 pixels. */
const sideMax = 1200;

export interface ReadPictures {
  readonly links: readonly Link[];
  /** Pictures that could not be read: another format, too large, damaged, or one too many. */
  readonly unread: number;
}

export function readPictures(pictures: readonly Uint8Array[]): ReadPictures {
  const links: Link[] = [];
  let unread = Math.max(0, pictures.length - picturesMax);
  let pixelsLeft = pixelsTogetherMax;
  for (const bytes of pictures.slice(0, picturesMax)) {
    const pixels = decodePicture(bytes, pixelsLeft);
    if (!pixels) unread += 1;
    else {
      pixelsLeft -= pixels.width * pixels.height;
      links.push(...linksOf(readCode(pixels)));
    }
  }
  return { links, unread };
}

/** A code may hold a bare address, which telephones open as well. */
function linksOf(text: string | undefined): Link[] {
  return text === undefined ? [] : linksInText(text).map(({ url }) => ({ url, source: 'qr' }));
}

/** The text of a code in the picture. */
export function readCode(picture: Pixels): string | undefined {
  if (Math.min(picture.width, picture.height) < sideMin) return undefined;
  let pixels = picture;
  while (Math.max(pixels.width, pixels.height) > sideMax) pixels = halved(pixels);
  try {
    // Effort instead of the default time limit: the same picture gives the same answer everywhere.
    return decodeQR(pixels, { effort: 2, timeLimit: Number.POSITIVE_INFINITY });
  } catch {
    return undefined;
  }
}

function halved({ width, height, data }: Pixels): Pixels {
  const [half, rows] = [width >> 1, height >> 1];
  const small = new Uint8Array(half * rows * 4);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < half; column += 1)
      for (let part = 0; part < 4; part += 1) {
        const from = (row * 2 * width + column * 2) * 4 + part;
        const below = from + width * 4;
        const sum = data[from] + data[from + 4] + data[below] + data[below + 4];
        small[(row * half + column) * 4 + part] = sum >> 2;
      }
  return { width: half, height: rows, data: small };
}
