// Grids for a terminal, aligned by display width.
import { displayWidth, padDisplayEnd, padDisplayStart } from '../../lib/display-width.ts';
import type { Grid, GridColumn } from './grid.ts';

const columnGap = '  ';

function padded(text: string, { align }: GridColumn, width: number): string {
  return align === 'start' ? padDisplayEnd(text, width) : padDisplayStart(text, width);
}

/** Title, heads over a rule, rows, the total under a rule, notes; lines end without spaces. */
export function renderGrid({ title, columns, rows, total, notes = [] }: Grid): string {
  const body = rows.map((row) => row.map(({ text }) => text));
  const foot = total ? [total.map(({ text }) => text)] : [];
  const lines = [columns.map(({ head }) => head), ...body, ...foot];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => displayWidth(line[at]))));
  const drawn = lines.map((line) =>
    line.map((text, at) => padded(text, columns[at], widths[at])).join(columnGap),
  );
  const rule = '-'.repeat(widths.reduce((sum, width) => sum + width + columnGap.length, -2));
  const [head, ...others] = drawn;
  const below = total ? [...others.slice(0, -1), rule, others.at(-1)!] : others;
  return [title, head, rule, ...below, ...notes].map((line) => `${line.trimEnd()}\n`).join('');
}

/** Several grids with an empty line between them. */
export const renderGrids = (grids: readonly Grid[]): string => grids.map(renderGrid).join('\n');
