// Tables of the reference pages.

export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** A number as people read it: 1,000,000 rather than 1000000. */
export function figure(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 6 });
}
