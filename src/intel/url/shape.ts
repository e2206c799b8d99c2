// The shape of a label or path: what stays the same when a kit draws new random names.

/** Lengths up to this are told apart exactly; longer ones in two steps. */
const exactLengthMax = 8;
const middleLengthMax = 13;

function lengthClass(length: number): string {
  if (length <= exactLengthMax) return String(length);
  return length <= middleLengthMax ? 'm' : 'l';
}

/** One piece between separators: letter classes and length (`pEdHOd` → `M6`, `0008469986` → `9m`). */
function pieceShape(piece: string): string {
  const lower = /[a-z]/.test(piece);
  const upper = /[A-Z]/.test(piece);
  const digit = /\d/.test(piece);
  const letters = lower ? (upper ? 'M' : 'a') : upper ? 'A' : '';
  const kind = digit ? (letters === '' ? '9' : letters === 'M' ? 'X' : 'x') : letters || '?';
  return kind + lengthClass(piece.length);
}

/** A label or segment: the shape of each piece, its separators kept. */
export function shapeOf(text: string): string {
  if (/^[a-zA-Z0-9]*$/.test(text)) return text === '' ? '' : pieceShape(text);
  return text.replace(/[^-._~=&+%,()]+/g, pieceShape);
}

/** Endings that say what a page is are kept as they are. */
const ending = /(?:\.(?:co|ne|or)\.jp|\.[a-zA-Z]{2,5})$/;

/** A path: each segment's shape, at most four. */
export function pathShape(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '');
  return segments
    .slice(0, 4)
    .map((segment) => {
      const end = ending.exec(segment)?.[0] ?? '';
      return shapeOf(segment.slice(0, segment.length - end.length)) + end;
    })
    .join('/');
}
