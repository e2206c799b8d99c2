import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { faultCodeOf, faultWords, printable, StealerFault } from './fault.ts';

test('every code is on the reference page, and every code there is one', () => {
  const page = readFileSync(
    join(import.meta.dirname, '../../../docs/reference/stealer-logs.md'),
    'utf8',
  );
  const table = page.split('## What is refused')[1]!.split('\n## ')[0]!;
  const named = [...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code!);
  assert.deepEqual(named.toSorted(), Object.keys(faultWords).toSorted());
});

test('what others throw becomes a code, and their words are dropped', () => {
  assert.equal(faultCodeOf(new StealerFault('expands-too-far')), 'expands-too-far');
  assert.equal(faultCodeOf(Object.assign(new Error('secret'), { code: 'EACCES' })), 'unreadable');
  assert.equal(faultCodeOf(new Error('secret')), 'archive-broken');
  assert.equal(faultCodeOf(undefined), 'archive-broken');
});

test('names are printed without what a terminal would obey, and not without end', () => {
  assert.equal(printable('a\u001b[2J\u202eb'), 'a\uFFFD[2J\uFFFDb');
  assert.equal(printable('x'.repeat(10_000)).length, 256);
});
