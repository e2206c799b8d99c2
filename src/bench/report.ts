// What a benchmark has to say: figures beside what they should reach, for people and for programs.
import type { Machine } from './machine.ts';

export interface Line {
  readonly what: string;
  readonly figure: string;
  /** What it should reach; absent where a figure only explains another. */
  readonly target?: string;
  readonly met?: boolean;
}

export interface Report {
  readonly name: string;
  readonly lines: readonly Line[];
  /** The same and more, as numbers. */
  readonly figures: Readonly<Record<string, unknown>>;
}

export function textOfReport({ name, lines }: Report): string {
  const width = Math.max(0, ...lines.map(({ what }) => what.length));
  const rows = lines.map(({ what, figure, target, met }) => {
    const verdict = target === undefined ? '' : `   ${met ? 'reached' : 'SHORT'}: ${target}`;
    return `  ${what.padEnd(width)}  ${figure}${verdict}`;
  });
  return `${name}\n${rows.join('\n')}\n`;
}

export function textOfMachine({ cpu, cores, memoryGiB, node, system }: Machine): string {
  return `${cpu}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node.slice(1)}\n`;
}
