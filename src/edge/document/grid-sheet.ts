// A grid as a worksheet: numbers as numbers, the total as formulas over the rows above it.
import type { Grid, GridCell, Unit } from '../../core/report/grid/grid.ts';
import { type Cell, cellName, columnName, type Row, type Sheet } from './xlsx/sheet.ts';
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

/** Several grids one below the other on one sheet, the first with frozen heads. */
export function gridSheet(name: string, grids: readonly Grid[]): Sheet {
  const rows: Row[] = [];
  for (const { title, columns, rows: body, total, notes = [] } of grids) {
    if (rows.length > 0) rows.push({ cells: [] });
    rows.push({ cells: [{ text: title, style: 'title' }] }, headRow(columns));
    const first = rows.length;
    rows.push(...body.map((row) => ({ cells: row.map(gridCell) })));
    if (total) rows.push(totalRow(total, first, body.length));
    rows.push(...notes.map((text): Row => ({ cells: [{ text, style: 'plain' }] })));
  }
  const most = Math.max(...grids.map(({ columns }) => columns.length));
  const widths = Array.from({ length: most }, (_, at) =>
    grids.some(({ columns }) => columns[at]?.align === 'start') ? wordsWidth : figureWidth,
  );
  return { name, widths, frozen: { rows: 2, columns: 0 }, rows };
}

/** `A4:H4` of a row of heads, counted from 0. */
export const filterOver = (columns: number, row: number, lastRow: number): string =>
  `A${row + 1}:${columnName(columns - 1)}${lastRow + 1}`;
