// The JSON that this program writes, walked through byte by byte: strings without escapes, whole
// numbers, true, false and lists of strings. Anything else is answered with -1 and read elsewhere.

/** Bytes with the two ways to read text from them that Node's buffers have. */
export interface LineBytes extends Uint8Array {
  latin1Slice(start: number, end: number): string;
  utf8Slice(start: number, end: number): string;
}

export const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));

export const quote = 0x22;
const backslash = 0x5c;
export const comma = 0x2c;
export const colon = 0x3a;
export const open = 0x7b;
export const close = 0x7d;
const openList = 0x5b;
const closeList = 0x5d;
export const zero = 0x30;
const space = 0x20;
export const trueWord = bytesOf('true');
export const falseWord = bytesOf('false');

export function isAt(line: LineBytes, at: number, end: number, wanted: Uint8Array): boolean {
  if (end - at !== wanted.length) return false;
  for (let index = 0; index < wanted.length; index += 1)
    if (line[at + index] !== wanted[index]) return false;
  return true;
}

/**
 * Where the string that begins at `at`, behind its quote, ends; -1 where it holds more than letters.
 * No byte behind `end` is looked at: one read outside an array makes all reads there slow.
 */
export function stringEnd(line: LineBytes, at: number, end: number): number {
  for (let index = at; index < end; index += 1) {
    const byte = line[index];
    if (byte === quote) return index;
    if (byte < space || byte === backslash) return -1;
  }
  return -1;
}

/** Fifteen digits are below 2^53; a sign, a fraction or an exponent is left to the slow way. */
const digitsMax = 15;

function numberEnd(line: LineBytes, at: number): number {
  let end = at;
  while (line[end] >= zero && line[end] <= zero + 9) end += 1;
  const digits = end - at;
  return digits === 0 || digits > digitsMax || (line[at] === zero && digits > 1) ? -1 : end;
}

function wordEnd(line: LineBytes, at: number): number {
  if (isAt(line, at, at + trueWord.length, trueWord)) return at + trueWord.length;
  return isAt(line, at, at + falseWord.length, falseWord) ? at + falseWord.length : -1;
}

/** A list of strings. */
function listEnd(line: LineBytes, from: number, lineEnd: number): number {
  let at = from + 1;
  if (line[at] === closeList) return at + 1;
  for (;;) {
    if (at >= lineEnd || line[at] !== quote) return -1;
    const end = stringEnd(line, at + 1, lineEnd);
    if (end < 0) return -1;
    if (line[end + 1] === closeList) return end + 2;
    if (line[end + 1] !== comma) return -1;
    at = end + 2;
  }
}

/** Where the value that begins at `at` ends; -1 where it is of another kind than cases have. */
export function valueEnd(line: LineBytes, at: number, lineEnd: number): number {
  if (at >= lineEnd) return -1;
  const first = line[at];
  if (first === quote) {
    const end = stringEnd(line, at + 1, lineEnd);
    return end < 0 ? -1 : end + 1;
  }
  if (first === openList) return listEnd(line, at, lineEnd);
  return first >= zero && first <= zero + 9 ? numberEnd(line, at) : wordEnd(line, at);
}
