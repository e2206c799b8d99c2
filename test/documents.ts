// The documents as the tests see them: their texts, and the blocks in them that are run.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './service.ts';

export interface Document {
  /** From the root of the project. */
  readonly path: string;
  readonly text: string;
}

export function documents(): Document[] {
  return globSync(['*.md', 'docs/**/*.md'], { cwd: root })
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

export interface Block {
  readonly script: string;
  /** Absent where nothing marks the block. */
  readonly run?: Run;
}

/** `<!-- run: with "smaller" for "as printed", printing "what must come out" -->`, each part optional. */
export interface Run {
  readonly replaced: string;
  readonly by: string;
  readonly prints: string;
}

const blockPattern = /(?:<!-- run(?:: ([^\n]*?))? -->\n)?^( *)```sh\n([\s\S]*?)^ *```$/gm;
const textPattern = '"((?:[^"\\\\]|\\\\.)*)"';
const withPattern = new RegExp(`with ${textPattern} for ${textPattern}`);
const printsPattern = new RegExp(`printing ${textPattern}`);

export function shellBlocks({ text }: Document): Block[] {
  return [...text.matchAll(blockPattern)].map(([whole, marks = '', indent, body]) => {
    const script = body!.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
    return whole.startsWith('<!-- run') ? { script, run: runOf(marks) } : { script };
  });
}

function runOf(marks: string): Run {
  const [, by = '', replaced = ''] = withPattern.exec(marks) ?? [];
  const prints = printsPattern.exec(marks)?.[1] ?? '';
  return { by, replaced, prints: prints.replaceAll('\\"', '"') };
}
