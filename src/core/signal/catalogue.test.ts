import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { allSignals } from './catalogue.ts';
import { marketSignals } from './instrument/market-risk.ts';

/** What signals share: the market's own model and alert, sums over an account's sessions. */
const notSignals = ['market-model', 'market-risk', 'market-signal', 'alert-state', 'recent-trades'];

const ids = [...allSignals, ...marketSignals].map(({ id }) => id);

test('every signal file is in the catalogue under its own name', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^[a-z]+[/\\][a-z-]+\.ts$/.test(path))
    .map((path) => path.replace(/^.*[/\\]|\.ts$/g, ''))
    .filter((name) => !notSignals.includes(name));
  assert.deepEqual(files.sort(), ids.toSorted());
});

test('ids are unique, versions begin at 1, every line for the reference is written', () => {
  assert.equal(new Set(ids).size, ids.length);
  for (const signal of [...allSignals, ...marketSignals]) {
    assert.ok(Number.isInteger(signal.version) && signal.version >= 1, signal.id);
    assert.ok(signal.valueMin <= 0 && signal.valueMax >= 0, signal.id);
    assert.ok(signal.valueMax > signal.valueMin, signal.id);
    for (const line of [signal.unit, signal.sees, signal.looksAlike]) assert.ok(line.length > 5);
  }
});
