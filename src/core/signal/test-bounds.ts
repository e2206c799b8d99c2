// For tests of signals: requests of every kind, and the promise that no state takes a signal out of bounds.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RequestEvent } from '../event/event.ts';
import { aChange, aLogin, anOrder, aWithdrawal } from '../state/test-events.ts';
import type { Signal } from './signal.ts';
import { anyRecalled, maybe } from './test-any-state.ts';

/** Every request there is, with each optional field said and not said. */
export const anyRequest: fc.Arbitrary<RequestEvent> = fc.oneof(
  fc
    .record({
      method: fc.constantFrom('password', 'otp', 'push', 'phone', 'passkey', 'certificate'),
      outcome: fc.constantFrom('success', 'failure'),
      device: maybe(fc.constant('a device')),
      language: maybe(fc.constant('ja')),
    })
    .map((some) => aLogin(some)),
  fc
    .constantFrom('password', 'email', 'notification-off', 'bank-account', 'address')
    .map((change) => aChange({ change })),
  fc
    .record({
      side: fc.constantFrom('buy', 'sell'),
      instrument: fc.constantFrom('XTKS:7203', 'XHKG:08123', 'XNAS:AAPL'),
      quantity: fc.double({ min: 1e-3, max: 1e15, noNaN: true }),
      limitPrice: maybe(fc.double({ min: 1e-3, max: 1e15, noNaN: true })),
      margin: maybe(fc.boolean()),
    })
    .map((some) => anOrder(some)),
  fc.double({ min: 1e-3, max: 1e15, noNaN: true }).map((money) => aWithdrawal({ amount: money })),
);

/** Whatever the state, a finding lies within the signal's bounds and its facts can be written down. */
export function assertBounded<E extends RequestEvent>(signal: Signal<E>, type: E['type']): void {
  let findings = 0;
  fc.assert(
    fc.property(
      anyRequest.filter((event) => event.type === type),
      anyRecalled,
      (event, recalled) => {
        const finding = signal.evaluate(event as E, recalled);
        if (!finding) return;
        findings += 1;
        assert.ok(finding.value >= signal.valueMin, `${finding.value} is under ${signal.valueMin}`);
        assert.ok(finding.value <= signal.valueMax, `${finding.value} is over ${signal.valueMax}`);
        assert.deepEqual(JSON.parse(JSON.stringify(finding.facts)), { ...finding.facts });
      },
    ),
    // The same states every time: whether there is a finding among them must not be chance.
    { numRuns: 200, seed: 7 },
  );
  assert.ok(findings > 0, 'no state gave a finding: nothing was tested');
}
