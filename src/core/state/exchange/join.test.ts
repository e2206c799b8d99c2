import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hourMs } from '../../lib/decay.ts';
import { addBuy, createCrowd, viewCrowd } from '../crowd.ts';
import { createEntity, failEntity, newcomersSince, visitEntity } from '../entity.ts';
import { createFlow, flowWithout } from '../flow.ts';
import { noonMs } from '../test-events.ts';
import { joinCrowds, joinFlows, joinPlaces } from './join.ts';

/** Who does something, and how long after the one before. */
const steps = fc.array(
  fc.record({
    account: fc.integer({ min: 1, max: 12 }),
    afterMs: fc.integer({ min: 1, max: 9 * hourMs }),
    isNew: fc.boolean(),
    risk: fc.float({ min: 0, max: 1, noNaN: true }),
  }),
  { maxLength: 40 },
);
/** Accounts are in one shard each. */
const partOf = (account: number) => account % 2;
const near = (left: number, right: number) =>
  assert.ok(Math.abs(left - right) <= 1e-4 * Math.max(1, Math.abs(right)), `${left} ${right}`);

test('a place known in two parts is what it is known in one', () => {
  fc.assert(
    fc.property(steps, (visits) => {
      const parts = [createEntity(), createEntity()] as const;
      const whole = createEntity();
      let timeMs = noonMs;
      for (const { account, afterMs, isNew } of visits) {
        timeMs += afterMs;
        for (const place of [whole, parts[partOf(account)]!]) {
          if (isNew) failEntity(place, account, timeMs);
          visitEntity(place, account, isNew, timeMs);
        }
      }
      const joined = joinPlaces(parts[0], parts[1]);
      near(joined.visits, whole.visits);
      for (const sinceMs of [noonMs, timeMs - 6 * hourMs])
        assert.equal(newcomersSince(joined, 1, sinceMs), newcomersSince(whole, 1, sinceMs));
      // One who tries again counts once, unless another tried between: that only one shard can know.
      assert.ok(joined.failures <= whole.failures + 1e-4);
    }),
    { numRuns: 60 },
  );
});

test('buyers known in two parts are what they are known in one', () => {
  fc.assert(
    fc.property(steps, (buys) => {
      const parts = [createCrowd(), createCrowd()] as const;
      const flows = [createFlow(), createFlow()] as const;
      const whole = createCrowd();
      const flow = createFlow();
      let timeMs = noonMs;
      for (const { account, afterMs, isNew, risk } of buys) {
        timeMs += afterMs;
        const [name, at] = [`\u0000${account}`, partOf(account)];
        addBuy(whole, name, risk, 1e6, timeMs, isNew, flow);
        addBuy(parts[at]!, name, risk, 1e6, timeMs, isNew, flows[at]);
      }
      const joined = joinCrowds(parts[0], parts[1]);
      const [here, there] = [viewCrowd(joined, '', timeMs), viewCrowd(whole, '', timeMs)];
      assert.equal(here.buyers, there.buyers);
      near(here.riskyJpy, there.riskyJpy);
      const both = flowWithout(joinFlows(flows[0], flows[1]), undefined, timeMs);
      const one = flowWithout(flow, undefined, timeMs);
      near(both.risk, one.risk);
      near(both.usual, one.usual);
    }),
    { numRuns: 60 },
  );
});

test('what is joined is left as it was', () => {
  const [one, other] = [createEntity(), createEntity()];
  visitEntity(one, 1, true, noonMs);
  visitEntity(other, 2, true, noonMs + hourMs);
  const before = structuredClone([one, other]);
  joinPlaces(one, other);
  assert.deepEqual([one, other], before);
});
