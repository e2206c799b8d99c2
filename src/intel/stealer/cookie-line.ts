// Reads host, name and expiry of a cookie from a Netscape cookie line, and never its value.
import type { FoundCookie } from './found.ts';
import type { Watch, Watched } from './watch.ts';

const tab = 0x09;
/** `#HttpOnly_` before the domain is a mark of curl's, not part of it. */
const httpOnly = Buffer.from('httponly_');
/** Cookies name themselves in a few dozen characters. */
const nameBytesMax = 128;
/** Chrome counts from 1601 in microseconds, some stealers pass that on. */
const secondsMax = 1e11;

/** Whether the line's domain is watched. */
export function watchCookie(
  watch: Watch,
  bytes: Buffer,
  start: number,
  end: number,
): Watched | undefined {
  const stop = bytes.indexOf(tab, start);
  if (stop < 0 || stop >= end) return undefined;
  let from = start;
  if (isHttpOnly(bytes, from, stop)) from += httpOnly.length;
  if (bytes[from] === 0x2e) from += 1;
  return watch(bytes, from, stop);
}

function isHttpOnly(bytes: Buffer, start: number, end: number): boolean {
  if (end - start <= httpOnly.length) return false;
  return httpOnly.every((byte, index) => (bytes[start + index]! | 0x20) === (byte | 0x20));
}

/** domain, subdomains, path, secure, expiry, name, value: name and expiry are read, the value is not. */
export function readCookie(
  bytes: Buffer,
  start: number,
  end: number,
  host: string,
): FoundCookie | undefined {
  let from = start;
  for (let column = 0; column < 4; column += 1) {
    from = bytes.indexOf(tab, from) + 1;
    if (from === 0 || from >= end) return undefined;
  }
  const expiryEnd = bytes.indexOf(tab, from);
  if (expiryEnd < 0 || expiryEnd >= end) return undefined;
  const nameEnd = bytes.indexOf(tab, expiryEnd + 1);
  // Without a value column the last may be the value, and the name is left out.
  if (nameEnd < 0 || nameEnd >= end || nameEnd - expiryEnd > nameBytesMax) return undefined;
  const name = bytes.toString('utf8', expiryEnd + 1, nameEnd);
  const seconds = Number(bytes.toString('latin1', from, expiryEnd));
  const expires = expiryOf(seconds);
  return expires === undefined ? { host, name } : { host, name, expires };
}

function expiryOf(seconds: number): string | undefined {
  if (!(seconds > 0) || seconds > secondsMax) return undefined;
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}
