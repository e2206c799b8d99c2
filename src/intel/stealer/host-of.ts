// Finds the host in what stands in a log where an address should: with or without scheme, port or path.
import { domainToASCII } from 'node:url';

/** Offsets of a host; one object is used again and again. */
export interface HostSpan {
  start: number;
  end: number;
  /** The address of an app, `android://…@com.example/`: its host is a package name. */
  isApp: boolean;
}

export function createHostSpan(): HostSpan {
  return { start: 0, end: 0, isApp: false };
}

/** Names longer than this are not names (RFC 1035). */
const hostBytesMax = 253;
const schemeBytesMax = 32;
/** Bytes of `android://`. */
const appSchemeBytes = 10;

const colon = 0x3a;
const slash = 0x2f;

/**
 * Offset after `scheme://`, or -1 where there is none: `https://`, `android://`, `oauth2+https://`.
 * Back slashes are taken as browsers take them.
 */
export function afterScheme(bytes: Uint8Array, start: number, end: number): number {
  const limit = Math.min(end - 2, start + schemeBytesMax);
  for (let at = start; at < limit; at += 1) {
    const byte = bytes[at]!;
    if (isSchemeByte(byte)) continue;
    if (byte !== colon || at === start) return -1;
    return isSlash(bytes[at + 1]!) && isSlash(bytes[at + 2]!) ? at + 3 : -1;
  }
  return -1;
}

function isSchemeByte(byte: number): boolean {
  return isLetter(byte) || isDigit(byte) || byte === 0x2b || byte === 0x2d || byte === 0x2e;
}

export function isLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

export function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isSlash(byte: number): boolean {
  return byte === slash || byte === 0x5c;
}

/** The host of an address; an empty span where there is none. */
export function findHost(span: HostSpan, bytes: Buffer, from: number, to: number): void {
  const scheme = afterScheme(bytes, from, to);
  span.isApp = scheme - from === appSchemeBytes && (bytes[from]! | 0x20) === 0x61;
  let begin = scheme < 0 ? from : scheme;
  let stop = begin;
  for (; stop < to; stop += 1) {
    const byte = bytes[stop]!;
    if (isSlash(byte) || byte === 0x3f || byte === 0x23) break;
    // What stands before `@` is a name and password, or an app's signature.
    if (byte === 0x40) begin = stop + 1;
  }
  withoutPort(span, bytes, begin, stop);
  if (span.end > span.start && bytes[span.end - 1] === 0x2e) span.end -= 1;
  if (span.end - span.start > hostBytesMax) span.end = span.start;
}

function withoutPort(span: HostSpan, bytes: Buffer, start: number, end: number): void {
  if (bytes[start] === 0x5b) {
    const close = bytes.indexOf(0x5d, start);
    span.start = start + 1;
    span.end = close < 0 || close > end ? start + 1 : close;
    return;
  }
  let at = end - 1;
  while (at >= start && isDigit(bytes[at]!)) at -= 1;
  span.start = start;
  span.end = at >= start && bytes[at] === colon ? at : end;
}

/** Lower case, names beyond ASCII in their ASCII form; '' for what can be no name. */
export function hostText(bytes: Buffer, { start, end }: HostSpan): string {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]!;
    if (byte <= 0x20 || byte >= 0x7f) return domainToASCII(bytes.toString('utf8', start, end));
  }
  return bytes.toString('latin1', start, end).toLowerCase();
}

/** Endings of files that would pass as the last label of a name, four letters packed into a number. */
const fileEndings = new Set(
  ['exe', 'dll', 'txt', 'sys', 'log', 'ini', 'dat', 'json', 'png', 'jpg', 'lnk', 'js', 'dmp'].map(
    (ending) => [...Buffer.from(ending)].reduce((packed, byte) => packed * 256 + byte, 0),
  ),
);

/** Whether bytes without a scheme can be a host: dots, plain labels, a last label of letters, or an IPv4. */
export function isHostLike(bytes: Buffer, start: number, end: number): boolean {
  let dots = 0;
  let label = start;
  let hasLetter = false;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]!;
    if (byte === 0x2e) {
      if (at === label) return false;
      dots += 1;
      label = at + 1;
    } else if (isLetter(byte)) hasLetter = true;
    else if (!isDigit(byte) && byte !== 0x2d && byte !== 0x5f) return false;
  }
  if (dots === 0 || label === end) return false;
  if (!hasLetter) return dots === 3 && end - start <= 15;
  return isTopLabel(bytes, label, end);
}

function isTopLabel(bytes: Buffer, start: number, end: number): boolean {
  const length = end - start;
  if (length < 2 || length > 24) return false;
  let packed = 0;
  for (let at = start; at < end; at += 1) {
    if (!isLetter(bytes[at]!)) return bytes.toString('latin1', start, end).startsWith('xn--');
    packed = packed * 256 + (bytes[at]! | 0x20);
  }
  return length > 4 || !fileEndings.has(packed);
}
