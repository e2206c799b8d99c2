import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { verdicts } from './decision.ts';
import type { Policy } from './policy.ts';
import { aPolicy } from './test-settings.ts';
import { costJpy, leastCost } from './verdict.ts';

const policy = aPolicy();
const stakes = (risk: number, lossJpy = 1_000_000, valueJpy = 500_000) => ({
  risk,
  lossJpy,
  valueJpy,
});

test('expected costs in yen, by hand', () => {
  // A loss of a million at one in four; hold and block cost 1 % of half a million besides.
  const costs = verdicts.map((action) => Math.round(costJpy(action, stakes(0.25), policy)));
  assert.deepEqual(costs, [
    0.25 * 1_000_000,
    0.25 * 1_000_000 * 0.1 + 0.75 * 1_000,
    0.25 * 1_000_000 * 0.05 + 0.75 * (20_000 + 5_000),
    0.75 * (100_000 + 5_000),
  ]);
});

test('each action is the cheapest somewhere', () => {
  assert.equal(leastCost('order', stakes(0.0001), policy), 'allow');
  assert.equal(leastCost('order', stakes(0.02), policy), 'step-up');
  assert.equal(leastCost('order', stakes(0.5), policy), 'hold');
  assert.equal(leastCost('order', stakes(0.8), policy), 'block');
});

test('where allow and step-up cost the same, by hand', () => {
  // r L = 0.1 r L + (1 - r) 1000, so r = 1000 / (0.9 L + 1000).
  const even = 1_000 / (0.9 * 1_000_000 + 1_000);
  assert.equal(leastCost('login', stakes(even * 0.999), policy), 'allow');
  assert.equal(leastCost('login', stakes(even * 1.001), policy), 'step-up');
});

test('a log-in is never held', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (risk) => {
      assert.notEqual(leastCost('login', stakes(risk), policy), 'hold');
    }),
  );
});

test('nothing to lose, nothing to fear: allow', () => {
  assert.equal(leastCost('order', stakes(0), policy), 'allow');
  assert.equal(leastCost('order', stakes(1, 0, 0), policy), 'allow');
});

/** Firms differ; but whoever is troubled more is troubled at a higher price. */
const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    friction: fc.tuple(fc.nat({ max: 1e5 }), fc.nat({ max: 1e6 }), fc.nat({ max: 1e6 })),
    holdShare: fc.double({ min: 0, max: 0.1, noNaN: true }),
    passkey: fc.double({ min: 0, max: 1, noNaN: true }),
    holdLeak: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ friction, passkey, ...rest }) => {
    const [stepUpJpy, holdJpy, blockJpy] = friction.toSorted((one, other) => one - other);
    return aPolicy({
      ...rest,
      stepUpJpy,
      holdJpy,
      blockJpy,
      resistance: { otp: 0, push: 0, phone: 0, passkey },
    });
  });

test('more risk never gives a milder verdict', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const yen = fc.nat({ max: 1e9 });
  const type = fc.constantFrom('login', 'account-change', 'order', 'withdrawal');
  fc.assert(
    fc.property(share, share, yen, yen, type, anyPolicy, (one, other, loss, value, asked, made) => {
      const [low, high] = [one, other].toSorted((left, right) => left - right) as [number, number];
      const mild = leastCost(asked, stakes(low, loss, value), made);
      const hard = leastCost(asked, stakes(high, loss, value), made);
      assert.ok(verdicts.indexOf(hard) >= verdicts.indexOf(mild), `${mild} then ${hard}`);
    }),
    { numRuns: 2000 },
  );
});
