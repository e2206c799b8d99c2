// The project's own files as the tidy tests see them: sources with their imports, and all texts.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './service.ts';

export interface SourceFile {
  /** From the root of the project: `src/core/pipeline.ts`. */
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
  /** Tests, and what only tests and benchmarks use. */
  readonly isTest: boolean;
  readonly imports: readonly Import[];
}

export interface Import {
  /** As it is written: `../lib/hash.ts`, `node:fs`, `zod`. */
  readonly name: string;
  /** From the root of the project; empty for packages and Node's own. */
  readonly path: string;
}

const importPattern = /(?:\bfrom|\bimport|\bimport\(|new URL\()\s*'([^']+)'/g;
const testPattern =
  /(\.test|\.bench)\.ts$|\/(test-[^/]*|testing|kill-target|memory-disk)\.ts$|^test\//;

export function sourceFiles(): SourceFile[] {
  return globSync(['src/**/*.ts', 'test/**/*.ts'], { cwd: root })
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return {
        path,
        text,
        lines: text.split('\n'),
        isTest: testPattern.test(path),
        imports: importsOf(path, text),
      };
    });
}

function importsOf(path: string, text: string): Import[] {
  const names = [...withoutComments(text).matchAll(importPattern)].map(([, name]) => name);
  return names.map((name) => ({
    name,
    path: name.startsWith('.') ? join(path, '..', name) : '',
  }));
}

/** Comments may name what code must not; strings are left as they are. */
export function withoutComments(text: string): string {
  return text.replace(/^\s*\/\/.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '');
}

/** Every text of the repository, documents and settings as well. */
export function allTexts(): { path: string; text: string }[] {
  const patterns = ['*', '{src,test,bin,docs,.ci,console}/**/*'];
  return globSync(patterns, { cwd: root, exclude: ['node_modules', '**/dist/**'] })
    .filter((path) => /\.(ts|mjs|json|md|css|html|sh)$|(^|\/)(sekisho|run|LICENSE)$/.test(path))
    .filter((path) => path !== 'package-lock.json')
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

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

/** Relies on the formatter: a block ends at the first line that closes at its own indent. */
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
    `\\b${name}\\.(size|length)\\b.*Max\\b|Max\\b.*\\b${name}\\.(size|length)\\b`,
  );
  if (lines.some((line) => measured.test(line))) return true;
  for (let above = place - 1; above >= 0 && /^\s*(\/\/|\/?\*)/.test(lines[above]!); above -= 1)
    if (/\w+Max\b/.test(lines[above]!)) return true;
  return false;
}
