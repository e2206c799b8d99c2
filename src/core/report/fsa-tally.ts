// Takes the lines of a cases file one by one and keeps, per case, only what the table counts.
import { dayOfDate } from '../lib/calendar.ts';
import type { CaseColumns } from './case-columns.ts';
import { addCaseRow, dismissedFlag, newCaseColumns, tradedFlag } from './case-columns.ts';
import type { FsaEntry } from './fsa-case-line.ts';
import { FsaError } from './fsa-error.ts';

/**
 * The next case is refused with `too-many-cases`. All of 2025 had 17,559 accesses (FSA,
 * 14 January 2026); a process that reads the maximum was measured at 1.2 GB.
 */
export const casesMax = 5_000_000;
/** Japan has about 270 securities firms; the next name is refused with `too-many-firms`. */
export const firmsMax = 10_000;

/** Days on which cases changed, over all cases; the next one is refused with `too-many-versions`. */
export const versionsMax = 20_000_000;

export interface FsaTally {
  /** The as-of day, or Infinity: every line is taken and the latest one sets the day. */
  readonly lastDay: number;
  readonly casesMax: number;
  /** Whether each day's version of a case is kept, for the table as of other days. */
  readonly history: boolean;
  /** Latest row of each case in `columns`. */
  readonly rows: Map<string, number>;
  readonly columns: CaseColumns;
  readonly firms: Map<string, number>;
  latestDay: number;
  linesAfterAsOf: number;
}

export interface TallyOptions {
  readonly asOf?: string;
  readonly history?: boolean;
  readonly casesMax?: number;
}

export function openTally(options: TallyOptions = {}): FsaTally {
  const { asOf } = options;
  const lastDay = asOf === undefined ? Number.POSITIVE_INFINITY : dayOfDate(asOf);
  if (Number.isNaN(lastDay)) throw new FsaError('as-of-not-a-date', { asOf: asOf ?? '' });
  return {
    lastDay,
    casesMax: options.casesMax ?? casesMax,
    history: options.history ?? false,
    rows: new Map(),
    columns: newCaseColumns(),
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

/** A case id that appears under two firms is two cases of one name; overwriting would undercount. */
function rowOf(tally: FsaTally, entry: FsaEntry): number {
  const firm = firmNumber(tally, entry.firm);
  const known = tally.rows.get(entry.case);
  if (known === undefined) return addCase(tally, entry, firm);
  const { columns } = tally;
  if (columns.firm[known] !== firm) {
    throw new FsaError('case-changes-firm', { case: entry.case, firm: entry.firm });
  }
  if (!tally.history || columns.updatedDay[known] === entry.updatedDay) return known;
  if (columns.length >= versionsMax) throw new FsaError('too-many-versions', { versionsMax });
  const added = addCaseRow(columns, known);
  columns.firm[added] = firm;
  tally.rows.set(entry.case, added);
  return added;
}

function addCase(tally: FsaTally, entry: FsaEntry, firm: number): number {
  if (tally.rows.size >= tally.casesMax) {
    throw new FsaError('too-many-cases', { casesMax: tally.casesMax });
  }
  const added = addCaseRow(tally.columns);
  tally.columns.firm[added] = firm;
  tally.rows.set(entry.case, added);
  return added;
}

/** The last entry taken of a case is what the case is. */
export function takeEntry(tally: FsaTally, entry: FsaEntry): void {
  if (entry.updatedDay > tally.lastDay) {
    tally.linesAfterAsOf += 1;
    return;
  }
  const row = rowOf(tally, entry);
  const { columns } = tally;
  columns.openedDay[row] = entry.openedDay;
  columns.updatedDay[row] = entry.updatedDay;
  columns.confirmedDay[row] = entry.confirmedDay;
  columns.flags[row] = (entry.traded ? tradedFlag : 0) | (entry.dismissed ? dismissedFlag : 0);
  columns.saleValueJpy[row] = entry.saleValueJpy;
  columns.purchaseValueJpy[row] = entry.purchaseValueJpy;
  if (entry.updatedDay > tally.latestDay) tally.latestDay = entry.updatedDay;
}

/** Firms by their number. */
export function firmNames(tally: FsaTally): readonly string[] {
  return [...tally.firms.keys()];
}
