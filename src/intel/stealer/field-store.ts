// Keeps one field of an unfinished block as bytes, and wipes them.

export interface FieldStore {
  /** Copies a value; a longer one than is kept counts as there but unreadable. */
  keep(bytes: Uint8Array, start: number, end: number): void;
  /** Says that the field is there without keeping it. */
  mark(): void;
  wipe(): void;
  text(): string;
  /** A view of the bytes; nothing where there are none. */
  view(): Buffer | undefined;
  readonly isSeen: boolean;
}

/** Longer than any login or password a securities firm accepts. */
const fieldBytesMax = 1024;

export function createFieldStore(): FieldStore {
  const kept = Buffer.alloc(fieldBytesMax);
  let length = 0;
  let seen = false;
  return {
    keep(bytes, start, end) {
      seen = true;
      if (end - start > fieldBytesMax) return;
      for (let at = start; at < end; at += 1) kept[at - start] = bytes[at]!;
      kept.fill(0, end - start, Math.max(length, end - start));
      length = end - start;
    },
    mark() {
      seen = true;
    },
    wipe() {
      if (length > 0) kept.fill(0, 0, length);
      length = 0;
      seen = false;
    },
    text: () => kept.toString('utf8', 0, length),
    view: () => (length > 0 ? kept.subarray(0, length) : undefined),
    get isSeen() {
      return seen;
    },
  };
}
