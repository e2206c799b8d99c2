// Reads a line of a cases file from its bytes, where it is written as this program writes it.
//
// A million lines through JSON.parse take some four seconds, and the table is to be there in two.
// What is not plainly a countable case (an escape, a space, a nested object, a fault) is left to
// the slow way, which says what is wrong: this one never refuses and never guesses.
import type { CaseState } from '../case/case.ts';
import { dayAt, digit, timeLength } from './day-bytes.ts';
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

/** The facts, and where in the bytes the case's name stands. Good until the next line is read. */
export interface ByteFacts extends FsaFacts {
  readonly nameStart: number;
  readonly nameEnd: number;
}

type Writable<Facts> = { -readonly [Name in keyof Facts]: Facts[Name] };

/** What is gathered of a line; what a field did not say, or not plainly, is marked `isWrong`. */
interface Draft extends Writable<ByteFacts> {
  state: CaseState | undefined;
  hasAccount: boolean;
  hasAccess: boolean;
  hasTraded: boolean;
  hasConfirmed: boolean;
  isWrong: boolean;
}

/** One for all lines: two objects for each of a million would be a fifth of the time. */
const draft: Draft = {
  nameStart: 0,
  nameEnd: 0,
  firm: '',
  openedDay: -1,
  updatedDay: -1,
  confirmedDay: -1,
  dismissed: false,
  traded: false,
  saleValueJpy: -1,
  purchaseValueJpy: -1,
  undated: true,
  state: undefined,
  hasAccount: false,
  hasAccess: false,
  hasTraded: false,
  hasConfirmed: false,
  isWrong: false,
};

function clear(): void {
  draft.nameEnd = 0;
  draft.firm = '';
  draft.openedDay = -1;
  draft.traded = false;
  draft.saleValueJpy = -1;
  draft.purchaseValueJpy = -1;
  draft.undated = true;
  draft.state = undefined;
  draft.hasAccount = false;
  draft.hasAccess = false;
  draft.hasTraded = false;
  draft.hasConfirmed = false;
  draft.isWrong = false;
}

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

/** What is not plainly a time leaves the line to the slow way. */
function timeAt(line: LineBytes, at: number, end: number): number {
  const day = dayAt(line, at, end);
  draft.isWrong ||= day < 0;
  return day;
}

/** Each field sets all that it says: of two with one name the later counts, as in JSON.parse. */
function take(key: Key, line: LineBytes, at: number, end: number): void {
  switch (key) {
    case 'case':
      draft.nameStart = at + 1;
      draft.nameEnd = isPlainName(line, at, end) ? end - 1 : 0;
      return;
    case 'firm': {
      const firm = firmAt(line, at, end);
      draft.firm = firm ?? '';
      draft.isWrong ||= firm === undefined;
      return;
    }
    case 'account':
      draft.hasAccount = isShortText(line, at, end);
      return;
    case 'opened':
      draft.openedDay = timeAt(line, at, end);
      return;
    case 'updated':
      draft.undated = false;
      draft.updatedDay = timeAt(line, at, end);
      return;
    case 'confirmed':
      draft.hasConfirmed = true;
      draft.confirmedDay = timeAt(line, at, end);
      return;
    case 'state':
      draft.state = stateAt(line, at, end);
      return;
    case 'access':
      draft.hasAccess = isAt(line, at, end, trueWord);
      return;
    case 'traded':
      draft.traded = isAt(line, at, end, trueWord);
      draft.hasTraded = draft.traded || isAt(line, at, end, falseWord);
      return;
    case 'saleValueJpy':
      draft.saleValueJpy = numberAt(line, at, end);
      return;
    case 'purchaseValueJpy':
      draft.purchaseValueJpy = numberAt(line, at, end);
  }
}

/** What the fields say, if all that a case needs is there. */
function factsOf(): ByteFacts | undefined {
  const { state, openedDay, saleValueJpy, purchaseValueJpy, hasConfirmed, undated } = draft;
  if (draft.isWrong || draft.nameEnd === 0 || !draft.hasAccount || !draft.hasAccess)
    return undefined;
  if (state === undefined || !draft.hasTraded || openedDay < 0) return undefined;
  if (undated)
    draft.updatedDay = Math.max(openedDay, hasConfirmed ? draft.confirmedDay : openedDay);
  if (saleValueJpy < 0 || purchaseValueJpy < 0) return undefined;
  if (!draft.traded && saleValueJpy + purchaseValueJpy > 0) return undefined;
  draft.confirmedDay = fraudDay(
    state,
    hasConfirmed ? draft.confirmedDay : undefined,
    draft.updatedDay,
  );
  draft.dismissed = state === 'dismissed';
  return draft;
}

/** A key as it stands in a line, with its quotes and colon. */
interface ExpectedKey {
  readonly key: Key | undefined;
  readonly bytes: Uint8Array;
}

/** The keys of the line before, by their place: the next line mostly has the same. */
const expected: ExpectedKey[] = [];
const expectedMax = 64;

/** The key at `at`, the one expected there or, where it is another, found by its end. */
function nextKey(line: LineBytes, at: number, end: number, place: number): ExpectedKey | undefined {
  const usual = expected[place];
  if (usual !== undefined && isAt(line, at, at + usual.bytes.length, usual.bytes)) return usual;
  if (at >= end || line[at] !== quote) return undefined;
  const keyEnd = stringEnd(line, at + 1, end);
  if (keyEnd < 0 || line[keyEnd + 1] !== colon) return undefined;
  const found = {
    key: keyAt(line, at + 1, keyEnd),
    bytes: Uint8Array.from(line.subarray(at, keyEnd + 2)),
  };
  if (place < expectedMax) expected[place] = found;
  return found;
}

const isTimeKey = (key: Key | undefined): boolean =>
  key === 'opened' || key === 'updated' || key === 'confirmed';

/**
 * Times are looked at once: a text that only ends where a time would is none, and `timeAt` marks the
 * line as wrong.
 */
function timeEnd(line: LineBytes, at: number, lineEnd: number): number {
  const end = at + timeLength;
  return end < lineEnd && line[end - 1] === quote ? end : valueEnd(line, at, lineEnd);
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
  clear();
  let at = start + 1;
  for (let place = 0; ; place += 1) {
    const next = nextKey(line, at, end, place);
    if (next === undefined) return undefined;
    const valueAt = at + next.bytes.length;
    const behind = isTimeKey(next.key) ? timeEnd(line, valueAt, end) : valueEnd(line, valueAt, end);
    if (behind < 0 || behind >= end) return undefined;
    if (next.key !== undefined) take(next.key, line, valueAt, behind);
    if (line[behind] === close) return behind === end - 1 ? factsOf() : undefined;
    if (line[behind] !== comma) return undefined;
    at = behind + 1;
  }
}
