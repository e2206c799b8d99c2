import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { answer, type Finished, runToEnd } from './test-run.ts';

const options = { scenario: 'wave-2025', accounts: 1500, seed: 2, scale: 0.04, activity: 0.5 };
let undefended: Finished;

before(() => {
  undefended = runToEnd(options);
});

test('a checkpoint that allows everything changes nothing', () => {
  const allowed = runToEnd(options, (request) => answer(request, 'allow'));
  assert.equal(JSON.stringify(allowed.events), JSON.stringify(undefended.events));
});

test('blocking everything hostile leaves no access, no trade and no honest customer hurt', () => {
  const run = runToEnd(options, (request, hostile) => answer(request, hostile ? 'block' : 'allow'));
  const { months, honest, hostile } = run.summary;
  for (const { accesses, cases } of months) assert.equal(accesses + cases, 0);
  assert.ok(hostile.loginsStopped >= 100, `${hostile.loginsStopped}`);
  assert.equal(hostile.executedYen, 0);
  assert.equal(honest.blocked + honest.held + honest.challenged, 0);
  const types = run.events.filter(({ id }) => run.labels.has(id)).map(({ type }) => type);
  assert.deepEqual(new Set(types), new Set(['login']));
});

test('hijackers who are blocked move on to other victims', () => {
  const run = runToEnd(options, (request, hostile) => answer(request, hostile ? 'block' : 'allow'));
  const attacked = (finished: Finished) => new Set(finished.labels.values()).size;
  assert.ok(attacked(run) > attacked(undefended));
});

test('a held hostile order is never executed, and its owner reports it soon', () => {
  const held = new Set<unknown>();
  const run = runToEnd(options, (request, hostile) => {
    if (!hostile || request.type !== 'order') return answer(request, 'allow');
    held.add(request.order);
    return answer(request, 'hold');
  });
  assert.ok(held.size > 0);
  for (const event of run.events) {
    if (event.type === 'execution') assert.ok(!held.has(event.order));
  }
  const { hostile, months } = run.summary;
  assert.equal(hostile.executedYen, 0);
  assert.equal(hostile.ordersStopped, held.size);
  assert.ok(months.some(({ accesses }) => accesses > 0));
  assert.ok(run.events.some((event) => event.type === 'feedback' && event.label === 'fraud'));
});

test('a stopped hijacker tries other instruments and other hours', () => {
  const run = runToEnd(options, (request, hostile) => {
    return answer(request, hostile && request.type === 'order' ? 'hold' : 'allow');
  });
  const sessions = new Map<string, Set<unknown>>();
  for (const event of run.events) {
    const episode = run.labels.get(event.id);
    if (episode === undefined || event.type !== 'login') continue;
    sessions.set(episode, (sessions.get(episode) ?? new Set()).add(event.session));
  }
  const returned = [...sessions.values()].filter((of) => of.size > 1);
  assert.ok(returned.length > 0);
});

test('one-time codes are relayed by some, passkeys by none', () => {
  const accesses = (finished: Finished) =>
    finished.summary.months.reduce((sum, row) => sum + row.accesses, 0);
  const challenge = (minimum: 'otp' | 'passkey') =>
    runToEnd(options, (request) =>
      request.type === 'login' && request.outcome === 'success'
        ? answer(request, 'step-up', minimum)
        : answer(request, 'allow'),
    );
  const otp = challenge('otp');
  const passkey = challenge('passkey');
  assert.ok(accesses(otp) > 0 && accesses(otp) < accesses(undefended));
  assert.equal(accesses(passkey), 0);
  const { challenged, challengesPassed } = passkey.summary.honest;
  assert.ok(challengesPassed / challenged > 0.9 && challengesPassed < challenged);
});

test('a result of a challenge names the decision it answers', () => {
  const asked = new Set<string>();
  const run = runToEnd(options, (request) => {
    if (request.type !== 'order') return answer(request, 'allow');
    const decision = answer(request, 'step-up', 'passkey');
    asked.add(decision.decision);
    return decision;
  });
  const results = run.events.filter((event) => event.type === 'step-up-result');
  assert.ok(results.length > 100);
  for (const event of results) assert.ok(asked.has(event.decision as string));
});

test('an honest customer who is held calls in, and most orders are released', () => {
  const run = runToEnd(options, (request, hostile) => {
    return answer(request, !hostile && request.type === 'order' ? 'hold' : 'allow');
  });
  const { held, released } = run.summary.honest;
  assert.ok(held > 100 && released / held > 0.6 && released < held, `${released} of ${held}`);
  const calls = run.events.filter((event) => {
    return event.type === 'feedback' && event.label === 'legitimate' && event.by === 'customer';
  });
  assert.ok(calls.length >= released);
});

test('an honest customer blocked at the door does nothing in that session', () => {
  const blocked = new Set<unknown>();
  const run = runToEnd(options, (request, hostile) => {
    if (hostile || request.type !== 'login' || request.outcome === 'failure') return undefined;
    blocked.add(request.session);
    return answer(request, 'block');
  });
  assert.equal(run.summary.honest.blocked, blocked.size);
  for (const event of run.events) {
    if (event.type === 'order' || event.type === 'logout') assert.ok(!blocked.has(event.session));
  }
});
