// Finds where one field ends and the next begins when a whole credential stands on one line.
import type { KeyReader, KeyRole } from './key-reader.ts';
import { isSpace, skipSpace, trimEnd } from './line-shape.ts';

export interface InlineEnd {
  readonly valueEnd: number;
  readonly role: KeyRole;
  /** Of the next field's value. */
  readonly valueStart: number;
}

/** Letters of the longest key looked for in the middle of a line. */
const keyReach = 24;

/** Nothing where the value goes on to the end of the line. */
export function inlineEnd(
  keys: KeyReader,
  role: KeyRole,
  bytes: Buffer,
  start: number,
  end: number,
  isInline: boolean,
): InlineEnd | undefined {
  if (role !== 'url' && role !== 'login' && role !== 'app' && !isInline) return undefined;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]!;
    // A password may hold anything; only a bar with a known key after it ends one.
    const isEnd = role === 'password' ? byte === 0x7c : isSpace(byte) || isSeparator(byte);
    if (!isEnd) continue;
    const next = keyAt(keys, bytes, skipSeparators(bytes, at, end), end);
    if (next) return { ...next, valueEnd: trimEnd(bytes, start, at) };
  }
  return undefined;
}

function isSeparator(byte: number): boolean {
  return byte === 0x7c || byte === 0x3b || byte === 0x2c;
}

function skipSeparators(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end && (isSpace(bytes[at]!) || isSeparator(bytes[at]!))) at += 1;
  return at;
}

function keyAt(
  keys: KeyReader,
  bytes: Buffer,
  start: number,
  end: number,
): { role: KeyRole; valueStart: number } | undefined {
  const limit = Math.min(end, start + keyReach);
  for (let at = start; at < limit; at += 1) {
    const byte = bytes[at]!;
    if (byte === 0x2f || byte === 0x40) return undefined;
    if (byte !== 0x3a && byte !== 0x3d) continue;
    const role = keys.knownRoleOf(bytes, start, at);
    if (role !== 'url' && role !== 'login' && role !== 'password' && role !== 'app')
      return undefined;
    return { role, valueStart: skipSpace(bytes, at + 1, end) };
  }
  return undefined;
}
