import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, isTradingDay, startOfDate } from '../calendar.ts';
import { resolveOptions } from '../options.ts';
import { createRun } from '../run.ts';
import { codeRelay } from './code-relay.ts';
import { fewLarge } from './few-large.ts';
import type { Kind } from './kind.ts';
import { manySmall } from './many-small.ts';
import { planSeason } from './season-plan.ts';

const startMs = startOfDate('2025-02-01');
const quietDays = [12, 7] as const;

function plan(kinds: readonly Kind[], accesses: number, seed = 1) {
  const limits = { days: 89, accesses: 0, kinds: ['any'] };
  const options = resolveOptions({ scenario: 'any', accounts: 300, seed }, limits);
  const run = createRun(options, { startMs, days: 89, marketDay: () => undefined });
  const shelf = () => run.shelves.small;
  return planSeason(run, {
    kinds,
    accesses,
    weight: () => 1,
    shelf,
    quietDays,
    accompliceShare: 0,
  });
}

test('every account planned has a place, in at least three campaigns a kind', () => {
  for (const accesses of [30, 100, 1000]) {
    const plans = plan([codeRelay, fewLarge, manySmall], accesses);
    const places = plans.reduce((sum, { cases, looks }) => sum + cases + looks, 0);
    assert.equal(places, accesses);
    for (const kind of [codeRelay, fewLarge, manySmall]) {
      assert.ok(plans.filter(({ campaign }) => campaign.kind === kind).length >= 3, kind.name);
    }
  }
});

test('names follow the order of the attacks, on trading days between the quiet ones', () => {
  const plans = plan([codeRelay, fewLarge], 60);
  const times = plans.map(({ campaign }) => campaign.attackMs);
  assert.deepEqual(
    times,
    times.toSorted((left, right) => left - right),
  );
  for (const [nth, { campaign, firms }] of plans.entries()) {
    assert.equal(campaign.name, `c${String(nth + 1).padStart(3, '0')}`);
    const day = Math.floor((campaign.attackMs - startMs) / dayMs);
    assert.ok(day >= quietDays[0] && day < 89 - quietDays[1]);
    assert.ok(isTradingDay('XTKS', startMs + day * dayMs));
    assert.ok(firms.length >= 1 && firms.length <= 3 && new Set(firms).size === firms.length);
  }
});

test('a kind’s habits stay the same whichever others take part', () => {
  const habitsOf = (plans: ReturnType<typeof plan>) =>
    plans
      .filter(({ campaign }) => campaign.kind === fewLarge)
      .map(({ campaign }) => campaign.manner.marginMultiple)
      .sort();
  const plans = [habitsOf(plan([fewLarge], 40)), habitsOf(plan([codeRelay, fewLarge], 90))];
  const [fewer, more] = plans.toSorted((left, right) => left.length - right.length);
  assert.ok(fewer!.length >= 3);
  for (const habit of fewer!) assert.ok(more!.includes(habit), `${habit}`);
});

test('nothing is planned where no account is to be hijacked', () => {
  assert.deepEqual(plan([codeRelay], 0), []);
});
