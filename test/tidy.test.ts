// What good order is here, checked: who may import whom, how long things are, what has a maximum.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type FunctionBody, functionsOf, keptCollections } from './function-bodies.ts';
import { allTexts, type SourceFile, sourceFiles, withoutComments } from './source-files.ts';
import {
  banned,
  boundedElsewhere,
  consoleMayImport,
  functionLinesMax,
  linesMax,
  longFiles,
  longFunctions,
  mayImport,
  notWiredYet,
  pureModules,
} from './tidy-rules.ts';

const files = sourceFiles();
const sources = files.filter(({ isTest }) => !isTest);

/** `core/event` of `src/core/event/read.ts`, `engine` of `src/engine/world/world.ts`. */
function partOf(path: string): string {
  const [, part, ...inner] = path.split('/');
  return part === 'core' || part === 'edge' ? `${part}/${inner[0]}` : part!;
}

function isWithin(part: string, allowed: string): boolean {
  return part === allowed || part.startsWith(`${allowed}/`);
}

function none(found: readonly string[], what: string): void {
  assert.deepEqual(found, [], what);
}

describe('imports', () => {
  test('go one way', () => {
    const wrong: string[] = [];
    for (const { path, imports } of sources) {
      if (!path.startsWith('src/')) continue;
      const part = partOf(path);
      const allowed = mayImport[part];
      if (!allowed) wrong.push(`${path}: ${part} is not entered in mayImport`);
      for (const { path: target } of imports) {
        if (!target || partOf(target) === part) continue;
        const isAllowed = allowed?.some((other) => isWithin(partOf(target), other));
        if (!isAllowed) wrong.push(`${path} imports ${target}`);
      }
    }
    none(wrong, 'imports against the order');
  });

  test('stay inside the project and carry their ending', () => {
    const wrong = files.flatMap(({ path, imports }) =>
      imports
        .filter(({ name, path: target }) =>
          target
            ? !/^(src|test|console\/src)\/.*\.(tsx?|json|css)$/.test(target)
            : name.startsWith('/'),
        )
        .map(({ name }) => `${path} imports ${name}`),
    );
    none(wrong, 'imports that leave src, test and console');
  });

  test('of the console know the service by its messages only, and the core as words and types', () => {
    const wrong = sources
      .filter(({ path }) => path.startsWith('console/'))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ path: target }) => target && !consoleMayImport.test(target))
          .map(({ path: target }) => `${path} imports ${target}`),
      );
    none(wrong, 'imports of the console');
  });

  test('of the pure parts name no module but these', () => {
    const wrong = sources
      .filter(({ path }) => /^src\/(core|intel)\//.test(path))
      .flatMap(({ path, imports }) => {
        const allowed = pureModules
          .filter(([place]) => place.test(path))
          .flatMap(([, names]) => names);
        return imports
          .filter(({ name, path: target }) => !target && !allowed.includes(name))
          .map(({ name }) => `${path} imports ${name}`);
      });
    none(wrong, 'modules in core or intel');
  });
});

/** The name before the parenthesis, or the header's line where there is none. */
function nameOf({ header, first }: FunctionBody, { lines }: SourceFile): string {
  for (let line = first - 1; line >= Math.max(0, first - 12); line -= 1) {
    const found = /function\*? (\w+)/.exec(lines[line]!);
    if (found) return found[1]!;
    if (line < first - 1 && lines[line]!.startsWith('}')) break;
  }
  return header;
}

describe('length', () => {
  test(`no file has more than ${linesMax} lines`, () => {
    const long = files.filter(({ lines }) => lines.length - 1 > linesMax).map(({ path }) => path);
    assert.deepEqual(long, Object.keys(longFiles));
  });

  test(`no function has more than ${functionLinesMax} lines of its own`, () => {
    const long = files.flatMap((file) =>
      functionsOf(file)
        .filter(({ ownLines }) => ownLines > functionLinesMax)
        .map((body) => `${file.path} ${nameOf(body, file)}`),
    );
    assert.deepEqual(long, Object.keys(longFunctions));
  });

  test('functions are found and measured', () => {
    const lines = ['function outer(', '  a: number,', '): void {', '  if (a) {', '    b();', '  }'];
    lines.push('  list.map((x) => {', '    c();', '  });', '}', '');
    const file = { path: 'a.ts', text: '', lines, isTest: false, imports: [] };
    assert.deepEqual(
      functionsOf(file).map(({ first, last, ownLines }) => [first, last, ownLines]),
      [
        [7, 9, 3],
        [3, 10, 5],
      ],
    );
  });
});

