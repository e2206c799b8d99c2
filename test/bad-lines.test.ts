// Bad lines in a file that is replayed: named by their number, and the rest is folded.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { sekisho, temporaryFolder } from './service.ts';
import { soundLogin } from './sound-events.ts';

const loginOn = (day: number): string =>
  JSON.stringify({ ...soundLogin('a'), time: new Date(Date.UTC(2025, 0, 1 + day)).toISOString() });

test('what is malformed or more than 400 days ahead of the latest is refused by its line', async (t) => {
  const folder = await temporaryFolder(t);
  const file = join(folder, 'events.jsonl');
  const first = loginOn(0);
  const later = loginOn(399);
  const earlier = loginOn(30);
  const lines = [first, loginOn(401), '{"id":', '', later, loginOn(900), earlier, later];
  await writeFile(file, `${lines.join('\n')}\n`);
  const decisions = join(folder, 'decisions.jsonl');
  const run = await sekisho(['replay', file, '--decisions', decisions, '--json']);
  assert.equal(run.status, 0, run.stderr);
  const { events, duplicates, refused } = JSON.parse(run.stdout);
  assert.deepEqual({ events, duplicates, refused }, { events: 3, duplicates: 1, refused: 3 });
  assert.match(run.stderr, /^line 2: time: expected .*400 days.* \(bad-time\)$/m);
  assert.match(run.stderr, /^line 3: line: expected .* \(not-json\)$/m);
  assert.match(run.stderr, /^line 6: time: /m);
  const decided = (await readFile(decisions, 'utf8')).trim().split('\n');
  assert.deepEqual(
    decided.map((line) => JSON.parse(line).event),
    [first, later, earlier].map((line) => JSON.parse(line).id),
  );
});

test('a file of nothing but bad lines has failed', async (t) => {
  const folder = await temporaryFolder(t);
  const file = join(folder, 'events.jsonl');
  await writeFile(file, 'not json\n');
  assert.equal((await sekisho(['replay', file])).status, 1);
});
