// Bytes for the state store: every number is written in the shortest form that gives it back exactly.

const singleTag = 1;
const doubleTag = 2;
/** Integers from 0 up to here are written as variable-length; times in milliseconds fit. */
const integerMax = 2 ** 48;

export interface Writer {
  number(value: number): void;
  text(value: string): void;
  flag(value: boolean): void;
  numbers(values: readonly number[]): void;
  /** A copy of what was written since the last take. */
  take(): Uint8Array;
}

/** How a record becomes bytes and back; what it reads is what it wrote. */
export interface Codec<Value> {
  write(writer: Writer, value: Value): void;
  read(reader: Reader): Value;
}

export interface Reader {
  number(): number;
  text(): string;
  flag(): boolean;
  numbers(): number[];
}

/** A writer over one growing buffer; take() copies out, so one writer serves a whole checkpoint. */
export function createWriter(): Writer {
  let bytes = Buffer.alloc(4096);
  let end = 0;

  function reserve(count: number): void {
    if (end + count <= bytes.length) return;
    const larger = Buffer.alloc(Math.max(bytes.length * 2, end + count));
    bytes.copy(larger, 0, 0, end);
    bytes = larger;
  }

  function integer(value: number): void {
    let rest = value;
    while (rest >= 128) {
      bytes[end++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    bytes[end++] = rest;
  }

  function number(value: number): void {
    reserve(9);
    // The two lowest bits tell the form: 0 integer, 1 single, 2 double.
    if (Number.isInteger(value) && value >= 0 && value < integerMax && !Object.is(value, -0)) {
      integer(value * 4);
    } else if (Object.is(Math.fround(value), value)) {
      bytes[end++] = singleTag;
      end = bytes.writeFloatLE(value, end);
    } else {
      bytes[end++] = doubleTag;
      end = bytes.writeDoubleLE(value, end);
    }
  }

  return {
    number,
    text(value) {
      // Three bytes a UTF-16 unit is the most UTF-8 needs.
      reserve(value.length * 3 + 9);
      const lengthAt = end;
      const length = Buffer.byteLength(value);
      integer(length);
      end += bytes.write(value, end);
      if (end - lengthAt < length) throw new Error('text was cut');
    },
    flag(value) {
      number(value ? 1 : 0);
    },
    numbers(values) {
      number(values.length);
      for (const value of values) number(value);
    },
    take() {
      const copy = Uint8Array.prototype.slice.call(bytes, 0, end);
      end = 0;
      return copy;
    },
  };
}

export function createReader(source: Uint8Array): Reader {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  let at = 0;

  function integer(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError('record ends too early');
      if (byte < 128) return value + byte * scale;
      value += (byte - 128) * scale;
      scale *= 128;
    }
  }

  function number(): number {
    const first = bytes[at]! & 3;
    if (first === singleTag) {
      at += 5;
      return bytes.readFloatLE(at - 4);
    }
    if (first === doubleTag) {
      at += 9;
      return bytes.readDoubleLE(at - 8);
    }
    return integer() / 4;
  }

  return {
    number,
    text() {
      const length = integer();
      if (at + length > bytes.length) throw new RangeError('record ends too early');
      at += length;
      return bytes.toString('utf8', at - length, at);
    },
    flag: () => number() === 1,
    numbers() {
      const values: number[] = [];
      for (let left = number(); left > 0; left -= 1) values.push(number());
      return values;
    },
  };
}
