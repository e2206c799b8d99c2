// Mails with a picture, for measuring: a banner of boxes and strokes, each a little different from the last.
import { PNG } from 'pngjs';

const size = { width: 600, height: 200 };
const strokes = 400;

/** The same bytes for the same number. */
export function pictureMail(number: number): Buffer {
  const picture = banner(number).toString('base64');
  const lines = picture.match(/.{1,76}/g) ?? [];
  return Buffer.from(
    'From: Shop <shop@example.jp>\r\nSubject: News\r\nMIME-Version: 1.0\r\n' +
      'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n' +
      `${lines.join('\r\n')}\r\n`,
  );
}

function banner(number: number): Buffer {
  const png = new PNG(size);
  png.data.fill(255);
  let state = number;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) % below;
  };
  for (let stroke = 0; stroke < strokes; stroke += 1) {
    const [left, top] = [next(size.width - 12), next(size.height - 12)];
    const [wide, high] = next(2) === 0 ? [2, 4 + next(8)] : [3 + next(9), 2];
    for (let y = top; y < top + high; y += 1)
      png.data.fill(30, (y * size.width + left) * 4, (y * size.width + left + wide) * 4);
  }
  for (let at = 3; at < png.data.length; at += 4) png.data[at] = 255;
  return PNG.sync.write(png);
}
