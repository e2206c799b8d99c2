// Lines across chunk borders, an overlong line, and that an as-of tally sees every line.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { casesOf, openTally } from '../core/report/fsa-tally.ts';
import { caseLine } from '../core/report/fsa-test-cases.ts';
import { lineBytesMax } from './read-byte-lines.ts';
import { readCasesFile } from './read-cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'sekisho-read-cases-'));
after(() => rmSync(folder, { recursive: true }));

const noRefusal = () => assert.fail('no line is wrong');

test('lines and characters across chunk borders stay whole', async () => {
  const lines = Array.from({ length: 5000 }, (_, at) =>
    JSON.stringify({ ...caseLine(`事案-${at}`), note: '関所'.repeat(at % 400) }),
  ).join('\n');
  const plain = join(folder, 'plain.jsonl');
  const zipped = join(folder, 'zipped.jsonl.gz');
  writeFileSync(plain, lines);
  writeFileSync(zipped, gzipSync(lines));
  for (const path of [plain, zipped]) {
    const tally = openTally();
    const counts = await readCasesFile(path, tally, noRefusal);
    assert.deepEqual(counts, { linesTaken: 5000, linesRefused: 0, linesUndated: 0 });
    const names = [...casesOf(tally)].map(([name]) => name);
    assert.equal(names.length, 5000);
    assert.equal(names[4999], '事案-4999');
  }
});

test('an overlong line is refused by its number and the next one is read', async () => {
  const path = join(folder, 'overlong.jsonl');
  const overlong = JSON.stringify({ ...caseLine('c-1'), note: 'x'.repeat(lineBytesMax) });
  writeFileSync(path, `${overlong}\n${JSON.stringify(caseLine('c-2'))}\n${overlong}`);
  const refused: [number, string][] = [];
  const tally = openTally();
  const counts = await readCasesFile(path, tally, (lineNumber, { field }) =>
    refused.push([lineNumber, field]),
  );
  assert.deepEqual(refused, [
    [1, '(line)'],
    [3, '(line)'],
  ]);
  assert.equal(counts.linesTaken, 1);
  assert.deepEqual([...casesOf(tally)], [['c-2', 0]]);
});

test('a character cut off at the end of the file is refused, not dropped', async () => {
  const path = join(folder, 'cut.jsonl');
  const line = `${JSON.stringify(caseLine('c-1'))}\n`;
  writeFileSync(path, Buffer.concat([Buffer.from(line), Buffer.from('関').subarray(0, 2)]));
  const refused: number[] = [];
  const counts = await readCasesFile(path, openTally(), (lineNumber) => refused.push(lineNumber));
  assert.equal(counts.linesTaken, 1);
  assert.deepEqual(refused, [2]);
});
