// The shape of a label or path: what stays the same when a kit draws new random names.

/** Lengths up to this are told apart exactly; longer ones in two steps. */
const exactLengthMax = 8;
const middleLengthMax = 13;
/** Deeper paths say no more than their beginning. */
const segmentsMax = 4;

/** By which classes occur (1 lower, 2 upper, 4 digit): a word, random letters, a number, a mixture. */
const classNames = ['?', 'a', 'A', 'M', '9', 'x', 'x', 'X'];
const separators: ReadonlySet<number> = new Set(
  Array.from('-._~=&+%,()', (letter) => letter.charCodeAt(0)),
);

function classOf(code: number): number {
  if (code >= 97 && code <= 122) return 1;
  if (code >= 65 && code <= 90) return 2;
  return code >= 48 && code <= 57 ? 4 : 8;
}

function lengthClass(length: number): string {
  if (length <= exactLengthMax) return String(length);
  return length <= middleLengthMax ? 'm' : 'l';
}

/**
 * A label or segment: letter classes and length of each piece, separators kept (`aBcDeF` → `M6`,
 * `www-0123456789` → `a3-9m`); the outline is the same without lengths.
 */
export function shapeOf(text: string, isOutline = false): string {
  let shape = '';
  let classes = 0;
  let length = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    if (code !== 0 && !separators.has(code)) {
      classes |= classOf(code);
      length += 1;
      continue;
    }
    if (length > 0) shape += (classNames[classes] ?? '?') + (isOutline ? '' : lengthClass(length));
    if (code !== 0) shape += text[at];
    classes = 0;
    length = 0;
  }
  return shape;
}

/** Endings that say what a page is are kept as they are. */
const ending = /(?:\.(?:co|ne|or)\.jp|\.[a-zA-Z]{2,5})$/;

/** The segments' shapes with their endings. */
export function pathShape(segments: readonly string[], isOutline = false): string {
  let shape = '';
  for (const segment of segments.slice(0, segmentsMax)) {
    const end = segment.includes('.') ? (ending.exec(segment)?.[0] ?? '') : '';
    shape += `/${shapeOf(end === '' ? segment : segment.slice(0, -end.length), isOutline)}${end}`;
  }
  return shape;
}
