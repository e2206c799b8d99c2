// Each count comes from a record that says so, and from nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Effect } from '../../case/effect.ts';
import type { Decision } from '../../decision/decision.ts';
import { readEvent } from '../../event/read.ts';
import { caseLine } from '../fsa-test-cases.ts';
import { drawCoverage } from './coverage.ts';
import {
  type CoverageOptions,
  type CoverageTally,
  countOf,
  openCoverage,
  takeRecord,
} from './coverage-tally.ts';

type Fields = Readonly<Record<string, unknown>>;
interface Given {
  readonly event: Fields;
  readonly decision?: Partial<Decision>;
  readonly effects?: readonly Effect[];
}

const session = { account: 'a', session: 's' };
const login = { type: 'login', ...session, outcome: 'success', method: 'password', channel: 'web' };
const from = { ip: '192.0.2.1', userAgent: 'x' };
const order = {
  ...{ type: 'order', ...session, order: 'o', side: 'buy', instrument: 'XTKS:7203' },
  ...{ quantity: 100, orderType: 'market', currency: 'JPY' },
};
const withdrawal = { type: 'withdrawal', ...session, amount: 1, currency: 'JPY', destination: 'd' };

/** A second between the records. */
function tallyOf(given: readonly Given[], options: CoverageOptions = {}): CoverageTally {
  const tally = openCoverage(options);
  for (const [at, { event: fields, decision, effects }] of given.entries()) {
    const time = new Date(Date.UTC(2025, 3, 1, 0, 0, at)).toISOString();
    const read = readEvent({ id: `e-${at + 1}`, time, ...fields }, true);
    assert.ok(read.event, JSON.stringify(read.refusal));
    const made = decision && {
      ...{ decision: `d-${at + 1}`, event: `e-${at + 1}`, time, ...session, risk: 0.1 },
      ...{ verdict: 'allow' as const, reasons: [], degraded: false },
      versions: { model: 'm', policy: 'p', rules: 'none' },
      ...decision,
    };
    takeRecord(tally, { sequence: at + 1, event: read.event, decision: made, effects });
  }
  return tally;
}

const counted = (tally: CoverageTally, ...names: string[]): number[] =>
  names.map((name) => countOf(tally, name).count);
const finding = (tally: CoverageTally, id: string): string =>
  drawCoverage(tally, { simulated: false }).controls.find(({ control }) => control.id === id)!
    .finding;

test('log-ins by what they were made with, and the records they rest on', () => {
  const tally = tallyOf(
    ['password', 'otp', 'passkey', 'certificate'].map((method) => ({
      event: { ...login, ...from, method },
    })),
  );
  assert.deepEqual(
    counted(tally, 'logins', 'logins-resistant', 'logins-relayable', 'logins-code'),
    [4, 2, 2, 1],
  );
  const { first, last } = countOf(tally, 'logins-resistant');
  assert.deepEqual([first?.sequence, last?.event], [3, 'e-4']);
  assert.equal(finding(tally, 'AU-1'), 'mixed');
});

test('nothing recorded is no evidence, and what does not pass here is not visible', () => {
  const { controls } = drawCoverage(openCoverage(), { simulated: false });
  const found = new Set(controls.map((control) => control.finding));
  assert.deepEqual([...found].toSorted(), ['none', 'outside']);
});

test('five failures and a log-in behind them speak against a lock; late ones do not', () => {
  const failed = { event: { ...login, ...from, outcome: 'failure' } };
  const soon = tallyOf([failed, failed, failed, failed, failed, { event: { ...login, ...from } }]);
  assert.deepEqual(
    counted(soon, 'login-failures', 'failure-runs', 'failure-runs-entered'),
    [5, 1, 1],
  );
  assert.equal(finding(soon, 'AU-7'), 'against');
  const late = { ...login, ...from, time: '2025-04-01T01:00:00.000Z' };
  const apart = tallyOf([failed, failed, failed, failed, failed, { event: late }]);
  assert.deepEqual(counted(apart, 'failure-runs', 'failure-runs-entered'), [1, 0]);
  const four = tallyOf([failed, failed, failed, failed, { event: { ...login, ...from } }, failed]);
  assert.deepEqual(counted(four, 'failure-runs', 'failure-runs-entered'), [0, 0]);
});

