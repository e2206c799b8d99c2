// The cases behind the table as worksheets, one row each, and the formulas that count them.
import type { Language } from '../../core/report/fsa-amount.ts';
import type { CountedCase } from '../../core/report/fsa-cells.ts';
import type { FsaTable, SummedKey } from '../../core/report/fsa-table.ts';
import { type Row, type Sheet, sheetReference, sheetRowsMax } from './xlsx/sheet.ts';

const words = {
  ja: {
    name: '事案',
    simulated: '事案(模擬データ)',
    heads: [
      '事案',
      '証券会社',
      '発生日',
      '発生月',
      '確認日',
      '不正取引',
      '売却金額(円)',
      '買付金額(円)',
    ],
  },
  en: {
    name: 'Cases',
    simulated: 'Cases (simulated)',
    heads: [
      'Case',
      'Firm',
      'Occurred',
      'Month',
      'Confirmed',
      'Traded',
      'Sales (yen)',
      'Purchases (yen)',
    ],
  },
} as const;
const widths = [28, 20, 12, 10, 12, 10, 18, 18];

/** 202504 for `2025-04`: a number, since text like that is a date to some readers. */
const monthNumber = (date: string): number => Number(date.slice(0, 7).replace('-', ''));

function caseRow(counted: CountedCase): Row {
  return {
    cells: [
      { text: counted.case },
      { text: counted.firm },
      { text: counted.occurred },
      { number: monthNumber(counted.occurred) },
      { text: counted.confirmed },
      { number: counted.traded ? 1 : 0 },
      { number: counted.saleValueJpy },
      { number: counted.purchaseValueJpy },
    ],
  };
}

/** Rows are taken from the iterator as they are written: none is kept. */
function* rowsOf(
  cases: Iterator<CountedCase>,
  heads: readonly string[],
  rows: number,
): Generator<Row> {
  yield { cells: heads.map((text) => ({ text, style: 'head' })) };
  for (let at = 0; at < rows; at += 1) {
    const next = cases.next();
    if (next.done) return;
    yield caseRow(next.value);
  }
}

/** `count` cases on as many sheets as they take; they must be written in order, and once. */
export function caseSheets(
  cases: Iterable<CountedCase>,
  { total: { accesses: count }, simulated }: FsaTable,
  language: Language,
): readonly Sheet[] {
  const { heads, ...named } = words[language];
  const name = simulated ? named.simulated : named.name;
  const iterator = cases[Symbol.iterator]();
  const sheets = Math.max(1, Math.ceil(count / sheetRowsMax));
  return Array.from({ length: sheets }, (_, at) => ({
    name: at === 0 ? name : `${name} ${at + 1}`,
    widths,
    frozen: { rows: 1, columns: 0 },
    rows: rowsOf(iterator, heads, sheetRowsMax),
    filter: `A1:H${Math.min(sheetRowsMax, count - at * sheetRowsMax) + 1}`,
  }));
}

/** A month's figure over the sheet of `cases` cases. */
export function overCases(sheet: string, month: string, key: SummedKey, cases: number): string {
  const range = (column: string): string =>
    `${sheetReference(sheet)}$${column}$2:$${column}$${cases + 1}`;
  const wanted = monthNumber(month);
  if (key === 'accesses') return `COUNTIF(${range('D')},${wanted})`;
  if (key === 'cases') return `COUNTIFS(${range('D')},${wanted},${range('F')},1)`;
  return `SUMIF(${range('D')},${wanted},${range(key === 'saleValueJpy' ? 'G' : 'H')})`;
}
