import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intelOfRecipient, isRecipientStep, recipientSteps } from './recipient-intel.ts';

test('the source is the campaign the mail belongs to, where it belongs to one', () => {
  assert.deepEqual(intelOfRecipient('hana', 'entered', undefined), {
    kind: 'credential',
    value: 'hana',
    source: 'phishing-mail',
    confidence: 0.95,
    step: 'entered',
  });
  assert.equal(intelOfRecipient('hana', 'opened', 'm-7').source, 'mail-campaign:m-7');
});

test('the further he went, the likelier his log-in is lost', () => {
  const sure = recipientSteps.map((step) => intelOfRecipient('hana', step, 'm').confidence);
  assert.deepEqual(
    sure,
    sure.toSorted((one, other) => one - other),
  );
  assert.equal(new Set(sure).size, recipientSteps.length);
});

test('other words are no steps', () => {
  for (const step of recipientSteps) assert.ok(isRecipientStep(step));
  for (const other of ['', 'Opened', 'clicked']) assert.ok(!isRecipientStep(other));
});
