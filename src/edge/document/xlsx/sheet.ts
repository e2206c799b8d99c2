// What a worksheet is made of; rows may be produced one by one and are never held together.
import type { StyleName } from './styles.ts';

export type Cell =
  | { readonly text: string; readonly style?: StyleName }
  | { readonly number: number; readonly style?: StyleName }
  /** `value` is shown until the reader recalculates; the formula is without its equals sign. */
  | { readonly formula: string; readonly value: number; readonly style?: StyleName };

export interface Row {
  /** Undefined leaves a cell empty. */
  readonly cells: readonly (Cell | undefined)[];
  /** Points; readers choose by themselves without. */
  readonly height?: number;
}

export interface Sheet {
  /** At most 31 characters, without []:*?/\ as Excel asks. */
  readonly name: string;
  /** Widths in characters, one a column. */
  readonly widths: readonly number[];
  /** Rows and columns that stay while scrolling. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly rows: Iterable<Row>;
  /** `A4:H4`: offers a filter on this row of heads. */
  readonly filter?: string;
  /** `A1:E1`: cells shown as one. */
  readonly merged?: readonly string[];
}

/** Excel takes 1,048,576; a round number leaves room for heads. */
export const sheetRowsMax = 1_000_000;

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** 2, 5 → C6: both counted from 0. */
export const cellName = (column: number, row: number): string => `${columnName(column)}${row + 1}`;

/** A sheet's name as formulas name it. */
export const sheetReference = (name: string): string => `'${name.replaceAll("'", "''")}'!`;
