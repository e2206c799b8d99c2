// The map in the READMEs is that of the tree: every folder in it exists, and every folder is in it.
import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './service.ts';

/** Not of the source: made by tools, or none of a reader's business. */
const unlisted = ['node_modules', 'bin'];

/** Folders without a file do not exist for git. */
function foldersIn(path: string): string[] {
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => `${path}${name}/`)
    .filter((folder) => !unlisted.includes(folder.slice(0, -1)))
    .filter((folder) => globSync(`${folder}**/*.*`, { cwd: root }).length > 0);
}

/** `src/core/ …` names a folder; an indented line under it names folders in it. */
function foldersOnMap(readme: string): string[] {
  const block = /^## (?:Map|地図)\n\n```\n([\s\S]*?)```/m.exec(readme)?.[1] ?? '';
  let outer = '';
  return block
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      if (!line.startsWith(' ')) outer = line.split(' ')[0]!;
      const names = line.startsWith(' ') ? line.trim().split(' ') : [''];
      return names.map((name) => `${outer}${name}`);
    });
}

for (const name of ['README.md', 'README.ja.md'])
  test(`the map in ${name}`, () => {
    const top = foldersIn('').filter((folder) => folder !== 'src/');
    // The neighbours come and go: the map says that each has a folder under src/edge.
    const inner = ['src/', 'docs/', 'src/core/'].flatMap(foldersIn);
    const onMap = foldersOnMap(readFileSync(join(root, name), 'utf8'));
    assert.deepEqual(onMap.toSorted(), [...top, ...inner].toSorted());
  });
