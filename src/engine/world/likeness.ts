// Values that are mostly like one another inside a record: written as where the other one stands, or
// as the small difference from it. What is read is what was written, to the last bit, in any case.
import type { Reader, Writer } from './codec.ts';

/** Places that fit one byte beside the keys themselves. */
const placesMax = 16;
/** Differences of up to a third of a century in milliseconds. */
const differenceMax = 2 ** 40;

/**
 * Counts [key, weight, …]: who always logs in the same way has one entry, as heavy as all log-ins.
 * Weights are hardly ever whole, which leaves the whole numbers to say so.
 */
export function writeCounts(w: Writer, counts: readonly number[], logins: number): void {
  w.number(counts.length);
  for (let index = 0; index < counts.length; index += 1) {
    const value = counts[index]!;
    if (index % 2 === 1) {
      const isAll = Object.is(value, logins);
      if (isAll || Number.isInteger(value)) w.number(isAll ? 0 : 1);
      if (isAll) continue;
    }
    w.number(value);
  }
}

export function readCounts(r: Reader, logins: number): number[] {
  const counts: number[] = [];
  const length = r.number();
  for (let index = 0; index < length; index += 1) {
    const written = r.number();
    if (index % 2 === 0) counts.push(written);
    else if (written === 0) counts.push(logins);
    else counts.push(written === 1 ? r.number() : written);
  }
  // A list that grew keeps room for sixteen more: of all lists of an account, 1.2 KB.
  return counts.slice();
}

/** A key that one of the entries [key, weight, …] has as well, mostly. */
export function writeKey(w: Writer, key: number, counts: readonly number[]): void {
  const place = placeOf(key, counts);
  if (place >= 0) w.number(place);
  else if (key >= 0 && key < differenceMax && Number.isInteger(key) && !Object.is(key, -0))
    w.number(key + placesMax + 1);
  else {
    w.number(placesMax);
    w.number(key);
  }
}

export function readKey(r: Reader, counts: readonly number[]): number {
  const written = r.number();
  if (written < placesMax) return counts[written * 2]!;
  return written === placesMax ? r.number() : written - placesMax - 1;
}

function placeOf(key: number, counts: readonly number[]): number {
  const end = Math.min(counts.length, placesMax * 2);
  for (let index = 0; index < end; index += 2)
    if (counts[index] === key && (key !== 0 || Object.is(counts[index], key))) return index / 2;
  return -1;
}

/** A time at or after (`direction` 1) or at or before (-1) another one, mostly not long. */
export function writeNear(w: Writer, base: number, value: number, direction: 1 | -1): void {
  // Adding nought turns minus nought, which reading would not give back, into nought.
  const difference = (value - base) * direction + 0;
  const isExact =
    difference >= 0 &&
    difference < differenceMax &&
    Number.isInteger(difference) &&
    Object.is(base + difference * direction, value);
  if (isExact) w.number(difference + 1);
  else {
    w.number(0);
    w.number(value);
  }
}

export function readNear(r: Reader, base: number, direction: 1 | -1): number {
  const written = r.number();
  return written === 0 ? r.number() : base + (written - 1) * direction;
}

/** A name that an earlier part of the record, at this place, has as well; or -1. */
export function writeName(w: Writer, name: string, place: number): void {
  w.number(place + 1);
  if (place < 0) w.text(name);
}

export function readName(r: Reader, nameAt: (place: number) => string): string {
  const written = r.number();
  return written === 0 ? r.text() : nameAt(written - 1);
}
