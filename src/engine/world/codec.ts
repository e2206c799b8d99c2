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

/** Up to here an integer has 31 bits, which the machine's own shifts handle. */
const bitsMax = 2 ** 31;
/** Names are short and mostly ASCII: a loop is faster than a call into the encoder or decoder. */
const shortText = 32;
const single = new Float32Array(1);
const singleBytes = new Uint8Array(single.buffer);
const double = new Float64Array(1);
const doubleBytes = new Uint8Array(double.buffer);

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
    // Bit by bit only below 2^31, where that is faster than dividing.
    while (rest >= bitsMax) {
      bytes[end++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    while (rest >= 128) {
      bytes[end++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    bytes[end++] = rest;
  }

  /** A loop: for so few bytes a call of TypedArray.set takes longer. */
  function put(tag: number, source: Uint8Array, length: number): void {
    bytes[end] = tag;
    for (let index = 0; index < length; index += 1) bytes[end + 1 + index] = source[index]!;
    end += 1 + length;
  }

  function number(value: number): void {
    if (end + 9 > bytes.length) reserve(9);
    // The two lowest bits tell the form: 0 integer, 1 single, 2 double.
    if (value >= 0 && value < integerMax && Math.floor(value) === value && !Object.is(value, -0)) {
      integer(value * 4);
      return;
    }
    single[0] = value;
    if (Object.is(single[0], value)) {
      put(singleTag, singleBytes, 4);
    } else {
      double[0] = value;
      put(doubleTag, doubleBytes, 8);
    }
  }

  /** Length and text of a short name; nothing is put where it is not all ASCII. */
  function putAscii(value: string): boolean {
    for (let index = 0; index < value.length; index += 1) {
      const unit = value.charCodeAt(index);
      if (unit > 127) return false;
      bytes[end + 1 + index] = unit;
    }
    bytes[end] = value.length;
    end += 1 + value.length;
    return true;
  }

  return {
    number,
    text(value) {
      // Three bytes a UTF-16 unit is the most UTF-8 needs.
      reserve(value.length * 3 + 9);
      if (value.length <= shortText && putAscii(value)) return;
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
  const bytes = source;
  let at = 0;

  function integer(): number {
    let value = 0;
    // Four bytes at most by bits, the rest as parts of a larger number.
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = next();
      if (byte < 128) return value | (byte << shift);
      value |= (byte & 127) << shift;
    }
    let scale = 2 ** 28;
    for (;;) {
      const byte = next();
      if (byte < 128) return value + byte * scale;
      value += (byte - 128) * scale;
      scale *= 128;
    }
  }

  function next(): number {
    const byte = bytes[at++];
    if (byte === undefined) throw new RangeError('record ends too early');
    return byte;
  }

  function take(target: Uint8Array): void {
    if (at + 1 + target.length > bytes.length) throw new RangeError('record ends too early');
    for (let index = 0; index < target.length; index += 1) target[index] = bytes[at + 1 + index]!;
    at += 1 + target.length;
  }

  function number(): number {
    const form = bytes[at]! & 3;
    if (form === singleTag) {
      take(singleBytes);
      return single[0]!;
    }
    if (form === doubleTag) {
      take(doubleBytes);
      return double[0]!;
    }
    return integer() / 4;
  }

  return {
    number,
    text() {
      const length = integer();
      if (at + length > bytes.length) throw new RangeError('record ends too early');
      at += length;
      return textBetween(bytes, at - length, at);
    },
    flag: () => number() === 1,
    numbers() {
      const left = number();
      const values: number[] = [];
      for (let index = 0; index < left; index += 1) values.push(number());
      return values;
    },
  };
}

function textBetween(bytes: Uint8Array, from: number, to: number): string {
  if (to - from <= shortText) {
    let text = '';
    let at = from;
    for (; at < to && bytes[at]! < 128; at += 1) text += String.fromCharCode(bytes[at]!);
    if (at === to) return text;
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8', from, to);
}
