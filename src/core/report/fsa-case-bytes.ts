// Reads a line of a cases file from its bytes, where it is written as this program writes it.
//
// A million lines through JSON.parse take some four seconds, and the table is to be there in two.
// What is not plainly a countable case (an escape, a space, a nested object, a fault) is left to
// the slow way, which says what is wrong: this one never refuses and never guesses.
import type { CaseState } from '../case/case.ts';
import { dayOfCivil, daysInMonth } from '../lib/calendar.ts';
import { type FsaFacts, fraudDay, nameLengthMax } from './fsa-case-line.ts';

/** Bytes with the two ways to read text from them that Node's buffers have. */
export interface LineBytes extends Uint8Array {
  latin1Slice(start: number, end: number): string;
  utf8Slice(start: number, end: number): string;
}

const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const open = 0x7b;
const close = 0x7d;
const openList = 0x5b;
const closeList = 0x5d;
const zero = 0x30;
const space = 0x20;
const firstWide = 0x80;
const trueWord = bytesOf('true');
const falseWord = bytesOf('false');

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
const keyBytes = keys.map((name) => ({ name, bytes: bytesOf(name) }));

const states: readonly { readonly name: CaseState; readonly bytes: Uint8Array }[] = (
  ['confirmed', 'dismissed', 'closed', 'restituting', 'investigating', 'new'] as const
).map((name) => ({ name, bytes: bytesOf(name) }));

function isAt(line: LineBytes, at: number, end: number, wanted: Uint8Array): boolean {
  if (end - at !== wanted.length) return false;
  for (let index = 0; index < wanted.length; index += 1)
    if (line[at + index] !== wanted[index]) return false;
  return true;
}

/** Where the string that begins at `at`, behind its quote, ends; -1 where it holds more than letters. */
function stringEnd(line: LineBytes, at: number): number {
  for (let index = at; ; index += 1) {
    const byte = line[index];
    if (byte === quote) return index;
    // Behind the last byte there is none, which is no letter either.
    if (!(byte >= space) || byte === backslash) return -1;
  }
}

/** Fifteen digits are below 2^53; a sign, a fraction or an exponent is left to the slow way. */
const digitsMax = 15;

function numberEnd(line: LineBytes, at: number): number {
  let end = at;
  while (line[end] >= zero && line[end] <= zero + 9) end += 1;
  const digits = end - at;
  return digits === 0 || digits > digitsMax || (line[at] === zero && digits > 1) ? -1 : end;
}

function wordEnd(line: LineBytes, at: number): number {
  if (isAt(line, at, at + trueWord.length, trueWord)) return at + trueWord.length;
  return isAt(line, at, at + falseWord.length, falseWord) ? at + falseWord.length : -1;
}

/** A list of strings. */
function listEnd(line: LineBytes, from: number): number {
  let at = from + 1;
  if (line[at] === closeList) return at + 1;
  for (;;) {
    if (line[at] !== quote) return -1;
    const end = stringEnd(line, at + 1);
    if (end < 0) return -1;
    if (line[end + 1] === closeList) return end + 2;
    if (line[end + 1] !== comma) return -1;
    at = end + 2;
  }
}

/** Where the value that begins at `at` ends; -1 where it is of another kind than cases have. */
function valueEnd(line: LineBytes, at: number): number {
  const first = line[at];
  if (first === quote) {
    const end = stringEnd(line, at + 1);
    return end < 0 ? -1 : end + 1;
  }
  if (first === openList) return listEnd(line, at);
  return first >= zero && first <= zero + 9 ? numberEnd(line, at) : wordEnd(line, at);
}

const two = (line: LineBytes, at: number): number => (line[at] - zero) * 10 + line[at + 1] - zero;

/** Of `2025-04-16T14:30:00.000Z`; `?` stands for a digit. */
const timeShape = bytesOf('"????-??-??T??:??:??.???Z"');
const anyDigit = 0x3f;
const hoursBehindJapan = 9;

/** The day in Japan of a time in quotes; -1 where it is not as this program writes times. */
function dayAt(line: LineBytes, from: number, end: number): number {
  if (end - from !== timeShape.length) return -1;
  for (let index = 0; index < timeShape.length; index += 1) {
    const byte = line[from + index];
    const isRight =
      timeShape[index] === anyDigit ? byte >= zero && byte <= zero + 9 : byte === timeShape[index];
    if (!isRight) return -1;
  }
  const at = from + 1;
  const year = two(line, at) * 100 + two(line, at + 2);
  const month = two(line, at + 5);
  const dayOfMonth = two(line, at + 8);
  const hour = two(line, at + 11);
  const isReal = dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month);
  if (!isReal || hour > 23 || two(line, at + 14) > 59 || two(line, at + 17) > 59) return -1;
  return dayOfCivil(year, month, dayOfMonth) + (hour + hoursBehindJapan >= 24 ? 1 : 0);
}

function numberAt(line: LineBytes, at: number, end: number): number {
  let value = 0;
  for (let index = at; index < end; index += 1) {
    const digit = line[index] - zero;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
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

function nameAt(line: LineBytes, from: number, end: number): string | undefined {
  if (isPlainName(line, from, end)) return line.latin1Slice(from + 1, end - 1);
  return isShortText(line, from, end) ? line.utf8Slice(from + 1, end - 1) : undefined;
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

function keyAt(line: LineBytes, at: number, end: number): Key | undefined {
  for (const { name, bytes } of keyBytes)
    if (bytes[0] === line[at] && isAt(line, at, end, bytes)) return name;
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
      draft.firm = nameAt(line, at, end);
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
 * Days before 1970 are left to it too.
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
