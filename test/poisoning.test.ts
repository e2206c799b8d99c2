// How much it takes to mislead what is learnt; docs/reference/threat-model.md gives these figures.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { patientHijacker, praise, slander } from './poisoning.ts';

describe('a hijacker who logs in patiently before he attacks', () => {
  for (const place of ['server', 'proxy'] as const)
    test(`from a ${place} trains nothing in a year where the firm says who did not answer`, (t) => {
      const atOnce = patientHijacker(place, 0, 0);
      for (const [weeks, perWeek] of [
        [1, 1],
        [12, 5],
        [52, 1],
      ] as const) {
        const patient = patientHijacker(place, weeks, perWeek, { isReported: true });
        t.diagnostic(`${weeks} weeks of ${perWeek}: risk ${patient.purchaseRisk}`);
        assert.equal(patient.troubled, weeks * perWeek);
        assert.notEqual(patient.login, 'allow');
        assert.ok(patient.purchaseRisk >= atOnce.purchaseRisk);
      }
    });

  test('is let in after one log-in where the firm says nothing, and asked again at the purchase', () => {
    for (const place of ['server', 'proxy'] as const)
      for (const [weeks, perWeek] of [
        [1, 1],
        [52, 1],
      ] as const) {
        const patient = patientHijacker(place, weeks, perWeek);
        assert.deepEqual([patient.login, patient.purchase], ['allow', 'step-up']);
      }
  });

  test('and relays codes gets through after one log-in where the policy is content with a code', () => {
    const options = { relays: true, asksForCode: true };
    assert.equal(patientHijacker('server', 0, 0, options).purchase, 'block');
    for (const place of ['server', 'proxy'] as const) {
      assert.equal(patientHijacker(place, 1, 1, options).purchase, 'allow');
      assert.equal(patientHijacker(place, 1, 1, { relays: true }).purchase, 'step-up');
    }
  });
});

describe('a crowd of accounts that attackers opened', () => {
  test('can raise an alert on a sound stock with three, and gets no honest order stopped with 80', () => {
    assert.equal(slander(2).alerted, false);
    assert.equal(slander(3).alerted, true);
    const none = slander(0);
    for (const fakes of [3, 8, 20, 80]) {
      const { verdict, risk } = slander(fakes);
      assert.equal(verdict, 'allow');
      assert.ok(risk < none.risk * 5, `${fakes}: ${risk}`);
    }
  });

  test('of 1,000 that make a stock popular for a week does not get the attack on it through', () => {
    const none = praise(0);
    assert.equal(none.stopped, 8);
    for (const fakes of [100, 1_000]) {
      const { stopped, alerted, risks } = praise(fakes);
      assert.deepEqual([stopped, alerted], [8, true]);
      assert.ok(risks.every((risk, at) => risk > none.risks[at]! - 0.02));
    }
  });
});
