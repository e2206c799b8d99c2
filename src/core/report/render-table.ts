// The table for a terminal, aligned by display width; several tables beside or above each other.
import { displayWidth, padDisplayEnd, padDisplayStart } from '../lib/display-width.ts';
import type { Language } from './fsa-amount.ts';
import type { FsaSheet } from './fsa-sheet.ts';
import { fsaSheet } from './fsa-sheet.ts';
import type { ShownTable } from './fsa-table.ts';

const columnGap = '  ';
const blockGap = '  |  ';
/** Two Japanese tables of three months side by side still fit a wide terminal. */
const widthMaxDefault = 160;

const widest = (texts: readonly string[]): number => Math.max(...texts.map(displayWidth));

/** The row names with their steps, under an empty head. */
function labelLines(sheet: FsaSheet): string[] {
  const labels = sheet.rows.map(({ label, indent }) => '  '.repeat(indent) + label);
  const width = widest(labels);
  return ['', ...labels].map((label) => padDisplayEnd(label, width));
}

/** Heads and cells, right-aligned: one line for the heads and one a row. */
function figureLines(sheet: FsaSheet): string[] {
  const lines = [sheet.heads, ...sheet.rows.map((row) => row.cells)];
  const widths = sheet.heads.map((_, at) => widest(lines.map((line) => line[at])));
  return lines.map((line) =>
    line.map((cell, at) => padDisplayStart(cell, widths[at])).join(columnGap),
  );
}

const captions = (sheet: FsaSheet): string[] =>
  sheet.ribbon === undefined ? [sheet.edition] : [sheet.edition, sheet.ribbon];

/** A rule under the heads, drawn in ASCII because box lines have no certain width. */
function underHeads(lines: readonly string[]): string[] {
  const [heads, ...rows] = lines;
  return [heads, '-'.repeat(widest(lines)), ...rows];
}

/** Heads, a rule and the rows, without title and notes. */
export function tableLines(sheet: FsaSheet): string[] {
  const figures = figureLines(sheet);
  return underHeads(labelLines(sheet).map((label, at) => label + columnGap + figures[at]));
}

const asText = (lines: readonly string[]): string =>
  `${lines.map((line) => line.trimEnd()).join('\n')}\n`;

export function renderTable(table: ShownTable, language: Language): string {
  const sheet = fsaSheet(table, language);
  return asText([sheet.title, ...captions(sheet), '', ...tableLines(sheet), '', ...sheet.notes]);
}

export interface TitledTable {
  readonly title: string;
  readonly table: ShownTable;
}

/** One table's title, captions and figures as lines of one width, for standing beside another. */
function blockLines(title: string, sheet: FsaSheet): string[] {
  const above = [title, sheet.edition, sheet.ribbon ?? ''];
  const figures = figureLines(sheet);
  const width = Math.max(widest(above), widest(figures));
  return [
    ...above.map((line) => padDisplayEnd(line, width)),
    ...underHeads(figures.map((line) => padDisplayStart(line, width))),
  ];
}

function besideLines(titles: readonly string[], sheets: readonly FsaSheet[]): string[] {
  const [head, ...labels] = labelLines(sheets[0]);
  const labelColumn = [head, head, head, head, '-'.repeat(displayWidth(head)), ...labels];
  const blocks = sheets.map((sheet, at) => blockLines(titles[at], sheet));
  return labelColumn.map((label, at) =>
    [label, ...blocks.map((block) => block[at])].join(blockGap),
  );
}

function stackedLines(titles: readonly string[], sheets: readonly FsaSheet[]): string[] {
  return sheets.flatMap((sheet, at) => [
    ...(at === 0 ? [] : ['']),
    titles[at],
    ...captions(sheet),
    ...tableLines(sheet),
  ]);
}

/**
 * Several tables for comparison (undefended, defended), their common notes once at the end:
 * side by side where that fits `widthMax` columns, one above the other where it does not.
 */
export function renderTables(
  titled: readonly TitledTable[],
  options: { readonly language: Language; readonly widthMax?: number },
): string {
  if (titled.length === 0) return '';
  const titles = titled.map(({ title }) => title);
  const sheets = titled.map(({ table }) => fsaSheet(table, options.language));
  const beside = besideLines(titles, sheets);
  const fits = widest(beside) <= (options.widthMax ?? widthMaxDefault);
  return asText([...(fits ? beside : stackedLines(titles, sheets)), '', ...sheets[0].notes]);
}