test('a withdrawal counts as proved by the answer to its own challenge only', () => {
  const stepUp = { minimum: 'passkey', contentHash: 'h', expires: '' } as const;
  const answer = (decision: string, method: string, result = 'passed') => ({
    event: { type: 'step-up-result', account: 'a', decision, result, method, contentHash: 'h' },
  });
  const tally = tallyOf([
    { event: withdrawal, decision: { verdict: 'step-up', stepUp } },
    answer('d-1', 'passkey'),
    answer('d-1', 'passkey'),
    { event: withdrawal, decision: { verdict: 'step-up', stepUp } },
    answer('d-4', 'otp'),
    { event: withdrawal, decision: {} },
    { event: withdrawal, decision: { verdict: 'block' } },
    { event: order, decision: { verdict: 'step-up', stepUp } },
    answer('d-8', 'certificate'),
  ]);
  assert.deepEqual(
    counted(tally, 'withdrawals', 'withdrawals-asked', 'withdrawals-proved', 'withdrawals-unasked'),
    [4, 2, 1, 1],
  );
  assert.deepEqual(counted(tally, 'orders-proved', 'step-ups-code', 'step-ups-bound'), [1, 1, 4]);
  assert.equal(finding(tally, 'AU-2'), 'mixed');
});

test('a challenge by a code is none that withstands relay', () => {
  const stepUp = { minimum: 'otp', contentHash: 'h', expires: '' } as const;
  const tally = tallyOf([{ event: withdrawal, decision: { verdict: 'step-up', stepUp } }]);
  assert.deepEqual(counted(tally, 'withdrawals', 'withdrawals-asked'), [1, 0]);
  assert.equal(finding(tally, 'AU-2'), 'related');
});

test('signs count where they spoke for a hijack', () => {
  const sign = (weight: number) => [{ code: 'unusual-size', weight, facts: {} }];
  const tally = tallyOf([
    { event: order, decision: { reasons: sign(1) } },
    { event: order, decision: { reasons: sign(-1) } },
    { event: order, decision: { verdict: 'hold' } },
  ]);
  assert.deepEqual(
    counted(tally, 'judged-orders', 'order-signs', 'orders-stopped', 'stops'),
    [3, 1, 1, 1],
  );
});

test('a case counts once in each of its states, and by who knew first', () => {
  const line = (name: string, fields: Parameters<typeof caseLine>[1]): Effect => ({
    kind: 'case',
    line: caseLine(name, fields),
  });
  const at = { opened: '2025-04-01T00:00:00Z', updated: '2025-04-01T00:05:00Z' };
  const event = { ...order };
  const tally = tallyOf([
    { event, effects: [line('c-1', { ...at, state: 'new' })] },
    { event, effects: [line('c-1', { ...at, state: 'new' })] },
    { event, effects: [line('c-1', { ...at, state: 'confirmed', confirmed: at.updated })] },
    { event, effects: [line('c-2', { ...at, state: 'confirmed', confirmed: at.updated })] },
    { event, effects: [line('c-3', { ...at, updated: '2025-04-01T00:10:01Z', state: 'new' })] },
    { event, effects: [line('c-3', { ...at, state: 'dismissed' })] },
  ]);
  assert.deepEqual(
    counted(
      tally,
      'cases-opened',
      'cases-quick',
      'cases-told',
      'cases-confirmed',
      'cases-dismissed',
    ),
    [2, 1, 1, 2, 1],
  );
});

