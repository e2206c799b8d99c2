// Walks over the pairs of a marked line without parsing it: `<key>value</key>`, one element a line or a whole
// record, and `key="value"`, in a tag or without one.

export interface TagPairs {
  /** Offsets are of `bytes`; the value's are of `text`, with entities undone. */
  pair(bytes: Buffer, keyStart: number, keyEnd: number, text: Buffer, length: number): void;
  /** A record begins or ends: an element that holds others. */
  boundary(): void;
}

const open = 0x3c;
const close = 0x3e;
const slash = 0x2f;
const ampersand = 0x26;
const semicolon = 0x3b;
const equals = 0x3d;
const backslash = 0x5c;

/** `scratch` must be as long as a line may be; what it held is wiped after each value. */
export function walkTags(
  bytes: Buffer,
  start: number,
  end: number,
  scratch: Buffer,
  to: TagPairs,
): void {
  let at = start;
  while (at < end) {
    const tag = bytes.indexOf(open, at);
    const tagEnd = tag < 0 ? -1 : endOfTag(bytes, tag, end);
    if (tag < 0 || tagEnd < 0) return;
    const nameEnd = endOfName(bytes, tag + 1, tagEnd);
    const valueEnd = bytes.indexOf(open, tagEnd);
    const isElement = nameEnd > tag + 1 && valueEnd >= 0 && valueEnd < end;
    if (isElement && isClosing(bytes, valueEnd, tag + 1, nameEnd)) {
      const length = undoEntities(bytes, tagEnd + 1, valueEnd, scratch);
      to.pair(bytes, tag + 1, nameEnd, scratch, length);
      scratch.fill(0, 0, length);
      at = valueEnd + 3 + nameEnd - tag - 1;
    } else {
      to.boundary();
      walkAttributes(bytes, nameEnd, tagEnd, scratch, to, undoEntities);
      at = tagEnd + 1;
    }
  }
}

/** A value in quotation marks may hold `>`; -1 where the tag has no end. */
function endOfTag(bytes: Buffer, start: number, end: number): number {
  let quote = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]!;
    if (quote !== 0) quote = byte === quote ? 0 : quote;
    else if (byte === close) return at;
    else if (isQuote(byte) && bytes[at - 1] === equals) quote = byte;
  }
  return -1;
}

type Undo = (bytes: Buffer, start: number, end: number, into: Buffer) => number;

/** Values in quotation marks, each with the word before its `=`; how many there were. */
function walkAttributes(
  bytes: Buffer,
  start: number,
  end: number,
  scratch: Buffer,
  to: TagPairs,
  undo: Undo,
): number {
  let pairs = 0;
  for (let at = start; at < end; at += 1) {
    if (bytes[at] !== equals || !isQuote(bytes[at + 1]!) || at + 2 >= end) continue;
    let keyStart = at;
    while (keyStart > start && isKeyByte(bytes[keyStart - 1]!)) keyStart -= 1;
    const valueEnd = closingQuote(bytes, at + 2, end, bytes[at + 1]!);
    if (valueEnd < 0) return pairs;
    const length = undo(bytes, at + 2, valueEnd, scratch);
    to.pair(bytes, keyStart, at, scratch, length);
    scratch.fill(0, 0, length);
    pairs += 1;
    at = valueEnd;
  }
  return pairs;
}

/** `Link="…"; Name="…"; Key="…"`. */
export function walkQuoted(
  bytes: Buffer,
  start: number,
  end: number,
  scratch: Buffer,
  to: TagPairs,
): void {
  to.boundary();
  walkAttributes(bytes, start, end, scratch, to, undoBackslashes);
  to.boundary();
}

function closingQuote(bytes: Buffer, start: number, end: number, quote: number): number {
  for (let at = start; at < end; at += 1) {
    if (bytes[at] === backslash) at += 1;
    else if (bytes[at] === quote) return at;
  }
  return -1;
}

function undoBackslashes(bytes: Buffer, start: number, end: number, into: Buffer): number {
  let length = 0;
  for (let at = start; at < end; at += 1) {
    const isEscape = bytes[at] === backslash && at + 1 < end;
    const next = bytes[at + 1]!;
    // `\\d` of a Windows name is no escape: only the marks themselves are.
    if (isEscape && (isQuote(next) || next === backslash)) at += 1;
    into[length++] = bytes[at]!;
  }
  return length;
}

function isQuote(byte: number): boolean {
  return byte === 0x22 || byte === 0x27;
}

/** Letters, digits, `-`, `_`, `.`, and everything beyond ASCII. */
function isKeyByte(byte: number): boolean {
  const lower = byte | 0x20;
  if ((lower >= 0x61 && lower <= 0x7a) || (byte >= 0x30 && byte <= 0x39)) return true;
  return byte === 0x2d || byte === 0x5f || byte === 0x2e || byte >= 0x80;
}

function endOfName(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at]! > 0x20 && bytes[at] !== slash) at += 1;
  return at;
}

/** Whether `</name>` stands at `at`. */
function isClosing(bytes: Buffer, at: number, nameStart: number, nameEnd: number): boolean {
  if (bytes[at + 1] !== slash) return false;
  const length = nameEnd - nameStart;
  return (
    bytes.compare(bytes, nameStart, nameEnd, at + 2, Math.min(bytes.length, at + 2 + length)) === 0
  );
}

const entities: Readonly<Record<string, number>> = {
  amp: 0x26,
  lt: 0x3c,
  gt: 0x3e,
  quot: 0x22,
  apos: 0x27,
};
/** `&#x10ffff;`: no entity understood here is longer. */
const entityLengthMax = 10;

function undoEntities(bytes: Buffer, start: number, end: number, into: Buffer): number {
  let length = 0;
  for (let at = start; at < end; at += 1) {
    const stop = bytes[at] === ampersand ? semicolonAfter(bytes, at, end) : at;
    const code = stop > at ? codeOf(bytes.toString('latin1', at + 1, stop)) : undefined;
    if (code === undefined) into[length++] = bytes[at]!;
    else {
      length += into.write(String.fromCodePoint(code), length);
      at = stop;
    }
  }
  return length;
}

/** Within the reach of an entity; `at` where there is none. */
function semicolonAfter(bytes: Buffer, at: number, end: number): number {
  const limit = Math.min(end, at + entityLengthMax);
  for (let next = at + 1; next < limit; next += 1) if (bytes[next] === semicolon) return next;
  return at;
}

function codeOf(name: string): number | undefined {
  const found = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
  if (!found) return Object.hasOwn(entities, name) ? entities[name] : undefined;
  const code = found[1] ? Number.parseInt(found[1], 16) : Number(found[2]);
  return code > 0 && code <= 0x10ffff ? code : undefined;
}
