// Changes an input a little: bytes, words of the program's own, pieces of other inputs, JSON values.
import { chance, integer, type Random } from '../../src/simulator/random.ts';
import { oddBytes, tokens } from '../mutate.ts';

const oddWords = [...tokens, ...oddBytes];

export interface Material {
  readonly random: Random;
  /** Texts that the program compares with. */
  readonly words: readonly Buffer[];
  readonly others: readonly Buffer[];
}

const bytesMax = 8_192;
const oddTexts = ['', '0', '-1', '1e999', '9'.repeat(40), '\0', '花', '__proto__'];

const edgeNumbers = [
  ...['0', '-1', '1', '00', '0.1', '1e-320', '1e40', '1e400', '127', '128', '255', '256', '65536'],
  ...['2147483648', '4294967296', '9007199254740993', '9'.repeat(40), '3700000000000', 'NaN'],
];

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[integer(random, 0, items.length - 1)]!;
}

/** One to eight changes, one after another. */
export function changed(bytes: Buffer, material: Material): Buffer {
  const { random } = material;
  let made = bytes;
  for (let left = 2 ** integer(random, 0, 3); left > 0; left -= 1)
    made = (chance(random, 0.3) && changedJson(made, material)) || changedBytes(made, material);
  return made.subarray(0, bytesMax);
}

function changedBytes(bytes: Buffer, { random, words, others }: Material): Buffer {
  const at = integer(random, 0, bytes.length);
  const length = integer(random, 1, chance(random, 0.8) ? 8 : 400);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  const pieces = chance(random, 0.5) && words.length > 0 ? words : oddWords;
  const piece = chance(random, 0.8) ? pick(random, pieces) : randomBytes(random);
  const other = pick(random, others);
  const from = integer(random, 0, other.length);
  switch (integer(random, 0, 7)) {
    case 0:
      return Buffer.concat([before, piece, after]);
    case 1:
      return Buffer.concat([before, piece, after.subarray(piece.length)]);
    case 2:
      return Buffer.concat([before, after.subarray(length)]);
    case 3:
      return Buffer.concat([before, after.subarray(0, length), after]);
    case 4:
      return Buffer.concat([before, other.subarray(from, from + length), after]);
    case 5:
      return Buffer.concat([before, other.subarray(from)]);
    case 6:
      return withOtherNumber(bytes, at, random);
    default:
      return flipped(bytes, at, random);
  }
}

/** The next run of digits gives way to a number at an edge. */
function withOtherNumber(bytes: Buffer, at: number, random: Random): Buffer {
  const text = bytes.toString('latin1');
  const found = /\d+/.exec(text.slice(at));
  if (!found) return bytes;
  const from = at + found.index;
  const number = pick(random, edgeNumbers);
  const after = text.slice(from + found[0].length);
  return Buffer.from(text.slice(0, from) + number + after, 'latin1');
}

function flipped(bytes: Buffer, at: number, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  if (at < copy.length) copy[at]! ^= 1 << integer(random, 0, 7);
  return copy;
}

function randomBytes(random: Random): Buffer {
  return Buffer.from(Array.from({ length: integer(random, 1, 4) }, () => integer(random, 0, 255)));
}

type Holder = { [name: string]: unknown };

/** Another value somewhere in a JSON text, or one left out or named otherwise; else undefined. */
function changedJson(bytes: Buffer, { random, words, others }: Material): Buffer | undefined {
  const value = parsed(bytes);
  if (!value) return undefined;
  const holders = holdersIn(value);
  const holder = pick(random, holders);
  const names = Object.keys(holder);
  const name = names.length > 0 ? pick(random, names) : 'name';
  const donor = pick(random, holdersIn(parsed(pick(random, others)) ?? value));
  const given = Object.keys(donor);
  switch (integer(random, 0, 5)) {
    case 0:
      Reflect.deleteProperty(holder, name);
      break;
    case 1:
      holder[name] = chance(random, 0.5) ? pick(random, oddTexts) : pick(random, words).toString();
      break;
    case 2:
      holder[name] = pick(random, [null, true, {}, [], -1, 0, 0.5, 1e300, 2 ** 53]);
      break;
    case 3:
      holder[pick(random, words).toString()] = holder[name];
      break;
    default:
      if (given.length > 0) copyOne(holder, donor, pick(random, given));
  }
  return Buffer.from(JSON.stringify(value));
}

function copyOne(holder: Holder, donor: Holder, name: string): void {
  holder[name] = structuredClone(donor[name]);
}

function parsed(bytes: Buffer): Holder | undefined {
  if (bytes[0] !== 0x7b && bytes[0] !== 0x5b) return undefined;
  try {
    return JSON.parse(bytes.toString()) as Holder;
  } catch {
    return undefined;
  }
}

function holdersIn(value: Holder, depth = 0): Holder[] {
  const inner = Object.values(value).filter((item) => typeof item === 'object' && item !== null);
  if (depth > 6) return [value];
  return [value, ...inner.flatMap((item) => holdersIn(item as Holder, depth + 1))];
}
