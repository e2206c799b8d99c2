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
    const letter = String.fromCharCode(bytes[at]!);
    const code =
      letter === 'u' ? Number.parseInt(bytes.toString('latin1', at + 1, at + 5), 16) : NaN;
    if (Number.isNaN(code)) into[length++] = plainEscapes[letter] ?? bytes[at]!;
    else {
      length += into.write(String.fromCharCode(code), length);
      at += 4;
    }
  }
  return length;
}
