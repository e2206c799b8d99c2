// Makes header lines readable that hold Japanese as it is, without the encoding mail asks for.

/** Headers end at the first empty line; longer ones the parser refuses. */
const searchBytesMax = 512 * 1024;

/**
 * The mail with its top headers in UTF-8. Old Japanese senders, and criminals' tools, write them in
 * ISO-2022-JP (escape sequences), Shift_JIS or EUC-JP as they are; a mail in order comes back itself.
 */
export function withReadableHeaders(raw: Uint8Array): Uint8Array {
  const end = headerEnd(raw);
  const head = raw.subarray(0, end);
  const decoded = decodeHeaders(head);
  if (decoded === undefined) return raw;
  return Buffer.concat([Buffer.from(decoded), raw.subarray(end)]);
}

function headerEnd(raw: Uint8Array): number {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, searchBytesMax));
  const found = ['\n\n', '\r\n\r\n', '\n\r\n'].map((mark) => bytes.indexOf(mark));
  const ends = found.filter((at) => at >= 0);
  return ends.length === 0 ? bytes.length : Math.min(...ends);
}

/** Undefined where there is nothing to change. */
function decodeHeaders(head: Uint8Array): string | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const isEscaped = bytes.includes('\x1b$') || bytes.includes('\x1b(');
  const isAscii = !bytes.some((byte) => byte > 0x7f);
  if (isAscii) return isEscaped ? decode('iso-2022-jp', bytes) : undefined;
  for (const charset of ['utf-8', 'shift_jis', 'euc-jp']) {
    const text = decode(charset, bytes);
    if (text !== undefined) return charset === 'utf-8' ? undefined : text;
  }
  return undefined;
}

function decode(charset: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
