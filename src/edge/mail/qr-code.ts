// Reads QR codes in the pictures of a mail; what they say is a link like any other.
import decodeQR from 'qr/decode.js';
import type { Link } from '../../intel/mail/mail.ts';
import { linksInText } from '../../intel/mail/text-links.ts';
import { decodePicture, type Pixels } from './picture.ts';
import { createPictureMemory, type PictureMemory } from './picture-memory.ts';
import { pictureSize } from './picture-size.ts';

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

/** What the same picture said in an earlier mail: a campaign sends one picture a thousand times. */
const seenBefore = createPictureMemory();

export function readPictures(
  pictures: readonly Uint8Array[],
  memory: PictureMemory = seenBefore,
): ReadPictures {
  const links: Link[] = [];
  let unread = Math.max(0, pictures.length - picturesMax);
  let pixelsLeft = pixelsTogetherMax;
  for (const bytes of pictures.slice(0, picturesMax)) {
    const size = pictureSize(bytes);
    // Counting pixels, rules and lines of text as pictures: no code fits into them.
    if (size && Math.min(size.width, size.height) < sideMin) continue;
    const pixels = size ? size.width * size.height : 0;
    const text = pixels > pixelsLeft ? undefined : memory.of(bytes, () => codeIn(bytes));
    if (text === undefined) unread += 1;
    else {
      pixelsLeft -= pixels;
      links.push(...linksOf(text));
    }
  }
  return { links, unread };
}

/** A code may hold a bare address, which telephones open as well. */
function linksOf(text: string): Link[] {
  return linksInText(text).map(({ url }) => ({ url, source: 'qr' }));
}

/** What the code in the picture says, '' where there is none; undefined where it cannot be read. */
function codeIn(bytes: Uint8Array): string | undefined {
  const pixels = decodePicture(bytes);
  return pixels && (readCode(pixels) ?? '');
}

function readCode(picture: Pixels): string | undefined {
  let pixels = picture;
  while (Math.max(pixels.width, pixels.height) > sideMax) pixels = halved(pixels);
  try {
    // Effort instead of the default time limit: the same picture gives the same answer everywhere.
    // Of this format only the first plane is read, and that is brightness.
    return decodeQR(pixels, { effort: 2, timeLimit: Number.POSITIVE_INFINITY, format: 'I420' });
  } catch {
    return undefined;
  }
}

function halved({ width, height, data }: Pixels): Pixels {
  const [half, rows] = [width >> 1, height >> 1];
  const small = new Uint8Array(half * rows);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < half; column += 1) {
      const from = row * 2 * width + column * 2;
      const below = from + width;
      const sum = data[from]! + data[from + 1]! + data[below]! + data[below + 1]!;
      small[row * half + column] = sum >> 2;
    }
  return { width: half, height: rows, data: small };
}
