import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, logOddsOf, probabilityOf } from '../lib/decay.ts';
import type { Evidence, Family } from '../signal/signal.ts';
import { aSession, recalled } from '../signal/test-state.ts';
import { createAccount } from '../state/account.ts';
import type { Recalled } from '../state/recall.ts';
import { aLogin, anOrder, noonMs } from '../state/test-events.ts';
import { boundedLikeness, carriedBy, rateShift, score } from './score.ts';
import { aModel, aPolicy } from './test-settings.ts';

/** One finding of a family; signals of the family stand in for all of it. */
const signalOf: Readonly<Record<Family, string>> = {
  likeness: 'travel-speed',
  login: 'risky-origin',
  intel: 'listed-origin',
  session: 'context-change',
  change: 'change-before-trading',
  order: 'unusual-size',
  withdrawal: 'withdrawn-share',
  instrument: 'risky-buyers',
  proof: 'passed-step-up',
};

function found(family: Family, value: number): Evidence {
  return { signal: signalOf[family], family, value, facts: {} };
}

function judge(evidence: readonly Evidence[], state: Partial<Recalled> = {}, event = anOrder()) {
  return score(event, evidence, recalled(state), aModel(), aPolicy());
}

function assertLogOdds(risk: number, logOdds: number): void {
  assert.ok(Math.abs(risk - probabilityOf(logOdds)) < 1e-12, `${risk} for ${logOdds}`);
}

test('evidence is summed by its parts', () => {
  const scored = judge([
    found('login', 1),
    found('intel', 0.5),
    found('session', 0.25),
    found('change', 0.5),
    found('order', 2),
    found('withdrawal', 1),
    found('instrument', 3),
    found('proof', -1),
  ]);
  const { login, session, order, market, carried, calm } = scored;
  assert.deepEqual(
    { login, session, order, market, carried, calm },
    { login: 1.5, session: 0.75, order: 3, market: 3, carried: 0, calm: 0 },
  );
  assertLogOdds(scored.risk, 1.5 + 0.75 + 3 + 3 - 1);
  assertLogOdds(scored.riskOutside, 1.5 + 0.75 + 3 - 1);
});

test('without evidence the prior is left', () => {
  const model = aModel({ priors: { login: -5, 'account-change': -4, order: -3, withdrawal: -2 } });
  const scored = score(anOrder(), [], recalled(), model, aPolicy());
  assertLogOdds(scored.risk, -3);
  assert.deepEqual(scored.reasons, []);
});

test('an order stands on its log-in, and on the peaks of its session, not on their sum', () => {
  const session = aSession({
    loginEvidence: 2,
    sessionEvidence: 1,
    orderEvidence: 3,
    marketEvidence: 0.5,
  });
  const weaker = judge([found('session', 0.5), found('order', 2), found('instrument', 0.1)], {
    session,
  });
  const carried = carriedBy(session, createAccount(), noonMs);
  assertLogOdds(weaker.risk, carried + 1 + 3 + 0.5);
  assertLogOdds(weaker.riskOutside, carried + 1 + 3);
  assert.equal(weaker.order, 2);
  const stronger = judge([found('session', 1.5), found('order', 4), found('instrument', 1)], {
    session,
  });
  assertLogOdds(stronger.risk, carried + 1.5 + 4 + 1);
});

test('what a log-in looks like is bounded on both sides: owners are copied, and are strangers once', () => {
  const model = aModel();
  const at = (logOdds: number) => boundedLikeness(logOdds, model);
  assert.ok(at(-8) > Math.log(model.lookalikeShare) - 1);
  assert.ok(at(12) < -Math.log(model.strangerShare) + 1);
  for (let logOdds = -8; logOdds < 8; logOdds += 0.5) assert.ok(at(logOdds) < at(logOdds + 0.5));
  assert.ok(Math.abs(at(2) - 2) < 0.2);
});

test('what others did at the place, and what is known from outside, is not bounded with it', () => {
  const evidence: Evidence[] = [
    { signal: 'strange-device', family: 'likeness', value: -20, facts: {} },
    found('login', 3),
    found('intel', 1),
  ];
  const scored = judge(evidence, {}, aLogin() as never);
  assert.ok(Math.abs(scored.login - (boundedLikeness(-20, aModel()) + 4)) < 1e-9);
});

test('and it fades: for the owner within half a day, against a stranger in three', () => {
  const at = (loginEvidence: number, hours: number) =>
    carriedBy(
      aSession({ loginEvidence, startMs: noonMs - hours * hourMs }),
      createAccount(),
      noonMs,
    );
  assert.ok(Math.abs(at(-5, 12) / at(-5, 0) - 0.5) < 1e-9);
  assert.ok(Math.abs(at(5, 72) / at(5, 0) - 0.5) < 1e-9);
});

test('a log-in starts afresh', () => {
  const session = aSession({ loginEvidence: 5, orderEvidence: 5, marketEvidence: 5 });
  const scored = judge([found('login', 1)], { session }, aLogin() as never);
  assertLogOdds(scored.risk, 1);
});

test('proof counts beside the peaks, never under them', () => {
  const session = aSession({ orderEvidence: 3 });
  assertLogOdds(judge([found('proof', -1)], { session }).risk, 3 - 1);
});

test('a cleared accusation protects, and fades in a month', () => {
  const account = { ...createAccount(), calm: 3, calmMs: noonMs - 30 * dayMs };
  const scored = judge([found('order', 2)], { account });
  assertLogOdds(scored.risk, 2 - 1.5);
  assert.deepEqual(scored.reasons[1], { code: 'cleared-before', weight: -1.5, facts: {} });
});

test('reasons: the strongest first, of either sign, at most eight, none too weak to name', () => {
  const session = aSession({ loginEvidence: 4 });
  const evidence = [
    found('order', 0.04),
    found('session', 0.123456),
    found('instrument', 3),
    found('proof', -5),
  ];
  assert.deepEqual(
    judge(evidence, { session }).reasons.map(({ code, weight }) => [code, weight]),
    [
      ['passed-step-up', -5],
      ['session-so-far', Math.round(1000 * carriedBy(session, createAccount(), noonMs)) / 1000],
      ['risky-buyers', 3],
      ['context-change', 0.123],
    ],
  );
  const many = Array.from({ length: 12 }, (_, index) => found('order', index + 1));
  assert.equal(judge(many).reasons.length, 8);
  assert.equal(judge(many).reasons[0]!.weight, 12);
});

test('reasons and prior add up to the log-odds', () => {
  const session = aSession({ loginEvidence: 2, orderEvidence: 3, sessionEvidence: 1 });
  const account = { ...createAccount(), calm: 1, calmMs: noonMs };
  const scored = judge([found('order', 1), found('instrument', 2)], { session, account });
  const sum = scored.reasons.reduce((total, { weight }) => total + weight, 0);
  // Reasons are rounded to a thousandth each.
  assert.ok(Math.abs(logOddsOf(scored.risk) - sum) < 0.005);
});

test('calibration and the firm’s own rate of hijacks', () => {
  const model = aModel({ calibration: { slope: 2, intercept: -1 }, hijackRate: 0.5 });
  const policy = aPolicy({ hijackRate: 0.2 });
  assert.ok(Math.abs(rateShift(model, policy) - Math.log(0.25)) < 1e-12);
  const scored = score(anOrder(), [found('order', 3)], recalled(), model, policy);
  assertLogOdds(scored.risk, 2 * 3 - 1 + Math.log(0.25));
});
