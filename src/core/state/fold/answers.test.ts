import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weightAt } from '../counts.ts';
import {
  aHijackersLogin,
  anOrder,
  aStepUpResult,
  later,
  noonMs,
  received,
} from '../test-events.ts';
import { createStateWorld, type MemoryWorld } from '../test-world.ts';
import { foldFact } from './fold.ts';
import { fact, hanaOf, request, sessionIn } from './test-fold.ts';

const challenge = { decision: 'd-1', verdict: 'step-up', minimum: 'passkey' } as const;

/** A doubted log-in, challenged. */
function challenged(): MemoryWorld {
  const world = createStateWorld();
  request(world, aHijackersLogin(), { ...challenge, risk: 0.3, expiresMs: noonMs + 600_000 });
  return world;
}

const answer = (changes: Parameters<typeof aStepUpResult>[0] = {}) =>
  aStepUpResult({ decision: 'd-1', ...changes });

test('passed: the wait is over, the method is remembered, the log-in teaches after all', () => {
  const world = challenged();
  assert.ok(hanaOf(world).logins < 0.11 * weightAt(noonMs));
  const [happening] = fact(world, answer());
  assert.equal(happening?.kind === 'outcome' && happening.outcome, 'passed');
  assert.equal(world.pending.next(), undefined);
  assert.equal(sessionIn(world).passed, 'passkey');
  assert.ok(hanaOf(world).logins > 0.99 * weightAt(noonMs));
});

test('a certificate counts as a passkey', () => {
  const world = challenged();
  fact(world, answer({ method: 'certificate' }));
  assert.equal(sessionIn(world).passed, 'passkey');
});

test('weaker than asked: it is remembered, and the challenge stays open', () => {
  const world = challenged();
  assert.deepEqual(fact(world, answer({ method: 'otp' })), []);
  assert.equal(sessionIn(world).passed, 'otp');
  assert.equal(world.pending.next()?.decision, 'd-1');
  assert.ok(hanaOf(world).logins < 0.11 * weightAt(noonMs));
  fact(world, answer({ id: '2', method: 'password' }));
  assert.equal(sessionIn(world).passed, 'otp');
});

test('failed or refused: evidence against the session; timed out: none', () => {
  for (const [result, outcome, evidence] of [
    ['failed', 'failed', 1.5],
    ['refused', 'failed', 1.5],
    ['timed-out', 'timed-out', 0],
  ] as const) {
    const world = challenged();
    const [happening] = fact(world, answer({ result }));
    assert.equal(happening?.kind === 'outcome' && happening.outcome, outcome);
    assert.equal(sessionIn(world).sessionEvidence, evidence);
    // Who fails has taught nothing, nor who was asked and did not answer.
    assert.equal(hanaOf(world).logins, 0);
    assert.equal(sessionIn(world).passed, '');
    assert.equal(world.pending.next(), undefined);
  }
});

test('too late, unheard of, from another account or firm: nothing changes', () => {
  const world = challenged();
  const late = { id: 'clock', type: 'clock', time: later(600_000) } as const;
  for (const changes of [{ decision: 'd-9' }, { account: 'ken' }, { firm: 'alpha' }])
    assert.deepEqual(fact(world, answer(changes)), []);
  assert.equal(world.pending.next()?.decision, 'd-1');
  const [happening] = foldFact(received(late), '', world);
  assert.equal(happening?.kind === 'outcome' && happening.outcome, 'timed-out');
  assert.deepEqual(fact(world, answer()), []);
  assert.equal(sessionIn(world).passed, '');
});

test('the clock lapses what is due, in its order, and nothing else', () => {
  const world = createStateWorld();
  for (const [order, expiresMs] of [
    ['late', noonMs + 3],
    ['soon', noonMs + 1],
    ['next', noonMs + 2],
  ] as const)
    request(world, anOrder({ id: order, order }), { decision: order, verdict: 'hold', expiresMs });
  const clock = { id: 'clock', type: 'clock', time: later(2) } as const;
  const lapsed = foldFact(received(clock), '', world).map((happening) =>
    happening.kind === 'outcome' ? [happening.pending.order, happening.outcome] : [],
  );
  assert.deepEqual(lapsed, [
    ['soon', 'lapsed'],
    ['next', 'lapsed'],
  ]);
  assert.equal(world.pending.next()?.order, 'late');
});

test('a relayed code does not release a held order; a passkey does', () => {
  const world = createStateWorld();
  request(world, aHijackersLogin());
  const held = { decision: 'd-2', verdict: 'hold', expiresMs: noonMs + 600_000 } as const;
  request(world, anOrder({ session: 'session-2' }), held);
  assert.deepEqual(fact(world, answer({ decision: 'd-2', method: 'otp' })), []);
  assert.equal(world.pending.next()?.decision, 'd-2');
  const [happening] = fact(world, answer({ decision: 'd-2' }));
  assert.equal(happening?.kind === 'outcome' && happening.outcome, 'passed');
  assert.equal(world.pending.next(), undefined);
});

test('an answer to another content is no answer', () => {
  const world = challenged();
  assert.deepEqual(fact(world, answer({ contentHash: `sha256:${'0'.repeat(64)}` })), []);
  assert.equal(sessionIn(world).passed, '');
  const { contentHash } = world.pending.next()!;
  assert.equal(fact(world, answer({ contentHash })).length, 1);
});
