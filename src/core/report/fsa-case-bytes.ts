// Reads a line of a cases file from its bytes, where it is written as this program writes it.
//
// A million lines through JSON.parse take some four seconds, and the table is to be there in two.
// What is not plainly a countable case (an escape, a space, a nested object, a fault) is left to
// the slow way, which says what is wrong: this one never refuses and never guesses.
import type { CaseState } from '../case/case.ts';
import { dayOfCivil, daysInMonth } from '../lib/calendar.ts';
import { type FsaFacts, fraudDay, nameLengthMax } from './fsa-case-line.ts';
import {
  bytesOf,
  close,
  colon,
  comma,
  falseWord,
  isAt,
  type LineBytes,
  open,
  quote,
  stringEnd,
  trueWord,
  valueEnd,
  zero,
} from './json-bytes.ts';
import { newNameTable, numberOf } from './name-table.ts';

const firstWide = 0x80;

const keys = [
  'case',
  'firm',
  'account',
  'opened',
  'updated',
  'confirmed',
  'state',
  'access',
  'traded',
  'saleValueJpy',
  'purchaseValueJpy',
] as const;
type Key = (typeof keys)[number];
interface KeyBytes {
  readonly name: Key;
  readonly bytes: Uint8Array;
}
/** At most three keys are of one length. */
const keysOfLength: (readonly KeyBytes[])[] = [];
for (const name of keys)
  keysOfLength[name.length] = [
    ...(keysOfLength[name.length] ?? []),
    { name, bytes: bytesOf(name) },
  ];

const states: readonly { readonly name: CaseState; readonly bytes: Uint8Array }[] = (
  ['confirmed', 'dismissed', 'closed', 'restituting', 'investigating', 'new'] as const
).map((name) => ({ name, bytes: bytesOf(name) }));

/** The digit at `at`; beyond 9 where there is none. */
const digit = (line: LineBytes, at: number): number => (line[at] - zero) >>> 0;

/** Two digits, or a number beyond 99. */
function two(line: LineBytes, at: number): number {
  const [tens, ones] = [digit(line, at), digit(line, at + 1)];
  return tens <= 9 && ones <= 9 ? tens * 10 + ones : notANumber;
}

const notANumber = 1_000_000;
const dash = 0x2d;
const letterT = 0x54;
const letterZ = 0x5a;
const point = 0x2e;
/** `2025-04-16T14:30:00.000Z` in quotes: as this program writes times. */
const timeLength = 26;
const hoursBehindJapan = 9;

const firstYear = 1970;
const years = 100;
/** Days of a century by year, month and day of the month: plus 1 where known, 0 where not yet. */
const knownDays = new Int32Array(years * 12 * 31);

/** -1 for a day that does not exist, or of another century. */
function dayOf(year: number, month: number, dayOfMonth: number): number {
  if (!(year >= firstYear && year < firstYear + years && month >= 1 && month <= 12)) return -1;
  if (dayOfMonth < 1 || dayOfMonth > 31) return -1;
  const at = ((year - firstYear) * 12 + month - 1) * 31 + dayOfMonth - 1;
  if (knownDays[at] === 0) {
    const exists = dayOfMonth <= daysInMonth(year, month);
    knownDays[at] = exists ? dayOfCivil(year, month, dayOfMonth) + 1 : -1;
  }
  return knownDays[at] < 0 ? -1 : knownDays[at] - 1;
}

function hasMarks(line: LineBytes, at: number): boolean {
  return (
    line[at - 1] === quote &&
    line[at + 4] === dash &&
    line[at + 7] === dash &&
    line[at + 10] === letterT &&
    line[at + 13] === colon &&
    line[at + 16] === colon &&
    line[at + 19] === point &&
    line[at + 23] === letterZ
  );
}

/** The day in Japan of a time in quotes; -1 where it is none, or written in another way. */
function dayAt(line: LineBytes, from: number, end: number): number {
  const at = from + 1;
  if (end - from !== timeLength || !hasMarks(line, at)) return -1;
  const year = two(line, at) * 100 + two(line, at + 2);
  const month = two(line, at + 5);
  const dayOfMonth = two(line, at + 8);
  const hour = two(line, at + 11);
  const day = dayOf(year, month, dayOfMonth);
  const isTime = hour <= 23 && two(line, at + 14) <= 59 && two(line, at + 17) <= 59;
  if (day < 0 || !isTime || two(line, at + 20) > 99 || digit(line, at + 22) > 9) return -1;
  return day + (hour + hoursBehindJapan >= 24 ? 1 : 0);
}

function numberAt(line: LineBytes, at: number, end: number): number {
  let value = 0;
  for (let index = at; index < end; index += 1) {
    const next = digit(line, index);
    if (next > 9) return -1;
    value = value * 10 + next;
  }
  return value;
}

/** Text in quotes, of as many bytes as a name may have letters. */
const isShortText = (line: LineBytes, from: number, end: number): boolean =>
  line[from] === quote && end - from > 2 && end - from - 2 <= nameLengthMax;

/** A name of ASCII letters: its bytes are the same whether they were read as text or not. */
function isPlainName(line: LineBytes, from: number, end: number): boolean {
  if (!isShortText(line, from, end)) return false;
  for (let index = from + 1; index < end - 1; index += 1)
    if (line[index] >= firstWide) return false;
  return true;
}

/** Firms met so far: making a text of each line's would take a tenth of the time. */
const firms = newNameTable();
const firmTexts: string[] = [];
const firmsKeptMax = 1000;

