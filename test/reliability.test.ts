// A promise without a test is no promise: every row of the reliability page names one that is there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './service.ts';

const page = readFileSync(join(root, 'docs/reference/reliability.md'), 'utf8');

test('every promise of the reliability page names a test that is there', () => {
  const promises = page.slice(page.indexOf('## Promises'), page.indexOf('## The simulation'));
  const rows = promises.split('\n').filter((line) => /^\| [A-Z]/.test(line));
  assert.ok(rows.length >= 15, `${rows.length} promises`);
  for (const row of rows) {
    const [, file = '', name = ''] = /\| `([^`]+\.test\.ts)`: (.+) \|$/.exec(row) ?? [];
    assert.ok(file, `names no test: ${row}`);
    assert.ok(existsSync(join(root, file)), `${file} is not there`);
    const text = readFileSync(join(root, file), 'utf8');
    assert.ok(text.includes(name), `${file} has no test "${name}"`);
  }
});
