// The cases behind a cell of the table: every figure can be taken apart into what it counts.
import { dateOfDay, monthOfDay, monthOfText, textOfMonth } from '../lib/calendar.ts';
import { type CaseColumns, isCounted, rowAsOf, tradedFlag } from './case-columns.ts';
import { asOfDayOf } from './fsa-draw.ts';
import { FsaError } from './fsa-error.ts';
import type { FsaFigureKey, FsaTable } from './fsa-table.ts';
import { fsaFigureKeys } from './fsa-table.ts';
import { casesOf, type FsaTally, firmNames } from './fsa-tally.ts';

/** One case as the table counts it. */
export interface CountedCase {
  readonly case: string;
  readonly firm: string;
  /** Date of occurrence, Japan time. */
  readonly occurred: string;
  readonly confirmed: string;
  readonly traded: boolean;
  readonly saleValueJpy: number;
  readonly purchaseValueJpy: number;
}

export interface CellName {
  /** A month, or `total`. */
  readonly month: string;
  readonly figure: FsaFigureKey;
}

const figureNames: Readonly<Record<string, FsaFigureKey>> = {
  firms: 'firms',
  accesses: 'accesses',
  cases: 'cases',
  sales: 'saleValueJpy',
  purchases: 'purchaseValueJpy',
};

export const cellFigureNames = Object.keys(figureNames);

/** `2025-04:cases`, `total:sales`; undefined where the text names no cell. */
export function readCellName(text: string): CellName | undefined {
  const [month, name = '', ...rest] = text.split(':');
  if (rest.length > 0 || !Object.hasOwn(figureNames, name)) return undefined;
  if (month !== 'total' && Number.isNaN(monthOfText(month))) return undefined;
  return { month, figure: figureNames[name] };
}

/** Whether a counted version adds anything to the figure; a firm is counted for trading. */
function countsIn(columns: CaseColumns, row: number, figure: FsaFigureKey): boolean {
  if (figure === 'accesses') return true;
  if (figure === 'saleValueJpy') return columns.saleValueJpy[row] > 0;
  if (figure === 'purchaseValueJpy') return columns.purchaseValueJpy[row] > 0;
  return (columns.flags[row] & tradedFlag) !== 0;
}

interface CountedRow {
  readonly case: string;
  readonly row: number;
  readonly month: number;
}

/** What the table of this date counts, in the order the cases were first read. */
function* countedRows(tally: FsaTally, table: FsaTable): Generator<CountedRow> {
  const asOfDay = asOfDayOf(tally, table.asOf);
  const first = monthOfText(table.months[0].month);
  const last = monthOfText(table.months.at(-1)!.month);
  for (const [name, newest] of casesOf(tally)) {
    const row = rowAsOf(tally.columns, newest, asOfDay);
    if (!isCounted(tally.columns, row, asOfDay)) continue;
    const month = monthOfDay(tally.columns.openedDay[row]);
    if (month >= first && month <= last) yield { case: name, row, month };
  }
}

function countedCase(
  { columns }: FsaTally,
  firms: readonly string[],
  counted: CountedRow,
): CountedCase {
  const { row } = counted;
  return {
    case: counted.case,
    firm: firms[columns.firm[row]],
    occurred: dateOfDay(columns.openedDay[row]),
    confirmed: dateOfDay(columns.confirmedDay[row]),
    traded: (columns.flags[row] & tradedFlag) !== 0,
    saleValueJpy: columns.saleValueJpy[row],
    purchaseValueJpy: columns.purchaseValueJpy[row],
  };
}

/** Every case the table counts, one after the other: a million are never held at once. */
export function* casesInTable(tally: FsaTally, table: FsaTable): Generator<CountedCase> {
  const firms = firmNames(tally);
  for (const counted of countedRows(tally, table)) yield countedCase(tally, firms, counted);
}

/** The cases of one cell. Throws `cell-unknown` where the table has no such month. */
export function* casesOfCell(
  tally: FsaTally,
  table: FsaTable,
  { month, figure }: CellName,
): Generator<CountedCase> {
  if (month !== 'total' && table.months.every((column) => column.month !== month)) {
    throw new FsaError('cell-unknown', { month });
  }
  const firms = firmNames(tally);
  const wanted = monthOfText(month);
  for (const counted of countedRows(tally, table)) {
    if (month !== 'total' && counted.month !== wanted) continue;
    if (countsIn(tally.columns, counted.row, figure)) yield countedCase(tally, firms, counted);
  }
}

export interface CellCases {
  /** How many cases are behind the figure, of which `cases` lists the first. */
  readonly count: number;
  readonly cases: readonly string[];
}

export type TableCells = Readonly<Record<string, Readonly<Record<FsaFigureKey, CellCases>>>>;

interface Draft {
  count: number;
  readonly cases: string[];
}

const emptyCells = (): Record<FsaFigureKey, Draft> => {
  const empty = (): Draft => ({ count: 0, cases: [] });
  return {
    firms: empty(),
    accesses: empty(),
    cases: empty(),
    saleValueJpy: empty(),
    purchaseValueJpy: empty(),
  };
};

/** All cells at once, by month and for `total`; at most `listedMax` cases are named in each. */
export function cellsOfTable(tally: FsaTally, table: FsaTable, listedMax: number): TableCells {
  const months = [...table.months.map(({ month }) => month), 'total'];
  const cells = Object.fromEntries(months.map((month) => [month, emptyCells()]));
  for (const counted of countedRows(tally, table)) {
    const ofMonth = cells[textOfMonth(counted.month)];
    for (const figure of fsaFigureKeys) {
      if (!countsIn(tally.columns, counted.row, figure)) continue;
      for (const draft of [ofMonth[figure], cells.total[figure]]) {
        draft.count += 1;
        if (draft.cases.length < listedMax) draft.cases.push(counted.case);
      }
    }
  }
  return cells;
}
