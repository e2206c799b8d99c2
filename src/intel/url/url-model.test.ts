import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryKinds } from './memory-keys.ts';
import model from './url-model.json' with { type: 'json' };
import { readUrlModel } from './url-model.ts';

test('the committed model is read whole and small', () => {
  const { structure, weights } = readUrlModel(model);
  assert.equal(structure.weights.length, 8192);
  assert.ok(structure.weights.some((weight) => weight !== 0));
  assert.ok(JSON.stringify(model).length < 64 * 1024);
  for (const kind of memoryKinds)
    for (const what of ['known', 'for', 'last', 'fresh'])
      assert.ok(weights.has(`memory:${kind}:${what}`), `${kind} ${what}`);
});

test('what speaks for phishing has no weight against it', () => {
  const { weights } = readUrlModel(model);
  for (const [name, weight] of weights)
    if (/^memory:(?:parent|kit-path|label|name-begin):for$/.test(name)) assert.ok(weight > 0, name);
  for (const [name, weight] of weights)
    if (/^grammar:(?:label|path)-/.test(name)) assert.ok(weight > 0, name);
});

test('what is no model is refused', () => {
  const broken = (change: object) => ({ ...model, ...change });
  const structure = { ...model.structure, buckets: btoa('abc') };
  assert.throws(() => readUrlModel(broken({ structure })), /power of two/);
  assert.throws(() => readUrlModel(broken({ weights: {} })), /bias/);
  assert.throws(() => readUrlModel(broken({ weights: { bias: 0, x: Number.NaN } })), /weights.x/);
});
