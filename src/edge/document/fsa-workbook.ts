// The regulator's table as a workbook: figures as numbers, totals as formulas, cases behind them.
import type { Writable } from 'node:stream';
import { type Language, roundForTable } from '../../core/report/fsa-amount.ts';
import type { CountedCase } from '../../core/report/fsa-cells.ts';
import { fsaSheet, isAmount, noFigure } from '../../core/report/fsa-sheet.ts';
import type { FsaFigureKey, FsaTable } from '../../core/report/fsa-table.ts';
import { fsaFigureKeys } from '../../core/report/fsa-table.ts';
import { fsaWords } from '../../core/report/fsa-words.ts';
import type { Grid } from '../../core/report/grid/grid.ts';
import { caseSheets, overCases } from './case-sheets.ts';
import { gridSheet } from './grid-sheet.ts';
import { type Cell, cellName, columnName, type Row, type Sheet } from './xlsx/sheet.ts';
import type { StyleName } from './xlsx/styles.ts';
import { writeWorkbook } from './xlsx/workbook.ts';

interface MoreSheet {
  readonly name: string;
  readonly grids: readonly Grid[];
  readonly widths?: readonly number[];
}

export interface FsaWorkbookParts {
  readonly language: Language;
  /** Sheets of editions and revisions. */
  readonly more?: readonly MoreSheet[];
  /** Every case the table counts: where one sheet holds them, the months are formulas over it. */
  readonly cases?: Iterable<CountedCase>;
}

const words = {
  ja: {
    table: '月次表',
    rounded: { saleValueJpy: '売却金額(概数)', purchaseValueJpy: '買付金額(概数)' },
  },
  en: {
    table: 'Table',
    rounded: { saleValueJpy: 'Sales, rounded', purchaseValueJpy: 'Purchases, rounded' },
  },
} as const;

const roundedStyles = { ja: ['oku', 'totalOku'], en: ['millions', 'totalMillions'] } as const;
const labelStyles: readonly StyleName[] = ['label', 'label1', 'label2', 'label3', 'label4'];
/** Rows are counted from 0: title, edition, ribbon or nothing, nothing, then the heads. */
const headsAt = 4;
const figuresAt = headsAt + 1;
const labelWidth = 44;
const monthWidth = 22;

function totalCell(table: FsaTable, key: FsaFigureKey, row: number): Cell {
  const total = table.total[key];
  if (total === null) return { text: noFigure, style: 'totalText' };
  const formula = `SUM(${cellName(1, row)}:${cellName(table.months.length, row)})`;
  return { formula, value: total, style: isAmount(key) ? 'totalYen' : 'totalCount' };
}

function figureRow(table: FsaTable, at: number, language: Language, casesSheet?: string): Row {
  const key = fsaFigureKeys[at];
  const style: StyleName = isAmount(key) ? 'yen' : 'count';
  const months = table.months.map((month): Cell => {
    if (casesSheet === undefined || key === 'firms') return { number: month[key], style };
    const formula = overCases(casesSheet, month.month, key, table.total.accesses);
    return { formula, value: month[key], style };
  });
  const label: Cell = { text: fsaWords(language).rows[key], style: labelStyles[at] };
  return { cells: [label, ...months, totalCell(table, key, figuresAt + at)] };
}

/** `roundForTable` as a formula: to 億円, to a tenth of one below two, to 万円 below 0.05. */
const roundedFormula = (yen: string): string =>
  `IF(${yen}<5000000,ROUND(${yen}/10000,0)*10000,IF(${yen}<195000000,ROUND(${yen}/10000000,0)*10000000,ROUND(${yen}/100000000,0)*100000000))`;

/** As published: 億円, or millions of yen, from the exact yen above. */
function roundedRow(
  table: FsaTable,
  key: 'saleValueJpy' | 'purchaseValueJpy',
  language: Language,
): Row {
  const row = figuresAt + fsaFigureKeys.indexOf(key);
  const unitYen = language === 'ja' ? 100_000_000 : 1_000_000;
  const styles = roundedStyles[language];
  const cells = [...table.months, table.total].map((figures, at): Cell => {
    const formula = `${roundedFormula(cellName(at + 1, row))}/${unitYen}`;
    const value = roundForTable(figures[key]) / unitYen;
    return { formula, value, style: styles[at < table.months.length ? 0 : 1] };
  });
  return { cells: [{ text: words[language].rounded[key], style: 'label' }, ...cells] };
}

function tableSheet(table: FsaTable, language: Language, casesSheet?: string): Sheet {
  const sheet = fsaSheet(table, language);
  const heads = ['', ...sheet.heads].map((text): Cell => ({ text, style: 'head' }));
  const plain = (text: string, style: StyleName): Row => ({ cells: [{ text, style }] });
  const notes = sheet.notes.map((note) => ({ ...plain(note, 'note'), height: 30 }));
  const rows: Row[] = [
    plain(sheet.title, 'title'),
    plain(sheet.edition, 'plain'),
    sheet.ribbon ? plain(sheet.ribbon, 'warning') : { cells: [] },
    { cells: [] },
    { cells: heads, height: 32 },
    ...fsaFigureKeys.map((_, at) => figureRow(table, at, language, casesSheet)),
    roundedRow(table, 'saleValueJpy', language),
    roundedRow(table, 'purchaseValueJpy', language),
    { cells: [] },
  ];
  const lastColumn = columnName(Math.max(5, table.months.length + 1));
  const merged = [...(sheet.ribbon ? [3] : []), ...notes.map((_, at) => rows.length + at + 1)];
  return {
    name: words[language].table,
    widths: [labelWidth, ...Array.from({ length: table.months.length + 1 }, () => monthWidth)],
    frozen: { rows: headsAt + 1, columns: 1 },
    rows: [...rows, ...notes],
    merged: merged.map((row) => `A${row}:${lastColumn}${row}`),
  };
}

export async function writeFsaWorkbook(
  target: Writable,
  table: FsaTable,
  { language, more = [], cases }: FsaWorkbookParts,
): Promise<void> {
  const { ribbon } = fsaSheet(table, language);
  const listed = cases ? caseSheets(cases, table, language) : [];
  const casesSheet = listed.length === 1 ? listed[0].name : undefined;
  await writeWorkbook(target, {
    title: fsaWords(language).title,
    created: `${table.asOf}T00:00:00Z`,
    sheets: [
      tableSheet(table, language, casesSheet),
      ...more.map(({ name, grids, widths }) => gridSheet(name, grids, { widths, ribbon })),
      ...listed,
    ],
  });
}
