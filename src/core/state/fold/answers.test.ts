import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FactEvent, RequestEvent } from '../../event/event.ts';
import { hash32 } from '../../lib/hash.ts';
import { sessionOf } from '../account.ts';
import { distinctIn, weightAt, weightOf } from '../counts.ts';
import { viewCrowd } from '../crowd.ts';
import type { Ruling } from '../ruling.ts';
import {
  aFeedback,
  aHijackersLogin,
  anExecution,
  anOrder,
  aRuling,
  aStepUpResult,
  hostingOrigin,
  later,
  noonMs,
  recalledOf,
  received,
} from '../test-events.ts';
import { createStateWorld, type MemoryWorld } from '../test-world.ts';
import { foldFact, foldRequest } from './fold.ts';

function request(world: MemoryWorld, event: RequestEvent, ruling: Partial<Ruling> = {}): void {
  const origin = event.type === 'login' ? hostingOrigin : undefined;
  const recalled = recalledOf(event, world, origin);
  foldRequest(received(event, origin), recalled, aRuling(ruling), '', world);
}

const fold = (world: MemoryWorld, event: FactEvent) => foldFact(received(event), '', world);
const hanaOf = (world: MemoryWorld) => world.accounts.change('\u0000hana');
const sessionIn = (world: MemoryWorld) => sessionOf(hanaOf(world), 'session-2')!;

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
  const [happening] = fold(world, answer());
  assert.equal(happening?.kind === 'outcome' && happening.outcome, 'passed');
  assert.equal(world.pending.next(), undefined);
  assert.equal(sessionIn(world).passed, 'passkey');
  assert.ok(hanaOf(world).logins > 0.99 * weightAt(noonMs));
});

test('a certificate counts as a passkey', () => {
  const world = challenged();
  fold(world, answer({ method: 'certificate' }));
  assert.equal(sessionIn(world).passed, 'passkey');
});

test('weaker than asked: it is remembered, and the challenge stays open', () => {
  const world = challenged();
  assert.deepEqual(fold(world, answer({ method: 'otp' })), []);
  assert.equal(sessionIn(world).passed, 'otp');
  assert.equal(world.pending.next()?.decision, 'd-1');
  assert.ok(hanaOf(world).logins < 0.11 * weightAt(noonMs));
  fold(world, answer({ id: '2', method: 'password' }));
  assert.equal(sessionIn(world).passed, 'otp');
});

test('failed or refused: evidence against the session; timed out: none', () => {
  for (const [result, outcome, evidence] of [
    ['failed', 'failed', 1.5],
    ['refused', 'failed', 1.5],
    ['timed-out', 'timed-out', 0],
  ] as const) {
    const world = challenged();
    const [happening] = fold(world, answer({ result }));
    assert.equal(happening?.kind === 'outcome' && happening.outcome, outcome);
    assert.equal(sessionIn(world).sessionEvidence, evidence);
    // Who fails has taught nothing; who does not answer as little as he did.
    assert.equal(hanaOf(world).logins > 0, result === 'timed-out');
    assert.equal(sessionIn(world).passed, '');
    assert.equal(world.pending.next(), undefined);
  }
});

test('too late, unheard of, from another account or firm: nothing changes', () => {
  const world = challenged();
  const late = { id: 'clock', type: 'clock', time: later(600_000) } as const;
  for (const changes of [{ decision: 'd-9' }, { account: 'ken' }, { firm: 'alpha' }])
    assert.deepEqual(fold(world, answer(changes)), []);
  assert.equal(world.pending.next()?.decision, 'd-1');
  const [happening] = foldFact(received(late), '', world);
  assert.equal(happening?.kind === 'outcome' && happening.outcome, 'timed-out');
  assert.deepEqual(fold(world, answer()), []);
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
  assert.deepEqual(fold(world, answer({ decision: 'd-2', method: 'otp' })), []);
  assert.equal(world.pending.next()?.decision, 'd-2');
  const [happening] = fold(world, answer({ decision: 'd-2' }));
  assert.equal(happening?.kind === 'outcome' && happening.outcome, 'passed');
  assert.equal(world.pending.next(), undefined);
});

test('an answer to another content is no answer', () => {
  const world = challenged();
  assert.deepEqual(fold(world, answer({ contentHash: `sha256:${'0'.repeat(64)}` })), []);
  assert.equal(sessionIn(world).passed, '');
  const { contentHash } = world.pending.next()!;
  assert.equal(fold(world, answer({ contentHash })).length, 1);
});

/** A hijacker's log-in that was taken for the owner's, and a purchase in it. */
function hijacked(): MemoryWorld {
  const world = createStateWorld();
  request(world, aHijackersLogin(), { risk: 0.1 });
  request(world, anOrder({ session: 'session-2', time: later(60_000) }), { riskOutside: 0.1 });
  return world;
}

const fraud = (changes: Parameters<typeof aFeedback>[0] = {}) =>
  aFeedback({ subject: { session: 'session-2' }, time: later(3_600_000), ...changes });

