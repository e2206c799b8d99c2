import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RequestEvent } from '../event/event.ts';
import type { Evidence } from '../signal/signal.ts';
import { aSession, recalled } from '../signal/test-state.ts';
import type { Recalled } from '../state/recall.ts';
import { aLogin, anOrder, later, noonMs, received } from '../state/test-events.ts';
import { decide, rulingOf } from './decide.ts';
import type { Policy } from './policy.ts';
import { aModel, aPolicy } from './test-settings.ts';

/** Log-odds from all but the market, and from the market. */
function evidenceOf(outside: number, market = 0): Evidence[] {
  return [
    { signal: 'strange-network', family: 'login', value: outside, facts: {} },
    { signal: 'risky-buyers', family: 'instrument', value: market, facts: {} },
  ];
}

function judge(
  event: RequestEvent,
  evidence: readonly Evidence[],
  state: Partial<Recalled> = {},
  changes: Partial<Policy> = {},
) {
  const settings = { model: aModel(), policy: aPolicy(changes), rules: 'none' };
  const decided = decide(
    received(event),
    evidence,
    recalled({ valueJpy: 5_000_000, ...state }),
    settings,
  );
  return { ...decided, ruling: rulingOf(decided, settings.policy, noonMs) };
}

test('the answer names its event, its versions, and why', () => {
  const event = anOrder({ firm: 'alpha' });
  const { decision } = judge(event, evidenceOf(-9));
  const { decision: name, reasons, risk, ...rest } = decision;
  assert.deepEqual(rest, {
    event: 'order-event-1',
    time: event.time,
    firm: 'alpha',
    account: 'hana',
    session: 'session-1',
    verdict: 'allow',
    valueJpy: 5_000_000,
    versions: { model: 'test', policy: 'test', rules: 'none' },
    degraded: false,
  });
  assert.match(name, /^d-.*order-event-1/);
  assert.equal(risk, 0.0001234);
  assert.deepEqual(reasons, [{ code: 'strange-network', weight: -9, facts: {} }]);
});

test('what has no value names none', () => {
  const { decision } = judge(aLogin(), evidenceOf(-9), { valueJpy: 0 });
  assert.ok(!('valueJpy' in decision));
});

test('two firms may use one event id: their decisions have different names', () => {
  const names = [undefined, 'alpha', 'beta'].map(
    (firm) => judge(anOrder({ firm }), evidenceOf(-9)).decision.decision,
  );
  assert.equal(new Set(names).size, 3);
});

test('step-up: bound to the content, to be passed in ten minutes', () => {
  const { decision, ruling } = judge(anOrder(), evidenceOf(-4));
  assert.equal(decision.verdict, 'step-up');
  assert.equal(decision.stepUp?.minimum, 'passkey');
  assert.equal(decision.stepUp?.expires, later(600_000));
  assert.equal(decision.holdExpires, undefined);
  assert.equal(ruling.minimum, 'passkey');
  assert.equal(ruling.expiresMs, noonMs + 600_000);
});

test('the fingerprint changes with any content, and not with id and time', () => {
  const hashOf = (event: RequestEvent) => judge(event, evidenceOf(-4)).decision.stepUp?.contentHash;
  const first = hashOf(anOrder());
  assert.match(first ?? '', /^sha256:[0-9a-f]{64}$/);
  assert.equal(hashOf(anOrder({ id: 'again', time: later(1) })), first);
  for (const changes of [
    { quantity: 101 },
    { instrument: 'XTKS:7201' },
    { side: 'sell' as const },
    { limitPrice: 2_501 },
    { account: 'ken' },
    { session: 'session-9' },
    { memo: 'an unknown field' },
  ])
    assert.notEqual(hashOf(anOrder(changes)), first, JSON.stringify(changes));
});

test('hold: lapses after four hours', () => {
  const { decision, ruling } = judge(anOrder(), evidenceOf(1.4), { valueJpy: 500_000 });
  assert.equal(decision.verdict, 'hold');
  assert.equal(decision.holdExpires, later(14_400_000));
  assert.equal(decision.stepUp, undefined);
  assert.equal(ruling.expiresMs, noonMs + 14_400_000);
});

test('block for what the session has shown cuts it', () => {
  const { decision, cut, ruling } = judge(anOrder(), evidenceOf(9));
  assert.equal(decision.verdict, 'block');
  assert.ok(cut && ruling.cut);
  assert.equal(ruling.expiresMs, 0);
});

test('a purchase refused for its market alone does not lock the customer out', () => {
  const { decision, cut } = judge(anOrder(), evidenceOf(-9, 18));
  assert.equal(decision.verdict, 'block');
  assert.equal(cut, false);
});

test('in a cut session nothing but a new log-in is let through', () => {
  const session = aSession({ cut: true });
  const { decision } = judge(anOrder(), evidenceOf(-9), { session });
  assert.equal(decision.verdict, 'block');
  assert.deepEqual(decision.reasons[0], { code: 'session-cut', weight: 0, facts: {} });
  assert.equal(judge(aLogin(), [], { session }).decision.reasons[0]?.code, undefined);
});

const restricted = [{ instrument: 'XTKS:7203', until: later(1) }];

test('a restricted instrument is not bought by anybody; selling it is no affair of the rule', () => {
  const bought = judge(anOrder(), evidenceOf(-9), {}, { restricted });
  assert.equal(bought.decision.verdict, 'block');
  assert.deepEqual(bought.decision.reasons[0], {
    code: 'restricted-instrument',
    weight: 0,
    facts: { instrument: 'XTKS:7203' },
  });
  assert.equal(bought.cut, false);
  const sold = judge(anOrder({ side: 'sell' }), evidenceOf(-9), {}, { restricted });
  assert.equal(sold.decision.verdict, 'allow');
  const other = judge(anOrder({ instrument: 'XTKS:7201' }), evidenceOf(-9), {}, { restricted });
  assert.equal(other.decision.verdict, 'allow');
});

test('a sale is never held or blocked on market evidence alone, whatever that says', () => {
  const logOdds = fc.double({ min: -12, max: 12, noNaN: true });
  const market = fc.double({ min: 0, max: 30, noNaN: true });
  fc.assert(
    fc.property(logOdds, market, fc.nat({ max: 1e9 }), (outside, inside, valueJpy) => {
      const sale = anOrder({ side: 'sell' });
      const whole = judge(sale, evidenceOf(outside, inside), { valueJpy }).decision.verdict;
      const alone = judge(sale, evidenceOf(outside), { valueJpy }).decision.verdict;
      if (whole === 'hold' || whole === 'block') assert.equal(alone, whole);
    }),
  );
});

test('a sale in a session that is itself suspicious is stopped', () => {
  assert.equal(judge(anOrder({ side: 'sell' }), evidenceOf(9)).decision.verdict, 'block');
});
