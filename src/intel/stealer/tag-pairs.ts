// Walks over the `<key>value</key>` pairs of a line of XML, one element a line or a whole record, without parsing it.

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
    const tagEnd = tag < 0 ? -1 : bytes.indexOf(close, tag);
    if (tag < 0 || tagEnd < 0 || tagEnd >= end) return;
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
      at = tagEnd + 1;
    }
  }
}

/** Attributes are passed over. */
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
