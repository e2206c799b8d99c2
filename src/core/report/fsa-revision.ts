// What changed in the firm's own table from one date to a later one, and which cases caused it.
import { dateOfDay, monthOfDay, textOfMonth } from '../lib/calendar.ts';
import { type CaseColumns, isCounted, noRow, rowAsOf, tradedFlag } from './case-columns.ts';
import { asOfDayOf, drawFsaTable } from './fsa-draw.ts';
import { FsaError } from './fsa-error.ts';
import type { FsaFigures, SummedKey } from './fsa-table.ts';
import { casesOf, type FsaTally } from './fsa-tally.ts';

/**
 * Why a case changed a month: it was confirmed, taken back, found to have begun in another month,
 * or it is the same access with other trades.
 */
export const revisionCauses = [
  'confirmed',
  'withdrawn',
  'moved-in',
  'moved-out',
  'changed',
] as const;
export type RevisionCause = (typeof revisionCauses)[number];

export interface CausedChange {
  readonly cause: RevisionCause;
  /** How many cases, of which `cases` lists the first by name, at most `casesListedMax`. */
  readonly count: number;
  readonly cases: readonly string[];
  /** What they add up to; negative where they take away. */
  readonly change: Readonly<Record<SummedKey, number>>;
}

export interface RevisedMonth {
  /** A month, or `total`. */
  readonly month: string;
  readonly before: FsaFigures;
  readonly after: FsaFigures;
  /** Empty where nothing changed; `before` plus all changes is `after`. */
  readonly causes: readonly CausedChange[];
}

export interface FsaRevision {
  readonly since: string;
  readonly asOf: string;
  readonly months: readonly RevisedMonth[];
  readonly total: RevisedMonth;
}

export const casesListedMaxDefault = 100;

interface Draft {
  count: number;
  readonly cases: string[];
  readonly change: Record<SummedKey, number>;
}

type Drafts = Map<string, Map<RevisionCause, Draft>>;

const noChange = (): Record<SummedKey, number> => ({
  accesses: 0,
  cases: 0,
  saleValueJpy: 0,
  purchaseValueJpy: 0,
});

const emptyDraft = (): Draft => ({ count: 0, cases: [], change: noChange() });

function addVersion(draft: Draft, columns: CaseColumns, row: number, sign: 1 | -1): void {
  draft.change.accesses += sign;
  if ((columns.flags[row] & tradedFlag) !== 0) draft.change.cases += sign;
  draft.change.saleValueJpy += sign * columns.saleValueJpy[row];
  draft.change.purchaseValueJpy += sign * columns.purchaseValueJpy[row];
}

function sameFigures(columns: CaseColumns, left: number, right: number): boolean {
  return (
    columns.saleValueJpy[left] === columns.saleValueJpy[right] &&
    columns.purchaseValueJpy[left] === columns.purchaseValueJpy[right] &&
    (columns.flags[left] & tradedFlag) === (columns.flags[right] & tradedFlag)
  );
}

interface Versions {
  readonly case: string;
  /** Row counted before and after; `noRow` where it was not. */
  readonly before: number;
  readonly after: number;
}

/** The months a case changes and why; at most two, for one that moved. */
function causesOf(
  columns: CaseColumns,
  { before, after }: Versions,
): readonly (readonly [row: number, cause: RevisionCause])[] {
  if (before === after) return [];
  if (before === noRow) return [[after, 'confirmed']];
  if (after === noRow) return [[before, 'withdrawn']];
  const months = [before, after].map((row) => monthOfDay(columns.openedDay[row]));
  if (months[0] !== months[1])
    return [
      [before, 'moved-out'],
      [after, 'moved-in'],
    ];
  return sameFigures(columns, before, after) ? [] : [[after, 'changed']];
}

function draftFor(drafts: Drafts, month: string, cause: RevisionCause): Draft {
  const causes = drafts.get(month) ?? new Map<RevisionCause, Draft>();
  const draft = causes.get(cause) ?? emptyDraft();
  drafts.set(month, causes.set(cause, draft));
  return draft;
}

function note(drafts: Drafts, columns: CaseColumns, versions: Versions, listedMax: number): void {
  for (const [row, cause] of causesOf(columns, versions)) {
    const month = textOfMonth(monthOfDay(columns.openedDay[row]));
    for (const place of [month, 'total']) {
      const draft = draftFor(drafts, place, cause);
      draft.count += 1;
      if (draft.cases.length < listedMax) draft.cases.push(versions.case);
      if (cause !== 'confirmed' && cause !== 'moved-in')
        addVersion(draft, columns, versions.before, -1);
      if (cause !== 'withdrawn' && cause !== 'moved-out')
        addVersion(draft, columns, versions.after, 1);
    }
  }
}

function draftsOf(tally: FsaTally, sinceDay: number, asOfDay: number, listedMax: number): Drafts {
  const drafts: Drafts = new Map();
  const { columns } = tally;
  const countedAt = (newest: number, day: number): number => {
    const row = rowAsOf(columns, newest, day);
    return isCounted(columns, row, day) ? row : noRow;
  };
  for (const [name, newest] of casesOf(tally)) {
    const before = countedAt(newest, sinceDay);
    note(drafts, columns, { case: name, before, after: countedAt(newest, asOfDay) }, listedMax);
  }
  return drafts;
}

function causedChanges(drafts: Drafts, month: string): readonly CausedChange[] {
  const found = drafts.get(month);
  return revisionCauses.flatMap((cause) => {
    const draft = found?.get(cause);
    return draft === undefined ? [] : [{ cause, ...draft }];
  });
}

const noFigures: FsaFigures = { firms: 0, ...noChange() };

/** `tally` must keep its history; `since` is an earlier date than the tally's own. */
export function reviseFsa(
  tally: FsaTally,
  since: string,
  listedMax = casesListedMaxDefault,
): FsaRevision {
  const asOfDay = asOfDayOf(tally);
  const sinceDay = asOfDayOf(tally, since);
  if (sinceDay >= asOfDay) throw new FsaError('since-not-before', { since });
  const after = drawFsaTable(tally);
  const before = drawFsaTable(tally, { asOf: since });
  const drafts = draftsOf(tally, sinceDay, asOfDay, listedMax);
  const figuresIn = (table: typeof after, month: string): FsaFigures =>
    table.months.find((column) => column.month === month) ?? noFigures;
  const shown = [...before.months, ...after.months].map(({ month }) => month);
  const months = [...new Set(shown)].toSorted();
  return {
    since,
    asOf: dateOfDay(asOfDay),
    months: months.map((month) => ({
      month,
      before: plainFigures(figuresIn(before, month)),
      after: plainFigures(figuresIn(after, month)),
      causes: causedChanges(drafts, month),
    })),
    total: {
      month: 'total',
      before: before.total,
      after: after.total,
      causes: causedChanges(drafts, 'total'),
    },
  };
}

function plainFigures(figures: FsaFigures): FsaFigures {
  const { firms, accesses, cases, saleValueJpy, purchaseValueJpy } = figures;
  return { firms, accesses, cases, saleValueJpy, purchaseValueJpy };
}
