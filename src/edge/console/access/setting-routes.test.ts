import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultPolicy } from '../../../core/decision/policy.ts';
import { problemOf } from '../../http/test-server.ts';
import { enterAs, enterFirst, withConsole } from './test-console.ts';

const path = '/console/api/settings/policy';
const replaces = defaultPolicy.version;

test('a supervisor puts a policy into force; it is an event of his', () =>
  withConsole(async (console) => {
    const { browser: first } = await enterFirst(console);
    const { browser } = await enterAs(console, first, 'supervisor');
    const policy = { ...defaultPolicy, version: 'firm-2', holdJpy: 9_000 };
    assert.equal((await browser.send('PUT', path, { policy, replaces })).status, 200);
    const event = console.events.at(-1)!;
    assert.ok(event.type === 'setting' && event.by === browser.session!.user.id);
    const settings = await browser.ask<{ policyVersion: string; policy: object }>(
      'GET',
      '/settings',
    );
    assert.equal(settings.policyVersion, 'firm-2');
    assert.deepEqual(settings.policy, policy);
  }));

test('of two who change it at once one is told, and nothing is overwritten', () =>
  withConsole(async (console) => {
    const { browser } = await enterFirst(console);
    const put = (version: string) =>
      browser.send('PUT', path, { policy: { ...defaultPolicy, version }, replaces });
    const answers = await Promise.all([put('mine'), put('yours')]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 409],
    );
    assert.equal((await problemOf(answers[1]!)).code, 'setting-changed');
    const { policyVersion } = await browser.ask<{ policyVersion: string }>('GET', '/settings');
    assert.equal(policyVersion, 'mine');
  }));

test('what is no policy is refused by its field, and so is a name used before', () =>
  withConsole(async (console) => {
    const { browser } = await enterFirst(console);
    const wrong: [policy: object, field: string][] = [
      [{ ...defaultPolicy, version: 'x', holdJpy: -1 }, 'policy.holdJpy'],
      [{ ...defaultPolicy, version: 'x', hijackRate: 1 }, 'policy.hijackRate'],
      [{ ...defaultPolicy, version: '' }, 'policy.version'],
      [{ ...defaultPolicy }, 'policy.version'],
    ];
    for (const [policy, field] of wrong) {
      const answer = await browser.send('PUT', path, { policy, replaces });
      const problem = (await problemOf(answer)) as { code: string; field?: string };
      assert.deepEqual([problem.code, problem.field], ['bad-field', field]);
    }
  }));

test('the policy is all firms’: who has one firm does not change it', () =>
  withConsole(async (console) => {
    const { browser: first } = await enterFirst(console);
    const { browser } = await enterAs(console, first, 'supervisor', 'alpha');
    const policy = { ...defaultPolicy, version: 'x' };
    assert.equal((await browser.send('PUT', path, { policy, replaces })).status, 403);
  }));
