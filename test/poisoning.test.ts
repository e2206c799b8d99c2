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

  test('needs four log-ins from a server until he is let in, where the firm says nothing', () => {
    for (const weeks of [1, 2, 3])
      assert.equal(patientHijacker('server', weeks, 1).login, 'step-up', `${weeks} weeks`);
    assert.equal(patientHijacker('server', 1, 3).login, 'step-up');
    const trained = patientHijacker('server', 4, 1);
    assert.deepEqual([trained.login, trained.troubled], ['allow', 4]);
  });

  test('is asked for a passkey at the purchase, however long he has trained', () => {
    for (const place of ['server', 'proxy'] as const)
      for (const [weeks, perWeek] of [
        [1, 5],
        [4, 5],
        [52, 1],
      ] as const)
        assert.equal(patientHijacker(place, weeks, perWeek).purchase, 'step-up');
  });

  test('and relays codes needs five to seven log-ins where the policy is content with a code', () => {
    const options = { relays: true, asksForCode: true };
    const purchase = (...[place, weeks, perWeek]: Parameters<typeof patientHijacker>) =>
      patientHijacker(place, weeks, perWeek, options).purchase;
    assert.equal(purchase('server', 0, 0), 'block');
    assert.deepEqual([purchase('server', 1, 5), purchase('server', 1, 6)], ['step-up', 'allow']);
    assert.deepEqual([purchase('proxy', 1, 4), purchase('proxy', 1, 5)], ['step-up', 'allow']);
    assert.deepEqual([purchase('proxy', 6, 1), purchase('proxy', 7, 1)], ['step-up', 'allow']);
    for (const [weeks, held] of [
      [1, 'hold'],
      [3, 'hold'],
      [4, 'hold'],
      [12, 'step-up'],
    ] as const)
      assert.equal(purchase('server', weeks, 1), held, `${weeks} weeks`);
  });
});

describe('a crowd of accounts that attackers opened', () => {
  test('needs 17 to raise an alert on a sound stock, and gets no honest order stopped with 80', () => {
    for (const fakes of [3, 8, 16]) assert.equal(slander(fakes).alerted, false, `${fakes}`);
    assert.equal(slander(17).alerted, true);
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
