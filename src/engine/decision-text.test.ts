import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Decision } from '../core/decision/decision.ts';
import { worded, words } from '../core/decision/reasons.ts';
import { createDecisionTexts } from './decision-text.ts';

const fact = fc.oneof(fc.string({ unit: 'binary' }), fc.double({ noNaN: true }), fc.boolean());
const reason = fc.record({
  code: fc.oneof(fc.constantFrom(...Object.keys(words)), fc.string()),
  weight: fc.double({ min: -20, max: 20, noNaN: true }),
  facts: fc.dictionary(fc.constantFrom('asn', 'country', 'instrument', 'change', 'kind'), fact),
});
const name = fc.oneof(fc.string({ unit: 'binary' }), fc.constant('"reasons":[]'));
const decisions: fc.Arbitrary<Decision> = fc
  .record(
    {
      decision: name,
      event: name,
      time: name,
      firm: name,
      account: name,
      session: name,
      verdict: fc.constantFrom('allow', 'step-up', 'hold', 'block'),
      risk: fc.double({ min: 0, max: 1, noNaN: true }),
      reasons: fc.array(reason, { maxLength: 8 }),
      versions: fc.constant({ model: 'm', policy: 'p', rules: 'none' }),
      degraded: fc.boolean(),
    },
    { requiredKeys: ['decision', 'event', 'reasons', 'versions'] },
  )
  .map((made) => made as unknown as Decision);

test('both texts are what JSON.stringify writes', () => {
  const textsOf = createDecisionTexts();
  fc.assert(
    fc.property(decisions, (decision) => {
      // Twice: the second time the words are known.
      for (const _ of [1, 2]) {
        const { journalled, answered } = textsOf(decision);
        assert.equal(journalled, JSON.stringify(decision));
        assert.equal(answered, JSON.stringify(worded(decision)));
      }
    }),
  );
});

test('more different words than are kept are still the right ones', () => {
  const textsOf = createDecisionTexts();
  for (let asn = 0; asn < 20_000; asn += 1) {
    const reasons = [{ code: 'strange-network', weight: 1, facts: { asn, country: 'JP' } }];
    const decision = { decision: `d-${asn}`, reasons } as unknown as Decision;
    assert.equal(textsOf(decision).answered, JSON.stringify(worded(decision)));
  }
});
