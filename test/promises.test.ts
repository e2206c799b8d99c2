// What the pages on security promise names the test that shows it, and that test is there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './service.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

for (const [page, least] of [
  ['docs/reference/audit.md', 15],
  ['docs/reference/threat-model.md', 30],
  ['docs/reference/asvs.md', 30],
] as const)
  test(`every promise of ${page} names a test that is there`, () => {
    const named = [...read(page).matchAll(/`([^`]+\.test\.ts)`: ([^|()\n]+?)(?= \||\)|$)/gm)];
    assert.ok(named.length >= least, `${named.length} promises`);
    for (const [, file, name] of named) {
      assert.ok(existsSync(join(root, file!)), `${file} is not there`);
      // The parts of a name that is put together stand apart.
      assert.ok(read(file!).includes(name!.trim()), `${file} has no test "${name}"`);
    }
  });

test('every row of the threat model’s table names a test', () => {
  const rows = read('docs/reference/threat-model.md')
    .split('\n')
    .filter((line) => /^\| [^|]*\| [STRIDE]( [STRIDE])* \|/.test(line));
  assert.ok(rows.length >= 25, `${rows.length} rows`);
  for (const row of rows) assert.match(row, /`[^`]+\.test\.ts`: [^|]+ \|$/);
});

test('what ASVS asks is shown by a test, said to be not met, or not there to be asked of', () => {
  const rows = read('docs/reference/asvs.md')
    .split('\n')
    .filter((line) => line.startsWith('| V'));
  assert.ok(rows.length >= 35, `${rows.length} rows`);
  for (const row of rows)
    assert.match(
      row,
      /`[^`]+\.test\.ts`: [^|]+ \|$|\*\*not met\*\*|(not used|nothing a sender).*– \|$/,
    );
});
