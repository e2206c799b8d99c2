// Says what a line looks like before anything of it is understood: a key and value, an address,
// a cookie, a rule.

export type Shape =
  | 'blank'
  | 'rule'
  | 'pair'
  | 'address'
  | 'cookie'
  | 'json'
  | 'tags'
  | 'quoted'
  | 'bare';

/** Offsets of the last line looked at; one object is used again and again. */
export interface LineShape {
  shape: Shape;
  /** The line without white space and decorations around it. */
  start: number;
  end: number;
  /** Where it starts as a value without a key: `!pass` and `#1` are passwords, `- x` is a line with a bullet. */
  bareStart: number;
  /** Of a pair. */
  keyEnd: number;
  valueStart: number;
}

export function createLineShape(): LineShape {
  return { shape: 'blank', start: 0, end: 0, bareStart: 0, keyEnd: 0, valueStart: 0 };
}

/** No key of any family is longer, decorations included. */
const keyReach = 64;

const tab = 0x09;
const colon = 0x3a;
const equals = 0x3d;
const bar = 0x7c;
const quote = 0x22;

export function readShape(line: LineShape, bytes: Uint8Array, from: number, to: number): void {
  const start = skipSpace(bytes, from, to);
  const end = trimEnd(bytes, start, to);
  set(line, 'bare', start, end);
  if (start === end) {
    line.shape = 'blank';
    return;
  }
  const first = bytes[start]!;
  if (isJsonStart(bytes, start, end)) line.shape = 'json';
  else if (isTag(bytes, start, end)) line.shape = 'tags';
  else {
    if (!isWord(first) && first !== 0x2e) undecorate(line, bytes);
    if (line.shape !== 'rule') findKey(line, bytes);
  }
}

function set(line: LineShape, shape: Shape, start: number, end: number): void {
  line.shape = shape;
  line.start = start;
  line.end = end;
  line.bareStart = start;
  line.keyEnd = start;
  line.valueStart = start;
}

export function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === tab || byte === 0x0d;
}

/** Letters and digits, and everything beyond ASCII but the byte order mark and box drawing. */
function isWord(byte: number): boolean {
  const lower = byte | 0x20;
  if (lower >= 0x61 && lower <= 0x7a) return true;
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x80 && byte !== 0xe2 && byte !== 0xef);
}

export function skipSpace(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(bytes[at]!)) at += 1;
  return at;
}

export function trimEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(bytes[at - 1]!)) at -= 1;
  return at;
}

function isJsonStart(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start]!;
  if (first === 0x7b) return true;
  if (first === 0x5b) return bytes[start + 1] === 0x7b || end - start === 1;
  if (first !== quote) return false;
  // `"key":` and not a row of quoted cells.
  for (let at = start + 1; at < Math.min(end, start + keyReach); at += 1)
    if (bytes[at] === quote) return bytes[skipSpace(bytes, at + 1, end)] === colon;
  return false;
}

/** `<name>…`, `</name>`, `<?xml …?>`: a line that begins with a tag and ends with one. */
function isTag(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] !== 0x3c || bytes[end - 1] !== 0x3e) return false;
  const next = bytes[start + 1]!;
  return next === 0x2f || next === 0x3f || next === 0x21 || isWord(next);
}

/** Steps over bullets, frames and rules: `- URL:`, `[+] URL:`, `| URL: … |`. */
function undecorate(line: LineShape, bytes: Uint8Array): void {
  const isFramed = bytes[line.start] === bar;
  let at = line.start;
  while (at < line.end) {
    const byte = bytes[at]!;
    if (byte === 0xe2 || (byte === 0xef && bytes[at + 1] === 0xbb)) at += 3;
    else if (byte === 0xef || isWord(byte)) break;
    else at += 1;
  }
  if (at >= line.end) {
    line.shape = 'rule';
    return;
  }
  if (isFramed || isSpace(bytes[at - 1]!) || bytes[line.start]! >= 0x80) line.bareStart = at;
  line.start = at;
  if (isFramed && bytes[line.end - 1] === bar) line.end = trimEnd(bytes, at, line.end - 1);
}

function findKey(line: LineShape, bytes: Uint8Array): void {
  const limit = Math.min(line.end, line.start + keyReach);
  for (let at = line.start; at < limit; at += 1) {
    const byte = bytes[at]!;
    if (byte === colon) {
      if (isSlash(bytes[at + 1]) && isSlash(bytes[at + 2])) line.shape = 'address';
      else pair(line, bytes, at, at + 1);
      return;
    }
    if (byte === tab && isCookieFlag(bytes, at + 1)) {
      line.shape = 'cookie';
      return;
    }
    const delimiter = delimiterBytes(bytes, at);
    if (delimiter > 0) {
      pair(line, bytes, at, at + delimiter);
      if (byte === equals && isQuotedPairs(bytes, at, line.end)) line.shape = 'quoted';
      return;
    }
  }
}

/** `a="…" b="…"`: a value in quotation marks, and another behind it. */
function isQuotedPairs(bytes: Uint8Array, at: number, end: number): boolean {
  const mark = bytes[at + 1]!;
  if (mark !== quote && mark !== 0x27) return false;
  for (let next = at + 2; next + 1 < end; next += 1)
    if (bytes[next] === equals && bytes[next + 1] === mark) return true;
  return false;
}

/** Length of what parts key and value here: `=`, `|`, a tab, `->`, or ： and ＝ at full width. */
function delimiterBytes(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]!;
  if (byte === equals || byte === bar || byte === tab) return 1;
  if (byte === 0x2d && bytes[at + 1] === 0x3e) return 2;
  const isWide = byte === 0xef && bytes[at + 1] === 0xbc;
  return isWide && (bytes[at + 2] === 0x9a || bytes[at + 2] === 0x9d) ? 3 : 0;
}

function isSlash(byte: number | undefined): boolean {
  return byte === 0x2f || byte === 0x5c;
}

/** The second column of a Netscape cookie file: TRUE or FALSE. */
function isCookieFlag(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at]! | 0x20;
  if (first === 0x74) return bytes[at + 4] === tab && (bytes[at + 1]! | 0x20) === 0x72;
  return first === 0x66 && bytes[at + 5] === tab && (bytes[at + 1]! | 0x20) === 0x61;
}

function pair(line: LineShape, bytes: Uint8Array, keyEnd: number, afterDelimiter: number): void {
  line.shape = 'pair';
  line.keyEnd = keyEnd;
  let at = skipSpace(bytes, afterDelimiter, line.end);
  // `=>`, `\t:` and the like are one delimiter; after a colon everything is the value's.
  if (bytes[keyEnd] !== colon && at < line.end) {
    const byte = bytes[at]!;
    if (byte === 0x3e || byte === colon || (byte === equals && bytes[keyEnd] === tab))
      at = skipSpace(bytes, at + 1, line.end);
  }
  line.valueStart = at;
}
