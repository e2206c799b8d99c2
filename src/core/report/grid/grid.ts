// A grid of worded cells with their numbers beside them: one layout for terminal, PDF and workbook.

import type { Exact } from '../exact.ts';
import { approximately, decimalText } from '../exact.ts';
import { amountText, grouped, type Language } from '../fsa-amount.ts';

export type Unit = 'count' | 'signed' | 'yen' | 'price' | 'percent';

export interface GridCell {
  readonly text: string;
  /** What a workbook calculates with; absent for words. */
  readonly number?: number;
  readonly unit?: Unit;
}

export interface GridColumn {
  readonly head: string;
  /** Words start at the left, figures end at the right. */
  readonly align: 'start' | 'end';
}

export interface Grid {
  readonly title: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly (readonly GridCell[])[];
  /** Sums of the rows above: a workbook writes them as formulas. */
  readonly total?: readonly GridCell[];
  readonly notes?: readonly string[];
}

export const wordsCell = (text: string): GridCell => ({ text });

export const countCell = (count: number): GridCell => ({
  text: grouped(count),
  number: count,
  unit: 'count',
});

/** `+12`, `-3`, `0`. */
export const signedCell = (change: number): GridCell => ({
  text: `${change > 0 ? '+' : change < 0 ? '-' : ''}${grouped(Math.abs(change))}`,
  number: change,
  unit: 'signed',
});

const yenText = (yen: number): string => `${yen < 0 ? '-' : ''}${grouped(Math.abs(yen))}`;

/** Every yen: `12,345`. */
export const yenCell = (yen: number): GridCell => ({
  text: yenText(yen),
  number: yen,
  unit: 'yen',
});

/** Rounded as the regulator prints amounts, exact in a workbook. */
export const amountCell = (yen: number, language: Language): GridCell => ({
  text: amountText(yen, language),
  number: yen,
  unit: 'yen',
});

/** A price or quantity with the decimals it has, at most six shown. */
export function decimalCell(value: Exact): GridCell {
  const [whole, decimals] = decimalText(value).split('.');
  const sign = whole.startsWith('-') ? '-' : '';
  const text = sign + grouped(Number(whole.replace('-', '')));
  return {
    text: decimals === undefined ? text : `${text}.${decimals}`,
    number: approximately(value),
    unit: 'price',
  };
}

/** `93.4 %` of 0.934. */
export const percentCell = (share: number): GridCell => ({
  text: `${(share * 100).toFixed(1)} %`,
  number: share,
  unit: 'percent',
});

export const column = (head: string, align: GridColumn['align'] = 'end'): GridColumn => ({
  head,
  align,
});
