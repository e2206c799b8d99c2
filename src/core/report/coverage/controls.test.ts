// The controls are those of the list they were taken from, none lost and none reworded.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bearings } from './bearings.ts';
import { confirmations, controlLevels, controls } from './controls.ts';
import { measures } from './measures.ts';

const list = fileURLToPath(new URL('../../../../../shared/facts/controls.csv', import.meta.url));

test('31 controls, each with an id, a level and both languages', () => {
  assert.equal(controls.length, 31);
  assert.equal(new Set(controls.map(({ id }) => id)).size, 31);
  for (const { id, level, confirmed, en, ja } of controls) {
    assert.match(id, /^[A-Z]{2}-\d+$/);
    assert.ok(controlLevels.includes(level) && confirmations.includes(confirmed) && en !== '', id);
    assert.match(ja, /[\u3040-\u30ff\u4e00-\u9fff]/, id);
  }
});

test('they are the list they come from, word by word', {
  skip: existsSync(list) ? false : '../shared/facts is absent',
}, () => {
  const [, ...lines] = readFileSync(list, 'utf8').trim().split('\n');
  assert.deepEqual(
    controls.map(({ id, group, level, en, ja, confirmed }) =>
      [id, group, level, en, ja, confirmed].join(','),
    ),
    lines,
  );
});

test('of every control it is said what bears on it and what cannot be shown', () => {
  assert.deepEqual(Object.keys(bearings).toSorted(), controls.map(({ id }) => id).toSorted());
  const used = new Set(Object.values(bearings).flatMap((bearing) => bearing.measures));
  assert.deepEqual([...used].toSorted(), Object.keys(measures).toSorted());
  for (const { cannotShow } of Object.values(bearings))
    assert.ok(cannotShow.ja.endsWith('。') && cannotShow.en.endsWith('.'));
});
