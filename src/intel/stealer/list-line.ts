// Reads one line of a list: `url:login:password`, in the orders and with the separators sellers use.
import { afterScheme, isDigit, isHostLike, isLetter } from './host-of.ts';
import { isSpace, skipSpace, trimEnd } from './line-shape.ts';

/** Offsets of the three parts; one object is used again and again. */
export interface ListLine {
  urlStart: number;
  urlEnd: number;
  loginStart: number;
  loginEnd: number;
  passwordStart: number;
  passwordEnd: number;
}

export function createListLine(): ListLine {
  return { urlStart: 0, urlEnd: 0, loginStart: 0, loginEnd: 0, passwordStart: 0, passwordEnd: 0 };
}

const colon = 0x3a;
const tab = 0x09;
/** Place of each separator, counted from 1; 0 for every other byte. */
const separatorIndex = new Uint8Array(256);
for (const [index, byte] of [colon, 0x7c, 0x09, 0x20, 0x3b, 0x2c].entries())
  separatorIndex[byte] = index + 1;
/** Ports that a browser meets; another number after a host is a login, and an account has seven digits. */
const commonPorts = new Set([
  '80',
  '443',
  '8000',
  '8080',
  '8081',
  '8443',
  '8888',
  '9443',
  '3000',
  '5000',
]);

/** Whether the line is a row of a list; the parts are left in `row`. */
export function readListLine(row: ListLine, bytes: Buffer, start: number, end: number): boolean {
  const scheme = afterScheme(bytes, start, end);
  const from = scheme < 0 ? start : scheme;
  if (scheme >= 0 || startsWithHost(bytes, start, end)) {
    if (urlFirst(row, bytes, start, from, end)) return true;
    if (scheme >= 0) return false;
  }
  return urlLast(row, bytes, start, end);
}

function isSeparator(byte: number): boolean {
  return separatorIndex[byte]! > 0;
}

function startsWithHost(bytes: Buffer, start: number, end: number): boolean {
  let at = start;
  for (; at < end; at += 1) {
    const byte = bytes[at]!;
    if (isSeparator(byte) || byte === 0x2f || byte === 0x3f) break;
  }
  return at < end && isHostLike(bytes, start, at);
}

/** Tries each separator in the order in which they stand after the host; the first that fits decides. */
function urlFirst(row: ListLine, bytes: Buffer, start: number, from: number, end: number): boolean {
  const path = afterHost(bytes, from, end);
  let tried = 0;
  for (let at = path; at < end; at += 1) {
    const byte = bytes[at]!;
    const index = separatorIndex[byte]!;
    if (index === 0 || (tried & (1 << index)) !== 0) continue;
    if (byte === colon && bytes[at + 1] === 0x2f && bytes[at + 2] === 0x2f) continue;
    tried |= 1 << index;
    if (splitRest(row, bytes, at, end)) {
      row.urlStart = start;
      row.urlEnd = at;
      return true;
    }
  }
  return false;
}

/** Offset of what follows host and port. */
function afterHost(bytes: Buffer, from: number, end: number): number {
  let at = from;
  if (bytes[at] === 0x5b) while (at < end && bytes[at] !== 0x5d) at += 1;
  while (at < end && !isSeparator(bytes[at]!) && bytes[at] !== 0x2f && bytes[at] !== 0x3f) at += 1;
  if (bytes[at] !== colon) return at;
  let digit = at + 1;
  while (digit < end && digit - at <= 6 && isDigit(bytes[digit]!)) digit += 1;
  if (digit === at + 1 || digit - at > 6) return at;
  if (bytes[digit] === 0x2f || bytes[digit] === 0x3f) return digit;
  const isPort = digit < end && isSeparator(bytes[digit]!);
  return isPort && commonPorts.has(bytes.toString('latin1', at + 1, digit)) ? digit : at;
}

/**
 * Login to the next separator of the kind that stands at `at`, password all the rest; between tabs only to
 * the next, since nobody types one.
 */
function splitRest(row: ListLine, bytes: Buffer, at: number, end: number): boolean {
  const separator = bytes[at]!;
  const loginStart = skipSpace(bytes, at + 1, end);
  const next = bytes.indexOf(separator, loginStart);
  if (next < 0 || next >= end || next === loginStart) return false;
  const passwordStart = isSpace(separator) ? skipSpace(bytes, next, end) : next + 1;
  if (passwordStart >= end) return false;
  row.loginStart = loginStart;
  row.loginEnd = trimEnd(bytes, loginStart, next);
  row.passwordStart = passwordStart;
  const column = separator === tab ? bytes.indexOf(tab, passwordStart) : -1;
  row.passwordEnd = column > 0 && column < end ? trimEnd(bytes, passwordStart, column) : end;
  return hasWord(bytes, loginStart, row.loginEnd);
}

/** `Node.js - 20.9.0` is no login. */
function hasWord(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]!;
    if (isLetter(byte) || isDigit(byte) || byte >= 0x80) return true;
  }
  return false;
}

/** `login:password:https://…` and `login:password|https://…`. */
function urlLast(row: ListLine, bytes: Buffer, start: number, end: number): boolean {
  const at = lastScheme(bytes, start, end);
  if (at <= start) return false;
  let urlStart = at;
  while (urlStart > start && isLetter(bytes[urlStart - 1]!)) urlStart -= 1;
  // A space before an address is what stands in any sentence.
  if (urlStart <= start + 2 || !isSeparator(bytes[urlStart - 1]!)) return false;
  if (bytes[urlStart - 1] === 0x20) return false;
  const before = trimEnd(bytes, start, urlStart - 1);
  const separator = bytes.indexOf(bytes[urlStart - 1]!, start);
  const first = separator < before ? separator : bytes.indexOf(colon, start);
  if (first <= start || first + 1 >= before) return false;
  row.urlStart = urlStart;
  row.urlEnd = end;
  row.loginStart = start;
  row.loginEnd = trimEnd(bytes, start, first);
  row.passwordStart = first + 1;
  row.passwordEnd = before;
  return true;
}

function lastScheme(bytes: Buffer, start: number, end: number): number {
  for (let at = end - 4; at > start; at -= 1)
    if (bytes[at] === colon && bytes[at + 1] === 0x2f && bytes[at + 2] === 0x2f) return at;
  return -1;
}