describe('bounds', () => {
  const kept = sources
    .filter(({ path }) => /^src\/(engine|edge|serve|cluster|hub|intel)\//.test(path))
    .flatMap((file) => keptCollections(file).map((collection) => ({ file, ...collection })));

  test('every kept collection names its maximum, or is entered with what bounds it', () => {
    const missing = kept
      .filter(
        ({ file, name, namesMaximum }) =>
          !namesMaximum && !boundedElsewhere[`${file.path} ${name}`],
      )
      .map(({ file, name, line }) => `${file.path}:${line} ${name}`);
    none(missing, 'collections without a maximum');
  });

  test('nothing is entered that is not there', () => {
    const there = new Set(kept.map(({ file, name }) => `${file.path} ${name}`));
    none(
      Object.keys(boundedElsewhere).filter((entry) => !there.has(entry)),
      'entries to strike out',
    );
    assert.ok(
      kept.some(({ namesMaximum }) => namesMaximum),
      'the search finds those that do',
    );
  });
});

describe('code', () => {
  function matches(pattern: RegExp, where = files): string[] {
    return where.flatMap(({ path, text }) =>
      withoutComments(text)
        .split('\n')
        .filter((line) => pattern.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
  }

  test('has no default export, no barrel, no any, no waiver', () => {
    none(matches(/^export default\b/), 'default exports');
    none(matches(/^export (\*|\{[^}]*\} from|type \{[^}]*\} from)/), 're-exports');
    none(
      files.map(({ path }) => path).filter((path) => path.endsWith('/index.ts')),
      'barrels',
    );
    none(matches(/(: |<|as |\| )any\b(?!')/), 'any');
    const waivers = files.filter(({ text }) =>
      /@ts-(ignore|nocheck|expect-error)|biome-ignore/.test(text),
    );
    none(
      waivers.map(({ path }) => path).filter((path) => path !== 'test/tidy.test.ts'),
      'waivers',
    );
  });

  test('is used: every file is imported, or is where a thread or a program begins', () => {
    const begins = [
      /^src\/main\.ts$/,
      /^console\/src\/main\.tsx$/,
      /^test\/console\/pictures\.ts$/,
      /\.test\.ts$/,
      /\.bench\.ts$/,
    ];
    const used = new Set(files.flatMap(({ imports }) => imports.map(({ path }) => path)));
    const texts = files.map(({ text }) => text);
    const isNamed = (path: string): boolean => {
      const base = path.slice(path.lastIndexOf('/') + 1);
      return texts.some((text) => text.includes(`'${base}'`) || text.includes(`/${base}'`));
    };
    const dead = files
      .map(({ path }) => path)
      .filter((path) => !used.has(path) && !begins.some((pattern) => pattern.test(path)))
      .filter((path) => !isNamed(path))
      .filter((path) => !notWiredYet.some(([place]) => place.test(path)));
    none(dead, 'files nobody imports');
  });

  test('is used: what a file exports is spoken of again, there or elsewhere', () => {
    const spoken = new Map<string, number>();
    for (const { text } of files)
      for (const [word] of text.matchAll(/[\w$]+/g)) spoken.set(word, (spoken.get(word) ?? 0) + 1);
    const exported = /^export (?:async )?(?:const|function\*?|class|interface|type) ([\w$]+)/gm;
    const dead = files.flatMap(({ path, text }) =>
      [...text.matchAll(exported)]
        .filter(([, name]) => spoken.get(name!) === 1)
        .map(([, name]) => `${path}: ${name}`),
    );
    none(dead, 'exports that nobody uses');
  });

  test('of a test is not used by the program', () => {
    const tests = new Set(files.filter(({ isTest }) => isTest).map(({ path }) => path));
    const wrong = sources
      .filter(({ path }) => !path.startsWith('src/bench/'))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ path: target }) => tests.has(target))
          .map(({ path: t }) => `${path}: ${t}`),
      );
    none(wrong, 'program files that import a test');
  });

  test('begins with a sentence that says what it is for', () => {
    const wrong = sources.filter(({ text }) => !text.startsWith('// ')).map(({ path }) => path);
    none(wrong, 'modules without a first comment');
  });
});

describe('words', () => {
  test('nothing is promised in passing', () => {
    const promises = new RegExp(
      `\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|${['X', 'X', 'X:'].join('')})`,
    );
    none(
      allTexts()
        .filter(({ text }) => promises.test(text))
        .map(({ path }) => path),
      'promises without an issue',
    );
  });

  test('nothing names the place where it was written', () => {
    const wrong = allTexts().flatMap(({ path, text }) =>
      banned.filter((pattern) => pattern.test(text)).map((pattern) => `${path}: ${pattern.source}`),
    );
    none(wrong, 'words that do not belong here');
  });
});
