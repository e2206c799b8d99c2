// A grid as a worksheet: numbers as numbers, the total as formulas over the rows above it.
import { displayWidth } from '../../core/lib/display-width.ts';
import type { Grid, GridCell, Unit } from '../../core/report/grid/grid.ts';
import { type Cell, cellName, type Row, type Sheet } from './xlsx/sheet.ts';
import type { StyleName } from './xlsx/styles.ts';

const styles: Readonly<Record<Unit, StyleName>> = {
  count: 'count',
  signed: 'signed',
  yen: 'count',
  price: 'price',
  percent: 'percent',
};

/** Character widths: figures up to 約1,540億円 in yen, words as far as they go. */
const figureWidth = 16;
const wordsWidth = 22;

export function gridCell({ text, number, unit = 'count' }: GridCell): Cell {
  return number === undefined ? { text, style: 'text' } : { number, style: styles[unit] };
}

/** Sentences in a column narrower than they are. */
const wrappedCell = (cell: GridCell): Cell =>
  cell.number === undefined ? { text: cell.text, style: 'wrapped' } : gridCell(cell);

function totalCell(cell: GridCell, column: number, first: number, last: number): Cell {
  if (cell.number === undefined) return { text: cell.text, style: 'totalText' };
  if (last < first) return { number: cell.number, style: 'totalCount' };
  const formula = `SUM(${cellName(column, first)}:${cellName(column, last)})`;
  return { formula, value: cell.number, style: 'totalCount' };
}

export const headRow = (columns: Grid['columns']): Row => ({
  cells: columns.map(({ head }) => ({ text: head, style: 'head' as const })),
  height: 32,
});

/** The row of sums under `rows` rows that begin at row `first`, counted from 0. */
export function totalRow(total: readonly GridCell[], first: number, rows: number): Row {
  return {
    cells: total.map((cell, column) => totalCell(cell, column, first, first + rows - 1)),
  };
}

/** Points; readers do not all find the height of wrapped words by themselves. */
const lineHeight = 14;
/** What Excel takes. */
const rowHeightMax = 409;

function linesIn(text: string, width: number): number {
  const lines = text.split('\n').map((line) => Math.ceil(displayWidth(line) / width));
  return lines.reduce((sum, count) => sum + Math.max(1, count), 0);
}

function wrappedRow(cells: readonly GridCell[], widths: readonly number[]): Row {
  const lines = Math.max(...cells.map(({ text }, at) => linesIn(text, widths[at])));
  const height = Math.min(rowHeightMax, lines * lineHeight + 2);
  return { cells: cells.map(wrappedCell), height };
}

function widthsOf(grids: readonly Grid[]): readonly number[] {
  const most = Math.max(...grids.map(({ columns }) => columns.length));
  return Array.from({ length: most }, (_, at) =>
    grids.some(({ columns }) => columns[at]?.align === 'start') ? wordsWidth : figureWidth,
  );
}

export interface GridSheetLook {
  /** In characters; with them words are wrapped in their cells. */
  readonly widths?: readonly number[];
  /** Stands above all: a sheet is printed and sent without the others. */
  readonly ribbon?: string;
}

/** Several grids one below the other on one sheet, the first with frozen heads. */
export function gridSheet(
  name: string,
  grids: readonly Grid[],
  { widths, ribbon }: GridSheetLook = {},
): Sheet {
  const rows: Row[] = [];
  if (ribbon !== undefined) rows.push({ cells: [{ text: ribbon, style: 'ribbon' }] });
  const above = rows.length;
  for (const { title, columns, rows: body, total, notes = [] } of grids) {
    if (rows.length > above) rows.push({ cells: [] });
    rows.push({ cells: [{ text: title, style: 'title' }] }, headRow(columns));
    const first = rows.length;
    rows.push(
      ...body.map((row) => (widths ? wrappedRow(row, widths) : { cells: row.map(gridCell) })),
    );
    if (total) rows.push(totalRow(total, first, body.length));
    rows.push(...notes.map((text): Row => ({ cells: [{ text, style: 'plain' }] })));
  }
  return {
    name,
    widths: widths ?? widthsOf(grids),
    frozen: { rows: above + 2, columns: 0 },
    rows,
  };
}
