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

/** As the formatter leaves them: an import at the beginning of a line, or the end of a long one. */
const importPattern =
  /^(?:import .*|\} )from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)|new URL\(\s*'([^']+\.ts)'/gm;
const testPattern =
  /(\.test|\.bench)\.ts$|\/(test-[^/]*|testing|kill-target|memory-disk)\.ts$|^test\//;

export function sourceFiles(): SourceFile[] {
  return globSync(['src/**/*.ts', 'test/**/*.ts', 'console/src/**/*.{ts,tsx}'], { cwd: root })
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
  const found = [...withoutComments(text).matchAll(importPattern)];
  const names = found.map(([, ...names]) => names.find((name) => name !== undefined)!);
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
    .filter((path) => /\.(ts|tsx|mjs|json|md|css|html|sh)$|(^|\/)(sekisho|run|LICENSE)$/.test(path))
    .filter((path) => path !== 'package-lock.json')
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