/** The text of a name in quotes, or undefined where it is none. */
function firmAt(line: LineBytes, from: number, end: number): string | undefined {
  if (!isShortText(line, from, end)) return undefined;
  if (firms.size >= firmsKeptMax) return line.utf8Slice(from + 1, end - 1);
  const number = numberOf(firms, line, from + 1, end - 1);
  firmTexts[number] ??= line.utf8Slice(from + 1, end - 1);
  return firmTexts[number];
}

/** The facts, and where in the bytes the case's name stands. */
export interface ByteFacts extends FsaFacts {
  readonly nameStart: number;
  readonly nameEnd: number;
}

interface Draft {
  nameStart: number;
  nameEnd: number;
  firm: string | undefined;
  hasAccount: boolean;
  hasAccess: boolean;
  state: CaseState | undefined;
  traded: boolean | undefined;
  openedDay: number;
  updatedDay: number | undefined;
  confirmedDay: number | undefined;
  saleValueJpy: number;
  purchaseValueJpy: number;
}

const newDraft = (): Draft => ({
  nameStart: 0,
  nameEnd: 0,
  firm: '',
  hasAccount: false,
  hasAccess: false,
  state: undefined,
  traded: undefined,
  openedDay: -1,
  updatedDay: undefined,
  confirmedDay: undefined,
  saleValueJpy: -1,
  purchaseValueJpy: -1,
});

const noKeys: readonly KeyBytes[] = [];

function keyAt(line: LineBytes, at: number, end: number): Key | undefined {
  for (const { name, bytes } of keysOfLength[end - at] ?? noKeys)
    if (isAt(line, at, end, bytes)) return name;
  return undefined;
}

function stateAt(line: LineBytes, at: number, end: number): CaseState | undefined {
  for (const { name, bytes } of states)
    if (line[at] === quote && isAt(line, at + 1, end - 1, bytes)) return name;
  return undefined;
}

function take(draft: Draft, key: Key, line: LineBytes, at: number, end: number): void {
  switch (key) {
    case 'case':
      draft.nameStart = at + 1;
      draft.nameEnd = isPlainName(line, at, end) ? end - 1 : 0;
      return;
    case 'firm':
      draft.firm = firmAt(line, at, end);
      return;
    case 'account':
      draft.hasAccount = isShortText(line, at, end);
      return;
    case 'opened':
      draft.openedDay = dayAt(line, at, end);
      return;
    case 'updated':
      draft.updatedDay = dayAt(line, at, end);
      return;
    case 'confirmed':
      draft.confirmedDay = dayAt(line, at, end);
      return;
    case 'state':
      draft.state = stateAt(line, at, end);
      return;
    case 'access':
      draft.hasAccess = isAt(line, at, end, trueWord);
      return;
    case 'traded':
      draft.traded =
        isAt(line, at, end, trueWord) || (isAt(line, at, end, falseWord) ? false : undefined);
      return;
    case 'saleValueJpy':
      draft.saleValueJpy = numberAt(line, at, end);
      return;
    case 'purchaseValueJpy':
      draft.purchaseValueJpy = numberAt(line, at, end);
  }
}

/** What the fields say, if all that a case needs is there. */
function factsOf(draft: Draft): ByteFacts | undefined {
  const { firm, state, traded, openedDay, confirmedDay, saleValueJpy, purchaseValueJpy } = draft;
  if (draft.nameEnd === 0 || firm === undefined || !draft.hasAccount || !draft.hasAccess)
    return undefined;
  if (state === undefined || traded === undefined || openedDay < 0) return undefined;
  const updatedDay = draft.updatedDay ?? Math.max(openedDay, confirmedDay ?? openedDay);
  if (updatedDay < 0 || (confirmedDay !== undefined && confirmedDay < 0)) return undefined;
  if (saleValueJpy < 0 || purchaseValueJpy < 0) return undefined;
  if (!traded && saleValueJpy + purchaseValueJpy > 0) return undefined;
  return {
    nameStart: draft.nameStart,
    nameEnd: draft.nameEnd,
    firm,
    openedDay,
    updatedDay,
    confirmedDay: fraudDay(state, { openedDay, updatedDay, confirmedDay }),
    dismissed: state === 'dismissed',
    traded,
    saleValueJpy,
    purchaseValueJpy,
    undated: draft.updatedDay === undefined,
  };
}

/**
 * The case of the bytes from `start` up to `end`, or undefined: then the line goes the slow way.
 * Days before 1970 and after 2069 are left to it too.
 */
export function readFsaCaseBytes(
  line: LineBytes,
  start: number,
  end: number,
): ByteFacts | undefined {
  if (line[start] !== open || line[end - 1] !== close) return undefined;
  const draft = newDraft();
  let at = start + 1;
  for (;;) {
    if (line[at] !== quote) return undefined;
    const keyEnd = stringEnd(line, at + 1);
    if (keyEnd < 0 || line[keyEnd + 1] !== colon) return undefined;
    const key = keyAt(line, at + 1, keyEnd);
    const valueAt = keyEnd + 2;
    const behind = valueEnd(line, valueAt);
    if (behind < 0 || behind >= end) return undefined;
    if (key !== undefined) take(draft, key, line, valueAt, behind);
    if (line[behind] === close) return behind === end - 1 ? factsOf(draft) : undefined;
    if (line[behind] !== comma) return undefined;
    at = behind + 1;
  }
}
