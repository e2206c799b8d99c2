import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openResults } from './results.ts';

function written(options: { out?: string; json?: boolean }, values: unknown[], counts?: object) {
  let said = '';
  function stdout(text: string): void {
    said += text;
  }
  const results = openResults(
    { name: 'found', out: undefined, json: false, ...options },
    { stdout, stderr: () => undefined },
  );
  for (const value of values) results.line(value);
  if (counts) results.sum(counts);
  results.close();
  return said;
}

test('a line each', () => {
  assert.equal(written({}, [{ a: 1 }, { a: 2 }], { read: 3 }), '{"a":1}\n{"a":2}\n');
  assert.equal(written({}, [], { read: 3 }), '');
});

test('one object, with --json, however many they are', () => {
  for (const count of [0, 1, 2, 20_000]) {
    const found = Array.from({ length: count }, (_, index) => ({ index }));
    assert.deepEqual(JSON.parse(written({ json: true }, found, { read: 3 })), { found, read: 3 });
    assert.deepEqual(JSON.parse(written({ json: true }, found, {})), { found });
  }
});

test('broken off it is an object still, without what was to be said of all', () => {
  const found = [{ a: 1 }];
  assert.deepEqual(JSON.parse(written({ json: true }, found)), { found });
  assert.equal(written({}, found), '{"a":1}\n');
});

test('lines in a file, and with --json what there is to say of them on standard output', () => {
  const directory = mkdtempSync(join(tmpdir(), 'sekisho-results-'));
  const out = join(directory, 'found.jsonl');
  try {
    assert.equal(written({ out }, [{ a: 1 }], { read: 3 }), '');
    assert.equal(written({ out, json: true }, [{ a: 1 }], { read: 3 }), '{"read":3}\n');
    assert.equal(readFileSync(out, 'utf8'), '{"a":1}\n');
  } finally {
    rmSync(directory, { recursive: true });
  }
});
