import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingElsewhere, testNewness } from '../test-newness.ts';
import { newNetwork } from './new-network.ts';

test('a line the customer never used, in his own country', () => {
  const finding = findingElsewhere(newNetwork);
  assert.ok(finding && finding.value > 3);
  assert.equal(finding.facts.asn, 4713);
});

testNewness(newNetwork);
