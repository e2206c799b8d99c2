import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingElsewhere, testNewness } from '../test-newness.ts';
import { newSystem } from './new-system.ts';

test('a system the customer never had', () => {
  const finding = findingElsewhere(newSystem);
  assert.ok(finding && finding.value > 3);
  assert.equal(finding.facts.system, 'Android 14');
});

testNewness(newSystem);
