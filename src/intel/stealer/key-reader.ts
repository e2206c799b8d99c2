// Says what a field is from the bytes of its key: by the words known, and by what resembles them.
import type { Role } from './role-words.ts';

export type KeyRole = Role | 'unknown';

export interface KeyReader {
  /** Of the key between two offsets, decorations and case aside; makes no text of it. */
  roleOf(bytes: Uint8Array, start: number, end: number): KeyRole;
  /** Only words as they are known: for keys in the middle of a line, where guesses cost more. */
  knownRoleOf(bytes: Uint8Array, start: number, end: number): KeyRole;
}

/** Longer than any key of any family; `Available KeyboardLayouts` has 24 letters. */
const keyBytesMax = 40;
/** Different keys remembered; at the maximum all are forgotten and guessed again. */
const guessesMax = 4_096;
/** Shorter words stand inside others by chance. */
const affixLengthMin = 4;
/** Ends of keys that say nothing of what the field is. */
const hollow = new Set(['name', 'value', 'field', 'form', 'file', 'path', 'number']);

interface Word {
  readonly bytes: Uint8Array;
  readonly role: Role;
}

export function createKeyReader(words: ReadonlyMap<string, Role>): KeyReader {
  const known = new Map<number, Role>();
  const guessable: Word[] = [];
  for (const [word, role] of words) {
    for (const variant of variantsOf(word)) {
      const bytes = new TextEncoder().encode(variant);
      known.set(hashOf(bytes, bytes.length), role);
    }
    if (isGuessable(word, role)) guessable.push({ bytes: new TextEncoder().encode(word), role });
  }
  guessable.sort((left, right) => right.bytes.length - left.bytes.length);
  const guesses = new Map<number, KeyRole>();
  const key = new Uint8Array(keyBytesMax);

  function guess(length: number): KeyRole {
    const hash = hashOf(key, length);
    const before = guesses.get(hash);
    if (before !== undefined) return before;
    if (guesses.size >= guessesMax) guesses.clear();
    const role = guessRole(key, length, known, guessable);
    guesses.set(hash, role);
    return role;
  }

  return {
    roleOf(bytes, start, end) {
      const length = plainKey(bytes, start, end, key);
      if (length === 0) return 'unknown';
      return known.get(hashOf(key, length)) ?? guess(length);
    },
    knownRoleOf(bytes, start, end) {
      const length = plainKey(bytes, start, end, key);
      return length === 0 ? 'unknown' : (known.get(hashOf(key, length)) ?? 'unknown');
    },
  };
}

function isGuessable(word: string, role: Role): boolean {
  if (!/^[a-z0-9]+$/.test(word) || hollow.has(word)) return false;
  return role === 'url' || role === 'login' || role === 'password' || role === 'other';
}

/** Case beyond ASCII, and ASCII letters at full width, are tried as whole words. */
function variantsOf(word: string): string[] {
  if (/^[ -~]*$/.test(word)) return [word];
  const capital = word.charAt(0).toUpperCase() + word.slice(1);
  const wide = word.replace(/[a-z]/g, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) - 0x61 + 0xff21),
  );
  return [word, capital, word.toUpperCase(), wide];
}

/** Letters and digits of a key in lower case; 0 where it cannot be one: a path, an address, a host. */
function plainKey(bytes: Uint8Array, start: number, end: number, into: Uint8Array): number {
  let length = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]!;
    if (length === keyBytesMax || isForeign(bytes, at, start, end)) return 0;
    const lower = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
    if (isWordByte(lower)) into[length++] = lower;
    else if (byte === 0x40) into[length++] = 0x61;
  }
  return length;
}

/** The at sign of `P@SS` stands for a letter; a longer text with one, a slash, or a dot inside is no key. */
function isForeign(bytes: Uint8Array, at: number, start: number, end: number): boolean {
  const byte = bytes[at]!;
  if (byte === 0x2f || byte === 0x5c) return true;
  if (byte === 0x2e) return at + 1 < end && isWordByte(bytes[at + 1]! | 0x20);
  return byte === 0x40 && (at === start || at + 1 === end || end - start > 8);
}

function isWordByte(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte >= 0x80;
}

/** FNV-1a twice over, joined to 52 bits. */
function hashOf(bytes: Uint8Array, length: number): number {
  let low = 0x811c9dc5;
  let high = 0x01000193 ^ length;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at]!;
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ byte, 0x85ebca6b);
  }
  return (high >>> 12) * 4294967296 + (low >>> 0);
}

function guessRole(
  key: Uint8Array,
  length: number,
  known: ReadonlyMap<number, Role>,
  guessable: readonly Word[],
): KeyRole {
  const plain = key.slice(0, length);
  const unleet = plain.map(letterFor);
  const numbered = withoutNumber(plain);
  return (
    known.get(hashOf(unleet, length)) ??
    known.get(hashOf(plain, numbered)) ??
    byAffix(unleet, guessable) ??
    guessable.find((word) => isNear(unleet, word.bytes))?.role ??
    'unknown'
  );
}

/** `UR1`, `U53RN4M3`, `P455W0RD`: sellers write digits to escape being searched for. */
function letterFor(byte: number): number {
  const letter = '01345789'.indexOf(String.fromCharCode(byte));
  return letter < 0 ? byte : 'oleastbg'.charCodeAt(letter);
}

/** Length without the digits at the end: `Password2`. */
function withoutNumber(key: Uint8Array): number {
  let length = key.length;
  while (length > 0 && key[length - 1]! >= 0x30 && key[length - 1]! <= 0x39) length -= 1;
  return length;
}

/** The head of a compound stands at its end: a `login url` is a url. The longest word decides. */
function byAffix(key: Uint8Array, words: readonly Word[]): Role | undefined {
  const isLong = ({ bytes }: Word) => bytes.length >= affixLengthMin && bytes.length < key.length;
  const ends = words.find(
    (word) => isLong(word) && matchesAt(key, word, key.length - word.bytes.length),
  );
  if (ends) return ends.role;
  return (
    words.find((word) => isLong(word) && matchesAt(key, word, 0))?.role ??
    // Cut short instead of lengthened: `USER` of `Username`, `PASS` of `Password`.
    words.find((word) => isCut(key, word.bytes))?.role
  );
}

function matchesAt(key: Uint8Array, { bytes }: Word, at: number): boolean {
  return bytes.every((byte, index) => key[at + index] === byte);
}

function isCut(key: Uint8Array, word: Uint8Array): boolean {
  if (key.length < affixLengthMin || key.length >= word.length) return false;
  return key.every((byte, index) => word[index] === byte);
}

/** Whether one letter left out, put in, changed or swapped makes one of the other. */
function isNear(key: Uint8Array, word: Uint8Array): boolean {
  if (word.length < affixLengthMin || Math.abs(key.length - word.length) > 1) return false;
  let at = 0;
  while (at < key.length && key[at] === word[at]) at += 1;
  const rest = (a: number, b: number): boolean =>
    key.length - a === word.length - b &&
    key.subarray(a).every((byte, index) => byte === word[b + index]);
  const isSwapped = key[at] === word[at + 1] && key[at + 1] === word[at] && rest(at + 2, at + 2);
  return rest(at + 1, at + 1) || rest(at + 1, at) || rest(at, at + 1) || isSwapped;
}
