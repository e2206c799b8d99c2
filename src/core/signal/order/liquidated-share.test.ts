import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs, minuteMs } from '../../lib/decay.ts';
import { anOrder, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { aSession, recalled } from '../test-state.ts';
import { liquidatedShare } from './liquidated-share.ts';

/** A sale of one million out of ten after so much was sold since the log-in. */
function sale(soldJpy: number, sinceMs: number) {
  const session = aSession({ soldJpy, startMs: noonMs - sinceMs, startValueJpy: 10_000_000 });
  return liquidatedShare.evaluate(
    anOrder({ side: 'sell' }),
    recalled({ session, valueJpy: 1_000_000 }),
  );
}

test('nine tenths of the account sold within minutes of the log-in', () => {
  const finding = sale(8_000_000, 5 * minuteMs);
  assert.ok(finding && Math.abs(finding.value - 1.2) < 1e-9);
  assert.deepEqual(finding.facts, { share: 0.9, soldJpy: 9_000_000, minutes: 5 });
});

test('the same in the course of a day says half, a part of the account nothing', () => {
  assert.ok(Math.abs(sale(8_000_000, 5 * hourMs)!.value - 0.6) < 1e-9);
  assert.equal(sale(1_500_000, 5 * minuteMs), undefined);
});

test('the purchase after the sale is judged in its light', () => {
  const session = aSession({ soldJpy: 9_000_000 });
  const finding = liquidatedShare.evaluate(anOrder(), recalled({ session, valueJpy: 9_000_000 }));
  assert.equal(finding?.facts.share, 0.9);
});

test('an unknown session, and an account of unknown value', () => {
  assert.equal(liquidatedShare.evaluate(anOrder(), recalled({ valueJpy: 1e6 })), undefined);
  const session = aSession({ soldJpy: 1e6, startValueJpy: 0 });
  assert.equal(liquidatedShare.evaluate(anOrder(), recalled({ session })), undefined);
});

test('stays within its bounds', () => assertBounded(liquidatedShare, 'order'));
