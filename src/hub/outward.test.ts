import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Alert } from '../core/case/case.ts';
import { yenBandOf } from './bands.ts';
import { itemSchemas } from './message.ts';
import { alertReportOf, indicatorsOf, kitPathOf } from './outward.ts';
import { nineMs } from './test-messages.ts';

const line: Alert = {
  alert: 'a-1',
  time: '2025-04-16T00:17:00.000Z',
  state: 'open',
  firm: 'a',
  instrument: 'XTKS:9999',
  risk: 0.8,
  reasons: [{ code: 'risky-buyers', weight: 3, facts: { riskyJpy: 43_210_987 } }],
  accounts: ['ac-1', 'ac-2', 'ac-3', 'ac-4'],
  firstHostileBuy: '2025-04-16T00:13:27.123Z',
};
const tokens = { key: 'k1', tokenOf: () => 'f'.repeat(64) };
const confirmed = { confidence: 0.87, timeMs: nineMs } as const;

test('an alert is told rounded, and without what the firm alone knows', () => {
  const told = new Set<string>();
  const report = alertReportOf(line, told)!;
  assert.deepEqual(report, {
    type: 'alert',
    instrument: 'XTKS:9999',
    opened: '2025-04-16T00:10:00.000Z',
    state: 'open',
    buyers: 3,
    valueJpy: 20_000_000,
  });
  assert.ok(itemSchemas.alert.safeParse(report).success);
  assert.equal(alertReportOf({ ...line, state: 'closed', accounts: [] }, told)?.state, 'closed');
  assert.equal(alertReportOf({ ...line, state: 'closed', accounts: [] }, told), undefined);
});

test('what the tape alone says is not told: the others see the tape as well', () => {
  assert.equal(alertReportOf({ ...line, accounts: [] }, new Set()), undefined);
});

test('values go down to 1, 2 or 5 times a power of ten', () => {
  const given = [0, 999_999, 1e6, 1_999_999, 4.9e6, 5e6, 9.9e7, 1e9];
  assert.deepEqual(given.map(yenBandOf), [0, 0, 1e6, 1e6, 2e6, 5e6, 5e7, 1e9]);
});

test('addresses and devices become tokens, hosts and paths stay readable', () => {
  const address = indicatorsOf({ ...confirmed, kind: 'ip', value: '203.0.113.7' }, tokens);
  assert.deepEqual(
    address.map(({ what, confidence, expires }) => [what.kind, confidence, expires]),
    [['ip-token', 0.85, '2025-04-30T00:00:00.000Z']],
  );
  const page = indicatorsOf(
    {
      ...confirmed,
      kind: 'url',
      value: 'https://Shouken-Login.top/kit/step2.php?id=hana@example.jp',
    },
    tokens,
  );
  assert.deepEqual(
    page.map(({ what }) => what.value),
    ['shouken-login.top', '/kit/step2.php'],
  );
});

test('a part of a page’s name that might be somebody’s does not travel', () => {
  assert.equal(kitPathOf('https://x.top/k/hana@example.jp/in.php'), '/k/*/in.php');
  assert.equal(kitPathOf('https://x.top/k/ac0012345678/in.php#12'), '/k/*/in.php');
  assert.equal(kitPathOf('https://x.top/u/aGFuYUBleGFtcGxlLmpwCg'), '/u/*');
  assert.equal(kitPathOf('https://x.top/12345678'), '');
  assert.equal(kitPathOf('https://x.top/'), '');
  const named = (value: string) => indicatorsOf({ ...confirmed, kind: 'domain', value }, tokens);
  assert.deepEqual(named('ac0012345678.x.top'), [], 'a label with a number of an account');
  assert.deepEqual(named('203.0.113.7'), [], 'an address is no domain');
});
