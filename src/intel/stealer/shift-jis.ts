// Turns Shift_JIS bytes into UTF-8 bytes without making text of them.

/** Two-byte characters by lead and trail byte; 0 where there is none. Filled when first needed. */
let table: Uint16Array | undefined;

const replacement = 0xfffd;

function isLead(byte: number): boolean {
  return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);
}

function isTrail(byte: number): boolean {
  return byte >= 0x40 && byte <= 0xfc && byte !== 0x7f;
}

/** Half-width katakana. */
function isHalfWidth(byte: number): boolean {
  return byte >= 0xa1 && byte <= 0xdf;
}

function tableOf(): Uint16Array {
  if (table) return table;
  const decoder = new TextDecoder('shift_jis');
  const filled = new Uint16Array(65_536);
  for (let lead = 0x81; lead <= 0xfc; lead += 1)
    for (let trail = 0x40; isLead(lead) && trail <= 0xfc; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      const code = text.charCodeAt(0);
      if (text.length === 1 && code !== replacement) filled[lead * 256 + trail] = code;
    }
  table = filled;
  return filled;
}

/**
 * Whether bytes that are no UTF-8 are likely Japanese: every sequence whole, and half of the leads
 * from the rows of kana and everyday kanji, where Western and Cyrillic text has no letters.
 */
export function looksShiftJis(bytes: Uint8Array): boolean {
  let leads = 0;
  let everyday = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte < 0x80 || isHalfWidth(byte)) continue;
    if (!isLead(byte)) return false;
    leads += 1;
    if (byte <= 0x9f) everyday += 1;
    at += 1;
    if (at < bytes.length && !isTrail(bytes[at]!)) return false;
  }
  return leads > 0 && everyday * 2 >= leads;
}

export function shiftJisToUtf8(bytes: Uint8Array): Buffer {
  const codes = tableOf();
  // Two bytes become three at most, and one of half width becomes three.
  const out = Buffer.alloc(bytes.length * 3);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte < 0x80) {
      out[length++] = byte;
      continue;
    }
    let code = replacement;
    if (isHalfWidth(byte)) code = 0xff61 + byte - 0xa1;
    else if (at + 1 < bytes.length) {
      at += 1;
      code = codes[byte * 256 + bytes[at]!] || replacement;
    }
    length = writeUtf8(out, length, code);
  }
  return out.subarray(0, length);
}

function writeUtf8(out: Buffer, at: number, code: number): number {
  if (code < 0x800) {
    out[at] = 0xc0 | (code >> 6);
    out[at + 1] = 0x80 | (code & 0x3f);
    return at + 2;
  }
  out[at] = 0xe0 | (code >> 12);
  out[at + 1] = 0x80 | ((code >> 6) & 0x3f);
  out[at + 2] = 0x80 | (code & 0x3f);
  return at + 3;
}
