// Brings a file's bytes to UTF-8, chunk by chunk, whatever they are in; never by way of text.
import { isAscii, isUtf8, transcode } from 'node:buffer';
import { lineBytesMax } from './line-splitter.ts';
import { looksShiftJis, shiftJisToUtf8 } from './shift-jis.ts';

export interface Utf8Reader {
  /** The chunk itself where nothing is to be done, or new bytes; both are the caller's to wipe. */
  push(chunk: Buffer): Buffer;
  /** What was kept for a character or line not yet whole. */
  end(): Buffer;
}

type Wide = 'le' | 'be';

const newline = 0x0a;
const nothing = Buffer.alloc(0);
/** Bytes looked at to tell UTF-16 without a mark from a binary file. */
const probeBytes = 512;

/** Whether a file's first chunk is no text: zero bytes that are not those of UTF-16. */
export function isBinary(first: Buffer): boolean {
  return first.subarray(0, probeBytes).includes(0) && wideOf(first) === undefined;
}

export function createUtf8Reader(): Utf8Reader {
  let wide: Wide | undefined;
  let isFirst = true;
  let kept: Buffer = nothing;

  function join(chunk: Buffer): Buffer {
    if (kept.length === 0) return chunk;
    const joined = Buffer.concat([kept, chunk]);
    kept.fill(0);
    kept = nothing;
    return joined;
  }

  /** Keeps what stands after `cut` for the next chunk. */
  function cutAt(bytes: Buffer, cut: number): Buffer {
    if (cut < bytes.length) kept = Buffer.from(bytes.subarray(cut));
    return bytes.subarray(0, cut);
  }

  return {
    push(chunk) {
      if (isFirst) wide = wideOf(chunk);
      isFirst = false;
      const bytes = join(chunk);
      if (wide) return narrow(cutAt(bytes, bytes.length & ~1), wide);
      if (isAscii(bytes)) return bytes;
      // Characters are whole within a line; a line too long to be one is cut anywhere.
      const end = bytes.lastIndexOf(newline) + 1;
      const cut = bytes.length - end > lineBytesMax ? bytes.length : end;
      return toUtf8(cutAt(bytes, cut));
    },
    end() {
      const rest = kept;
      kept = nothing;
      return wide ? narrow(rest.subarray(0, rest.length & ~1), wide) : toUtf8(rest);
    },
  };
}

/** UTF-16 by its mark, or by every other byte being zero. */
function wideOf(first: Buffer): Wide | undefined {
  if (first[0] === 0xff && first[1] === 0xfe) return 'le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'be';
  const probe = first.subarray(0, probeBytes);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < probe.length; at += 1) if (probe[at] === 0) at & 1 ? odd++ : even++;
  const most = probe.length * 0.3;
  if (odd > most && even < odd / 8) return 'le';
  return even > most && odd < even / 8 ? 'be' : undefined;
}

function narrow(bytes: Buffer, wide: Wide): Buffer {
  if (bytes.length === 0) return nothing;
  const swapped = wide === 'be' ? Buffer.from(bytes).swap16() : bytes;
  const narrowed = transcode(swapped, 'utf16le', 'utf8');
  if (swapped !== bytes) swapped.fill(0);
  return narrowed;
}

function toUtf8(bytes: Buffer): Buffer {
  if (bytes.length === 0 || isUtf8(bytes)) return bytes;
  if (looksShiftJis(bytes)) return shiftJisToUtf8(bytes);
  // One broken line among thousands must not spoil the others.
  return isMostlyUtf8(bytes) ? bytes : transcode(bytes, 'latin1', 'utf8');
}

function isMostlyUtf8(bytes: Buffer): boolean {
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    if (byte >= 0xc2 && isUtf8(bytes.subarray(at, at + length))) {
      whole += 1;
      at += length - 1;
    } else broken += 1;
  }
  return whole > broken;
}
