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
  /** The same without a copy: good until something more is written. */
  view(): Uint8Array;
}

/** How a record becomes bytes and back; what it reads is what it wrote. */
export interface Codec<Value> {
  write(writer: Writer, value: Value): void;
  read(reader: Reader): Value;
}

export interface Reader {
  /** Goes on with another record. */
  open(source: Uint8Array): void;
  number(): number;
  text(): string;
  flag(): boolean;
  numbers(): number[];
}

/** Values below have at most 31 bits with their form, which the machine's own integers hold. */
const smallMax = 2 ** 29;
/** Of a larger number so much goes into its first four bytes. */
const lowMax = 2 ** 28;
/** The form and the longest number behind it. */
const numberBytesMax = 9;
/** Names are short and mostly ASCII: a loop is faster than a call into the encoder. */
const shortText = 32;

/** A writer over one growing buffer; take() copies out, so one writer serves a whole checkpoint. */
export function createWriter(): Writer {
  let bytes = Buffer.alloc(4096);
  let floats = new DataView(bytes.buffer, bytes.byteOffset);
  let end = 0;

  function reserve(count: number): void {
    if (end + count <= bytes.length) return;
    const larger = Buffer.alloc(Math.max(bytes.length * 2, end + count));
    bytes.copy(larger, 0, 0, end);
    bytes = larger;
    floats = new DataView(bytes.buffer, bytes.byteOffset);
  }

  /** Seven bits a byte, the lowest first; below 2^31. */
  function bits(value: number): void {
    let at = end;
    let rest = value;
    for (; rest >= 128; rest >>>= 7) bytes[at++] = (rest & 127) | 128;
    bytes[at] = rest;
    end = at + 1;
  }

  /** The same from 2^31 on: its two halves are small enough. */
  function largeBits(value: number): void {
    const high = Math.floor(value / lowMax);
    const low = value - high * lowMax;
    for (let shift = 0; shift < 28; shift += 7) bytes[end++] = ((low >>> shift) & 127) | 128;
    bits(high);
  }

  function number(value: number): void {
    if (end + numberBytesMax > bytes.length) reserve(numberBytesMax);
    // The two lowest bits tell the form: 0 integer, 1 single, 2 double.
    if (value >= 0 && value < integerMax && Math.floor(value) === value && !Object.is(value, -0)) {
      if (value < smallMax) bits(value * 4);
      else largeBits(value * 4);
    } else if (Object.is(Math.fround(value), value)) {
      bytes[end] = singleTag;
      floats.setFloat32(end + 1, value, true);
      end += 5;
    } else {
      bytes[end] = doubleTag;
      floats.setFloat64(end + 1, value, true);
      end += 9;
    }
  }

  /** Length and text of a short name; nothing is put where it is not all ASCII. */
  function putAscii(value: string): boolean {
    const { length } = value;
    for (let index = 0; index < length; index += 1) {
      const unit = value.charCodeAt(index);
      if (unit > 127) return false;
      bytes[end + 1 + index] = unit;
    }
    bytes[end] = length;
    end += 1 + length;
    return true;
  }

  return {
    number,
    text(value) {
      // Three bytes a UTF-16 unit is the most UTF-8 needs.
      reserve(value.length * 3 + numberBytesMax);
      if (value.length <= shortText && putAscii(value)) return;
      const length = Buffer.byteLength(value);
      bits(length);
      const written = bytes.write(value, end);
      if (written < length) throw new Error('text was cut');
      end += written;
    },
    flag(value) {
      number(value ? 1 : 0);
    },
    numbers(values) {
      number(values.length);
      for (const value of values) number(value);
    },
    take() {
      const copy = new Uint8Array(end);
      copy.set(bytes.subarray(0, end));
      end = 0;
      return copy;
    },
    view() {
      const whole = bytes.subarray(0, end);
      end = 0;
      return whole;
    },
  };
}

/** A reader with a buffer of its own, so that one reader with its views serves record after record. */
export function createReader(source?: Uint8Array): Reader {
  let bytes = Buffer.alloc(4096);
  let floats = new DataView(bytes.buffer, bytes.byteOffset);
  let length = 0;
  let at = 0;

  function open(record: Uint8Array): void {
    length = record.length;
    at = 0;
    if (length + numberBytesMax > bytes.length) {
      bytes = Buffer.alloc(2 * (length + numberBytesMax));
      floats = new DataView(bytes.buffer, bytes.byteOffset);
    }
    bytes.set(record);
    // Where a record that was cut short ends inside a number, the number ends too.
    bytes[length] = 0;
  }

  /** Moves on, if the record reaches so far. */
  function moveTo(end: number): void {
    if (end > length) throw new RangeError('record ends too early');
    at = end;
  }

  function integer(): number {
    let next = at;
    let value = 0;
    // Four bytes at most by bits, the rest as parts of a larger number.
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = bytes[next++]!;
      value |= (byte & 127) << shift;
      if (byte < 128) {
        moveTo(next);
        return value;
      }
    }
    let scale = lowMax;
    for (;;) {
      const byte = bytes[next++]!;
      value += (byte & 127) * scale;
      if (byte < 128) break;
      scale *= 128;
    }
    moveTo(next);
    return value;
  }

  function number(): number {
    const form = bytes[at]! & 3;
    if (form === singleTag) {
      moveTo(at + 5);
      return floats.getFloat32(at - 4, true);
    }
    if (form === doubleTag) {
      moveTo(at + 9);
      return floats.getFloat64(at - 8, true);
    }
    return integer() / 4;
  }

  if (source) open(source);
  return {
    open,
    number,
    text() {
      const bytesLong = integer();
      const from = at;
      moveTo(from + bytesLong);
      return bytesLong === 0 ? '' : bytes.toString('utf8', from, at);
    },
    flag: () => number() === 1,
    numbers() {
      const left = number();
      const values: number[] = [];
      for (let index = 0; index < left; index += 1) values.push(number());
      // A copy has no room left over from growing.
      return values.slice();
    },
  };
}
