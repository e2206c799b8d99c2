// The shape of a label or path: what stays the same when a kit draws new random names.

/** Lengths up to this are told apart exactly; longer ones in two steps. */
const exactLengthMax = 8;
const middleLengthMax = 13;
/** Deeper paths say no more than their beginning. */
const segmentsMax = 4;

/** One piece between separators: letter classes and length (`pEdHOd` → `M6`, `0008469986` → `9m`). */
function pieceShape(piece: string): string {
  let classes = 0;
  for (let at = 0; at < piece.length; at += 1) {
    const code = piece.charCodeAt(at);
    if (code >= 97 && code <= 122) classes |= 1;
    else if (code >= 65 && code <= 90) classes |= 2;
    else if (code >= 48 && code <= 57) classes |= 4;
    else classes |= 8;
  }
  return (classNames[classes] ?? '?') + lengthClass(piece.length);
}

/** By which classes occur (1 lower, 2 upper, 4 digit): a word, random letters, a number, a mixture. */
const classNames = ['?', 'a', 'A', 'M', '9', 'x', 'x', 'X'];

function lengthClass(length: number): string {
  if (length <= exactLengthMax) return String(length);
  return length <= middleLengthMax ? 'm' : 'l';
}

/** A label or segment: the shape of each piece, its separators kept. */
export function shapeOf(text: string): string {
  if (text === '') return '';
  return /[-._~=&+%,()]/.test(text)
    ? text.replace(/[^-._~=&+%,()]+/g, pieceShape)
    : pieceShape(text);
}

/** The same without lengths. */
export function coarseShape(shape: string): string {
  return shape.replace(/([aAM9xX?])[1-8ml]/g, '$1');
}

/** Endings that say what a page is are kept as they are. */
const ending = /(?:\.(?:co|ne|or)\.jp|\.[a-zA-Z]{2,5})$/;

/** The segments' shapes with their endings. */
export function pathShape(segments: readonly string[]): string {
  let shape = '';
  for (const segment of segments.slice(0, segmentsMax)) {
    const end = segment.includes('.') ? (ending.exec(segment)?.[0] ?? '') : '';
    shape += `/${shapeOf(end === '' ? segment : segment.slice(0, -end.length))}${end}`;
  }
  return shape;
}
