// Cuts a stream of bytes into lines without ever making text of them: a line may be a password.

export type OnLine = (bytes: Buffer, start: number, end: number) => void;

export interface LineSplitter {
  /** Hands out every line that ends in this chunk; the bytes are the caller's and may be wiped after. */
  push(chunk: Buffer): void;
  /** Hands out a last line without an end, and wipes what was kept. */
  end(): void;
  readonly lines: number;
}

/** The longest cookie lines of real logs have some 5 KiB; a longer line than this is no row of any. */
export const lineBytesMax = 64 * 1024;
const newline = 0x0a;

/** A line of more than `lineBytesMax` is not kept: `onTooLong` gets its number, counted from 1. */
export function createLineSplitter(
  onLine: OnLine,
  onTooLong: (lineNumber: number) => void,
): LineSplitter {
  const carry = Buffer.alloc(lineBytesMax);
  let carried = 0;
  let tooLong = false;
  let lines = 0;

  function carryOn(chunk: Buffer, start: number, end: number): void {
    if (tooLong || carried + end - start > lineBytesMax) tooLong = true;
    else carried += chunk.copy(carry, carried, start, end);
  }

  function finish(): void {
    lines += 1;
    if (tooLong) onTooLong(lines);
    else onLine(carry, 0, carried);
    carry.fill(0, 0, carried);
    carried = 0;
    tooLong = false;
  }

  function push(chunk: Buffer): void {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(newline, start);
      if (end < 0) break;
      if (carried > 0 || tooLong) {
        carryOn(chunk, start, end);
        finish();
      } else if (end - start > lineBytesMax) onTooLong(++lines);
      else {
        lines += 1;
        onLine(chunk, start, end);
      }
      start = end + 1;
    }
    if (start < chunk.length) carryOn(chunk, start, chunk.length);
  }

  return {
    push,
    end() {
      if (carried > 0 || tooLong) finish();
    },
    get lines() {
      return lines;
    },
  };
}
