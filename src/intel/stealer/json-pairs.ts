// Walks over the `"key": "value"` pairs of a line of JSON, whole objects or one pair a line, without parsing it.

export interface JsonPairs {
  /** Offsets are of `bytes`; the value's are of `text`, with escapes undone. */
  pair(bytes: Buffer, keyStart: number, keyEnd: number, text: Buffer, length: number): void;
  /** An object begins or ends. */
  boundary(): void;
}

const quote = 0x22;
const backslash = 0x5c;

/** `scratch` must be as long as a line may be; what it held is wiped after each value. */
export function walkJson(
  bytes: Buffer,
  start: number,
  end: number,
  scratch: Buffer,
  to: JsonPairs,
): void {
  let at = start;
  let keyStart = -1;
  let keyEnd = -1;
  while (at < end) {
    const byte = bytes[at]!;
    if (byte === 0x7b || byte === 0x7d) to.boundary();
    if (byte !== quote) {
      at += 1;
      continue;
    }
    const close = closingQuote(bytes, at + 1, end);
    const next = afterSpaces(bytes, close + 1, end);
    if (bytes[next] === 0x3a && next < end) {
      keyStart = at + 1;
      keyEnd = close;
    } else if (keyStart >= 0) {
      const length = undoEscapes(bytes, at + 1, close, scratch);
      to.pair(bytes, keyStart, keyEnd, scratch, length);
      scratch.fill(0, 0, length);
      keyStart = -1;
    }
    at = close + 1;
  }
}

function closingQuote(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return Math.min(at, end);
}

function afterSpaces(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at]! <= 0x20) at += 1;
  return at;
}

const plainEscapes: Readonly<Record<string, number>> = { b: 8, f: 12, n: 10, r: 13, t: 9 };

function undoEscapes(bytes: Buffer, start: number, end: number, into: Buffer): number {
  let length = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]!;
    if (byte !== backslash || at + 1 >= end) {
      into[length++] = byte;
      continue;
    }
    at += 1;
    const units = bytes[at] === 0x75 ? unitsAt(bytes, at + 1, end) : [];
    if (units.length === 0)
      into[length++] = plainEscapes[String.fromCharCode(bytes[at]!)] ?? bytes[at]!;
    else {
      length += into.write(String.fromCharCode(...units), length);
      at += units.length * 6 - 2;
    }
  }
  return length;
}

/** The character of `\uXXXX`, or of two of them where it takes two. */
function unitsAt(bytes: Buffer, start: number, end: number): number[] {
  const first = unitAt(bytes, start, end);
  if (first === undefined) return [];
  const isHalf = first >= 0xd800 && first < 0xdc00;
  const isPair = isHalf && bytes[start + 4] === backslash && bytes[start + 5] === 0x75;
  const second = isPair ? unitAt(bytes, start + 6, end) : undefined;
  return second === undefined ? [first] : [first, second];
}

function unitAt(bytes: Buffer, start: number, end: number): number | undefined {
  const digits = bytes.toString('latin1', start, Math.min(end, start + 4));
  return /^[0-9a-f]{4}$/i.test(digits) ? Number.parseInt(digits, 16) : undefined;
}
