import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs } from '../../lib/decay.ts';
import { createEntity, failEntity } from '../../state/entity.ts';
import { aLogin, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { recalled } from '../test-state.ts';
import { failuresAround } from './failures-around.ts';

/** So many accounts failed there within the last hour, at a place of so many visits a week. */
function aPlace(failed: number, visits: number, agoMs = 0) {
  const place = { ...createEntity(), visits };
  for (let index = 0; index < failed; index += 1)
    failEntity(place, 100 + index, noonMs - agoMs - hourMs + (index * hourMs) / failed);
  // Visits are as of now.
  place.visits = visits;
  return place;
}

const judge = (state: Parameters<typeof recalled>[0]) =>
  failuresAround.evaluate(aLogin(), recalled(state));

test('forty accounts failed from one address, and this one did not', () => {
  const finding = judge({ address: aPlace(40, 10) });
  assert.ok(finding && finding.value > 2.5);
  assert.equal(finding.facts.kind, 'address');
});

test('a tool that comes from a hundred homes shows the same software in all of them', () => {
  const finding = judge({ address: aPlace(1, 3), client: aPlace(200, 150) });
  assert.ok(finding && finding.value > 3);
  assert.equal(finding.facts.kind, 'client');
});

test('a carrier’s gateway: thousands of visits, some dozens of slips', () => {
  assert.ok((judge({ address: aPlace(12, 3000), network: aPlace(60, 20_000) })?.value ?? 0) < 0.7);
});

test('a family at one router: two of them mistyped', () => {
  assert.ok((judge({ address: aPlace(2, 20) })?.value ?? 0) < 0.7);
});

test('the customer’s own slips are not another’s', () => {
  const address = createEntity();
  for (let times = 0; times < 9; times += 1) failEntity(address, 1, noonMs);
  assert.equal(judge({ address }), undefined);
});

test('the tries of the day before yesterday are forgotten', () => {
  assert.ok((judge({ address: aPlace(40, 10, 48 * hourMs) })?.value ?? 0) < 0.2);
});

test('stays within its bounds', () => assertBounded(failuresAround, 'login'));
