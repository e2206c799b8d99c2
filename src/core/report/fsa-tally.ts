// Takes the lines of a cases file one by one and keeps, per case, only what the table counts.
import { dayOfDate } from '../lib/calendar.ts';
import type { CaseColumns } from './case-columns.ts';
import { addCaseRow, dismissedFlag, newCaseColumns, tradedFlag } from './case-columns.ts';
import type { FsaEntry, FsaFacts } from './fsa-case-line.ts';
import { FsaError } from './fsa-error.ts';
import { type NameTable, nameOf, newNameTable, numberOf, roomFor } from './name-table.ts';

/**
 * The next case is refused with `too-many-cases`. All of 2025 had 17,559 accesses (FSA,
 * 14 January 2026); a process that reads the maximum was measured at 1.2 GB.
 */
export const casesMax = 5_000_000;
/** Japan has about 270 securities firms; the next name is refused with `too-many-firms`. */
export const firmsMax = 10_000;

/** Days on which cases changed, over all cases; the next one is refused with `too-many-versions`. */
export const versionsMax = 20_000_000;

const casesAtFirst = 1024;
/** Room is made at once for no more than these; a file of longer lines than usual has fewer. */
const roomAtOnceMax = 2 ** 20;

export interface FsaTally {
  /** The as-of day, or Infinity: every line is taken and the latest one sets the day. */
  readonly lastDay: number;
  readonly casesMax: number;
  /** Whether each day's version of a case is kept, for the table as of other days. */
  readonly history: boolean;
  /** Cases by their number. */
  readonly names: NameTable;
  /** Latest row of each case in `columns`; as many as there are names count. */
  latest: Int32Array;
  readonly columns: CaseColumns;
  readonly firms: Map<string, number>;
  latestDay: number;
  linesAfterAsOf: number;
}

export interface TallyOptions {
  readonly asOf?: string;
  readonly history?: boolean;
  readonly casesMax?: number;
  /** About how many cases will come: room is made at once instead of being doubled to. */
  readonly casesExpected?: number;
}

export function openTally(options: TallyOptions = {}): FsaTally {
  const { asOf } = options;
  const room = roomFor(Math.min(roomAtOnceMax, options.casesExpected ?? casesAtFirst));
  const lastDay = asOf === undefined ? Number.POSITIVE_INFINITY : dayOfDate(asOf);
  if (Number.isNaN(lastDay)) throw new FsaError('as-of-not-a-date', { asOf: asOf ?? '' });
  return {
    lastDay,
    casesMax: options.casesMax ?? casesMax,
    history: options.history ?? false,
    names: newNameTable(room),
    latest: new Int32Array(room),
    columns: newCaseColumns(room),
    firms: new Map(),
    latestDay: Number.NEGATIVE_INFINITY,
    linesAfterAsOf: 0,
  };
}

function firmNumber(tally: FsaTally, name: string): number {
  const known = tally.firms.get(name);
  if (known !== undefined) return known;
  if (tally.firms.size >= firmsMax) throw new FsaError('too-many-firms', { firmsMax });
  const added = tally.firms.size;
  tally.firms.set(name, added);
  return added;
}

/** The row that an entry of a case goes into: that of its day, or a new one. */
function rowOf(tally: FsaTally, number: number, entry: FsaFacts): number {
  const firm = firmNumber(tally, entry.firm);
  const { columns, latest } = tally;
  const known = latest[number];
  // A case id that appears under two firms is two cases of one name; overwriting would undercount.
  if (columns.firm[known] !== firm) {
    throw new FsaError('case-changes-firm', {
      case: nameOf(tally.names, number),
      firm: entry.firm,
    });
  }
  if (!tally.history || columns.updatedDay[known] === entry.updatedDay) return known;
  if (columns.length >= versionsMax) throw new FsaError('too-many-versions', { versionsMax });
  latest[number] = addCaseRow(columns, known);
  columns.firm[latest[number]] = firm;
  return latest[number];
}

function addCase(tally: FsaTally, number: number, entry: FsaFacts): number {
  if (number >= tally.casesMax) throw new FsaError('too-many-cases', { casesMax: tally.casesMax });
  if (number === tally.latest.length) {
    const wider = new Int32Array(number * 2);
    wider.set(tally.latest);
    tally.latest = wider;
  }
  const firm = firmNumber(tally, entry.firm);
  const added = addCaseRow(tally.columns);
  tally.columns.firm[added] = firm;
  tally.latest[number] = added;
  return added;
}

/** The last entry taken of a case is what the case is; its name is in `bytes` as UTF-8. */
export function takeFacts(
  tally: FsaTally,
  entry: FsaFacts,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  if (entry.updatedDay > tally.lastDay) {
    tally.linesAfterAsOf += 1;
    return;
  }
  const { columns, names } = tally;
  const known = names.size;
  const number = numberOf(names, bytes, start, end);
  const row = number === known ? addCase(tally, number, entry) : rowOf(tally, number, entry);
  columns.openedDay[row] = entry.openedDay;
  columns.updatedDay[row] = entry.updatedDay;
  columns.confirmedDay[row] = entry.confirmedDay;
  columns.flags[row] = (entry.traded ? tradedFlag : 0) | (entry.dismissed ? dismissedFlag : 0);
  columns.saleValueJpy[row] = entry.saleValueJpy;
  columns.purchaseValueJpy[row] = entry.purchaseValueJpy;
  if (entry.updatedDay > tally.latestDay) tally.latestDay = entry.updatedDay;
}

const encoder = new TextEncoder();

export function takeEntry(tally: FsaTally, entry: FsaEntry): void {
  const bytes = encoder.encode(entry.case);
  takeFacts(tally, entry, bytes, 0, bytes.length);
}

/** Every case with the latest of its rows in `columns`, in the order the cases were first read. */
export function* casesOf({ names, latest }: FsaTally): Generator<readonly [string, number]> {
  for (let number = 0; number < names.size; number += 1)
    yield [nameOf(names, number), latest[number]];
}

/** Firms by their number. */
export function firmNames(tally: FsaTally): readonly string[] {
  return [...tally.firms.keys()];
}