test('an outcome counts for the firm whose request waited', () => {
  const lapsed = (decision: string): Effect => ({
    kind: 'outcome',
    line: { decision, time: '', outcome: 'lapsed' },
  });
  const given = [
    { event: { ...order, firm: 'f' }, decision: { verdict: 'hold' as const } },
    { event: { ...order, firm: 'g' }, decision: { verdict: 'hold' as const } },
    { event: { type: 'clock' }, effects: [lapsed('d-1'), lapsed('d-2')] },
  ];
  assert.deepEqual(counted(tallyOf(given), 'stops', 'stops-ended'), [2, 2]);
  assert.deepEqual(counted(tallyOf(given, { firm: 'f' }), 'stops', 'stops-ended'), [1, 1]);
});

test('only the period counts, but what was asked before it is known in it', () => {
  const stepUp = { minimum: 'passkey', contentHash: 'h', expires: '' } as const;
  const given = [
    { event: withdrawal, decision: { verdict: 'step-up' as const, stepUp } },
    {
      event: {
        ...{ type: 'step-up-result', account: 'a', decision: 'd-1', result: 'passed' },
        ...{ method: 'passkey', time: '2025-04-02T15:00:00.000Z' },
      },
    },
  ];
  // Day 20,181 is 3 April 2025, when it is 15:00 UTC on the second.
  const tally = tallyOf(given, { firstDay: 20_181, lastDay: 20_181 });
  assert.deepEqual(counted(tally, 'withdrawals-asked', 'withdrawals-proved'), [0, 1]);
  assert.deepEqual(counted(tallyOf(given, { lastDay: 20_180 }), 'withdrawals-proved'), [0]);
});

test('what people decide at the console counts as theirs', () => {
  const by = { by: 'u-1', role: 'supervisor' };
  const cases = [{ case: 'c-1', version: 1 }];
  const tally = tallyOf([
    { event: { type: 'case-action', ...by, action: 'confirm', cases } },
    { event: { type: 'case-action', ...by, action: 'note', cases } },
    { event: { type: 'action-agreement', ...by, request: 'e-1', agreed: true } },
    { event: { type: 'action-agreement', ...by, request: 'e-1', agreed: false } },
    { event: { type: 'restriction', ...by, instrument: 'XTKS:1' } },
    { event: { type: 'restriction', ...by, instrument: 'XTKS:1', lifted: true } },
    { event: { type: 'console-read', by: 'u-1', kind: 'case', subject: 'c-1' } },
  ]);
  const names = ['words-analyst', 'agreements', 'restrictions', 'reads-recorded', 'auditors'];
  assert.deepEqual(counted(tally, ...names), [1, 1, 1, 1, 0]);
  assert.equal(finding(tally, 'GV-1'), 'related');
});

test('settings in force are those of the journal, with the record they came by', () => {
  const policy = { version: 'p-2', stepUpMinimum: 'otp', resistance: {} };
  const tally = tallyOf([
    { event: { type: 'setting', kind: 'policy', version: 'p-2', value: policy } },
    { event: order, decision: { versions: { model: 'm', policy: 'p-2', rules: 'none' } } },
  ]);
  const { settings, controls } = drawCoverage(tally, { simulated: false });
  assert.deepEqual([settings.policy.version, settings.policy.since?.sequence], ['p-2', 1]);
  assert.equal(settings.model.since, undefined);
  assert.deepEqual(
    settings.decidedUnder.map(({ version, count }) => [version, count]),
    [
      ['model m', 1],
      ['policy p-2', 1],
    ],
  );
  const asked = controls.find(({ control }) => control.id === 'AU-2')!;
  assert.deepEqual(asked.settings[0], { name: 'stepUpMinimum', value: 'otp' });
});

test('with what a firm begins is no change of model or policy; what it sets later is', () => {
  const set = (version: string): Given => ({
    event: { type: 'setting', kind: 'policy', version, value: { version } },
  });
  const begun = tallyOf([set('p-1'), { event: order, decision: {} }]);
  assert.deepEqual(counted(begun, 'settings-changed'), [0]);
  assert.equal(finding(begun, 'DT-6'), 'none');
  const changed = tallyOf([set('p-1'), { event: order, decision: {} }, set('p-2')]);
  assert.deepEqual(counted(changed, 'settings-changed'), [1]);
  assert.equal(finding(changed, 'DT-6'), 'evidence');
});