test('confirmed fraud: the session is cut and what it taught forgotten', () => {
  const world = hijacked();
  const happenings = fold(world, fraud());
  assert.deepEqual(happenings, [{ kind: 'confirmed', session: sessionIn(world) }]);
  assert.ok(sessionIn(world).cut);
  assert.equal(sessionIn(world).label, 'fraud');
  assert.equal(hanaOf(world).logins, 0);
  for (const table of ['addresses', 'networks', 'devices', 'browsers', 'languages'] as const)
    assert.equal(distinctIn(hanaOf(world)[table]), 0, table);
});

test('what only he bought is unknown again; what the customer had traded before is not', () => {
  const world = createStateWorld();
  const usual = anOrder({ id: 'own', order: 'own', session: 'own', instrument: 'XTKS:6758' });
  request(world, usual);
  request(world, aHijackersLogin(), { risk: 0.1 });
  for (const instrument of ['XHKG:08123', 'XTKS:6758'])
    request(
      world,
      anOrder({ id: instrument, order: instrument, session: 'session-2', instrument }),
    );
  const known = (instrument: string) => weightOf(hanaOf(world).instruments, hash32(instrument)) > 0;
  assert.ok(known('XHKG:08123') && known('XTKS:6758'));
  fold(world, fraud());
  assert.deepEqual([known('XHKG:08123'), known('XTKS:6758')], [false, true]);
});

test('the places of a hijacker are hostile, once, however many say so', () => {
  const world = hijacked();
  fold(world, fraud());
  fold(world, fraud({ id: '2', by: 'analyst' }));
  for (const place of [
    world.addresses.read('\u0000198.51.100.9'),
    world.networks.read('\u000014061'),
    world.devices.read('\u0000server'),
  ])
    assert.equal(place?.hostile, 1);
});

test('what he bought is known to be bought by a hijacker', () => {
  const world = hijacked();
  fold(world, fraud());
  const crowd = world.crowds.read('\u0000XTKS:7203')!;
  assert.equal(viewCrowd(crowd, '', noonMs + 60_000).riskyBuyers, 1);
});

test('the word may name an order, executed or not, or only the account', () => {
  for (const subject of [{ order: 'order-1' }, { account: 'hana' }, {}]) {
    const world = hijacked();
    fold(world, anExecution({ time: later(70_000) }));
    fold(world, fraud({ subject }));
    assert.equal(sessionIn(world).label, 'fraud', JSON.stringify(subject));
  }
});

test('a word about a session nobody remembers labels no other', () => {
  const world = hijacked();
  const [happening] = fold(world, fraud({ subject: { session: 'forgotten' } }));
  assert.deepEqual(happening, { kind: 'confirmed', session: undefined });
  assert.equal(sessionIn(world).label, '');
});

test('cleared: evidence is taken back, the customer is calm, the log-in teaches', () => {
  const world = createStateWorld();
  request(world, aHijackersLogin(), { risk: 0.5 });
  const order = anOrder({ session: 'session-2', time: later(60_000) });
  request(world, order, { session: 2, order: 3, market: 1, cut: true, riskOutside: 0.5 });
  const [happening] = fold(world, fraud({ label: 'legitimate' }));
  assert.equal(happening?.kind, 'cleared');
  const { cut, sessionEvidence, orderEvidence, marketEvidence, label } = sessionIn(world);
  assert.deepEqual(
    { cut, sessionEvidence, orderEvidence, marketEvidence, label },
    { cut: false, sessionEvidence: 0, orderEvidence: 0, marketEvidence: 0, label: 'legitimate' },
  );
  assert.equal(hanaOf(world).calm, 3);
  assert.equal(hanaOf(world).calmMs, noonMs + 3_600_000);
  assert.ok(hanaOf(world).logins > 0);
  const crowd = world.crowds.read('\u0000XTKS:7203')!;
  assert.ok(viewCrowd(crowd, '', noonMs).riskyBuyers < 0.002);
});

test('the word settles what waits: a cleared order goes out, a hijacker’s never will', () => {
  for (const [label, outcome] of [
    ['legitimate', 'released'],
    ['fraud', 'cancelled'],
  ] as const) {
    const world = createStateWorld();
    request(world, aHijackersLogin());
    const held = { decision: 'd-2', verdict: 'hold', expiresMs: noonMs + 14_400_000 } as const;
    request(world, anOrder({ session: 'session-2' }), held);
    request(world, anOrder({ id: '3', order: 'other', session: 'another' }), {
      ...held,
      decision: 'd-3',
    });
    const outcomes = fold(world, fraud({ label })).map((happening) =>
      happening.kind === 'outcome' ? [happening.pending.decision, happening.outcome] : [],
    );
    assert.deepEqual(outcomes, [['d-2', outcome], []]);
    assert.equal(world.pending.next()?.decision, 'd-3');
  }
});
