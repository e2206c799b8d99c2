import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openRecordFile } from './record-file.ts';

test('a line is in the file at once, and a later run adds to it', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'record-file-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'journal.jsonl');
  const first = openRecordFile(path);
  first.line({ a: 1 });
  assert.equal(readFileSync(path, 'utf8'), '{"a":1}\n');
  first.close();
  const second = openRecordFile(path);
  second.line({ a: '証' });
  second.close();
  assert.equal(readFileSync(path, 'utf8'), '{"a":1}\n{"a":"証"}\n');
  assert.equal(statSync(path).mode & 0o777, 0o600);
});
