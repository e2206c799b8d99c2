// Functions and collections of a source file, told from its layout: the formatter guarantees it.
import type { SourceFile } from './source-files.ts';

export interface FunctionBody {
  /** Its first and last line, counted from 1. */
  readonly first: number;
  readonly last: number;
  readonly header: string;
  /** Its own lines, without those of the functions inside it: a factory is a scope, not a procedure. */
  readonly ownLines: number;
}

const notFunctions =
  /^(\} )?(if|for|while|switch|else|do|try|catch|finally|class|interface|export (interface|class))\b/;

/** A block ends at the first line that closes at its own indent. */
export function functionsOf({ lines }: SourceFile): FunctionBody[] {
  const open: { first: number; indent: number; header: string; inner: number }[] = [];
  const bodies: FunctionBody[] = [];
  for (const [place, line] of lines.entries()) {
    const text = line.trim();
    const indent = line.length - line.trimStart().length;
    const top = open.at(-1);
    if (top && text.startsWith('}') && indent === top.indent) {
      open.pop();
      const total = place + 2 - top.first;
      const { first, header, inner } = top;
      bodies.push({ first, last: place + 1, header, ownLines: total - inner });
      const outer = open.at(-1);
      if (outer) outer.inner += total;
    }
    if (isFunctionStart(text)) open.push({ first: place + 1, indent, header: text, inner: 0 });
  }
  return bodies;
}

function isFunctionStart(text: string): boolean {
  if (!text.endsWith('{') || notFunctions.test(text)) return false;
  return text.endsWith('=> {') || /\)(: .+)? \{$/.test(text);
}

export interface Collection {
  readonly name: string;
  readonly line: number;
  /** Whether a maximum is named in the comment above it or where it is measured. */
  readonly namesMaximum: boolean;
}

const declaration = /^ *(?:export )?(?:let|const) (\w+)(?:: [^=]+)? = (?:\[\]|new (?:Map|Set)\b)/;

/** Collections that a function inside the declaring one (or the module) makes grow: they are kept. */
export function keptCollections(file: SourceFile): Collection[] {
  const functions = functionsOf(file);
  const kept: Collection[] = [];
  for (const [place, line] of file.lines.entries()) {
    const name = declaration.exec(line)?.[1];
    if (name === undefined) continue;
    const outer = innermost(functions, place + 1);
    const last = outer?.last ?? file.lines.length;
    const grows = new RegExp(`\\b${name}(\\.(push|set|add|unshift|splice)\\(| = (?!\\[\\]|new ))`);
    const isKept = file.lines.some((text, at) => {
      if (at <= place || at + 1 > last || !grows.test(text)) return false;
      return innermost(functions, at + 1) !== outer || text.includes('=>');
    });
    if (isKept) kept.push({ name, line: place + 1, namesMaximum: namesMaximum(file, place, name) });
  }
  return kept;
}

function innermost(functions: readonly FunctionBody[], line: number): FunctionBody | undefined {
  const around = functions.filter(({ first, last }) => first <= line && line <= last);
  return around.sort((left, right) => right.first - left.first)[0];
}

function namesMaximum({ lines }: SourceFile, place: number, name: string): boolean {
  const measured = new RegExp(
    `\\b${name}\\.(size|length)\\b.*(Max|_MAX)\\b|(Max|_MAX)\\b.*\\b${name}\\.(size|length)\\b`,
  );
  if (lines.some((line) => measured.test(line))) return true;
  for (let above = place - 1; above >= 0 && /^\s*(\/\/|\/?\*)/.test(lines[above]!); above -= 1)
    if (/\w+(Max|_MAX)\b/.test(lines[above]!)) return true;
  return false;
}
