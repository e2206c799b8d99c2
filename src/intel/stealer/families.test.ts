// On the sample logs of three families (synthetic persons): every block read, and read rightly, also by a
// grammar from which the family's own words were taken, and by one without any word at all.
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { familyByLayout } from './family.ts';
import { familyWords, joinWords, type Role } from './role-words.ts';
import { readText } from './test-reader.ts';

const root = join(import.meta.dirname, '../../../../shared/data/stealer_logs');
const families = ['redline', 'vidar', 'lumma'];
const skip = existsSync(root) ? false : `sample logs are not at ${root}`;

/** Counted and read apart from the grammar: by the three words each sample family uses. */
function expectedOf(text: string): string[] {
  const found: string[] = [];
  let host = '';
  let login = '';
  for (const line of text.split(/\r?\n/)) {
    const [, key, value = ''] = /^([A-Za-z]+): ?(.*)$/.exec(line) ?? [];
    if (key === 'URL' || key === 'Host') host = new URL(value).hostname;
    if (key === 'USER' || key === 'Login' || key === 'Username') login = value;
    if (key === 'PASS' || key === 'Password') found.push(`${host} ${login} ${value}`);
  }
  return found;
}

function passwordFiles(family: string): string[] {
  return globSync(join(root, family, '*', '**', '*asswords.txt'))
    .filter((path) => !path.includes('Filegrabber'))
    .map((path) => readFileSync(path, 'utf8'));
}

function assertReads(family: string, words?: ReadonlyMap<string, Role>): void {
  const files = passwordFiles(family);
  assert.ok(files.length >= 4);
  for (const text of files) {
    const expected = expectedOf(text);
    assert.ok(expected.length > 0);
    const read = readText(text, { words });
    assert.deepEqual(read.credentials, expected);
    assert.equal(read.counts.blocks, expected.length);
  }
}

for (const family of families) {
  test(`reads every block of ${family}`, { skip }, () => assertReads(family));

  test(`reads ${family} with the words of the two other sample families only`, { skip }, () => {
    const others = families.filter((other) => other !== family);
    assertReads(family, joinWords(...others.map((other) => familyWords[other]!)));
  });

  test(`reads ${family} without knowing any word`, { skip }, () => {
    assertReads(family, new Map());
  });

  test(`names ${family} by its layout`, { skip }, () => {
    for (const text of passwordFiles(family))
      assert.equal(familyByLayout(readText(text).layout), family);
  });
}

test('finds no credential in any other file of the sample logs', { skip }, () => {
  for (const path of globSync(join(root, '*', '*', '**', '*.txt'))) {
    if (/asswords\.txt$/.test(path)) continue;
    const { counts } = readText(readFileSync(path));
    assert.deepEqual(counts, { blocks: 0, rows: 0, watched: 0 }, path);
  }
});

test('reads machine, name, zone and day of every sample log', { skip }, () => {
  const files = globSync(join(root, '*', '*', '{UserInformation,information,System}.txt'));
  assert.equal(files.length, 12);
  for (const path of files) {
    const { facts } = readText(readFileSync(path));
    assert.match(facts.machineId ?? '', /^[0-9A-Za-z-]{12,}$/, path);
    assert.ok(facts.computer && facts.timeZone && facts.country, path);
    assert.match(facts.logDate ?? '', /^2025-07-(29|30)$/, path);
  }
});
