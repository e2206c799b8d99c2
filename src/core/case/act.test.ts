import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs } from '../lib/decay.ts';
import { foldFact } from '../state/fold/fold.ts';
import { aFeedback, later, received } from '../state/test-events.ts';
import { followEvent } from './follow-event.ts';
import { fact } from './test-case.ts';
import { anAction, anAgreement, heldJpy, person, settings, withCases } from './test-console.ts';

const first = { case: 'c-order-0', version: 0 };
const second = { case: 'c-order-1', version: 0 };
const outcomesOf = ({ effects }: ReturnType<typeof person>) =>
  effects.flatMap((effect) => (effect.kind === 'outcome' ? [effect.line.outcome] : []));

/** What detection has learnt, without the case's own record and names of what waits. */
function learntIn(world: ReturnType<typeof withCases>): string {
  const { accounts, addresses, devices, networks, crowds, populations } = world;
  const stores = [accounts, addresses, devices, networks, crowds, populations];
  return JSON.stringify(stores.map((store) => [...store.records]));
}

test('to confirm or dismiss teaches detection what the same word of feedback teaches', () => {
  for (const [action, label] of [
    ['confirm', 'fraud'],
    ['dismiss', 'legitimate'],
  ] as const) {
    const clicked = withCases(2);
    const told = withCases(2);
    const result = person(clicked, anAction(action, [first]));
    fact(
      told,
      aFeedback({ account: 'a-0', subject: { session: 's-0' }, label, time: later(hourMs) }),
    );
    assert.equal(learntIn(clicked), learntIn(told), action);
    assert.deepEqual(outcomesOf(result), [action === 'confirm' ? 'cancelled' : 'released']);
    assert.equal(clicked.pending.ofAccount('', 'a-0').length, 0);
    assert.equal(clicked.pending.ofAccount('', 'a-1').length, 1);
    const [one, other] = [clicked.cases.read('c-order-0'), told.cases.read('c-order-0')];
    assert.deepEqual([one?.state, one?.version], [other?.state, other?.version]);
  }
});

test('of two who decide on what they saw, the second is shown what the first did', () => {
  const world = withCases(1);
  assert.equal(person(world, anAction('investigate', [first])).acted.state, 'done');
  const late = person(world, anAction('dismiss', [first], { by: 'ben' }));
  assert.deepEqual(late.acted.refusal, { code: 'case-changed', cases: ['c-order-0'] });
  assert.deepEqual(late.effects, []);
  assert.equal(world.cases.read('c-order-0')?.owner, 'aki');
  const informed = { case: 'c-order-0', version: 1 };
  assert.equal(person(world, anAction('dismiss', [informed], { by: 'ben' })).acted.state, 'done');
});

test('notes and attachments of two people are both kept, whatever they had seen', () => {
  const world = withCases(1);
  const sha256 = 'a'.repeat(64);
  const stale = { case: 'c-order-0', version: 7 };
  const note = person(world, anAction('note', [stale], { note: '<script>alert(1)</script>' }));
  const file = { name: '../../etc/passwd', sha256 };
  const attached = person(world, anAction('attach', [stale], { attachment: file }));
  const lines = [note, attached].flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.kind === 'action' ? [effect.line] : [])),
  );
  assert.deepEqual(
    lines.map((line) => line.note ?? line.attachment),
    ['<script>alert(1)</script>', file],
  );
  assert.equal(world.cases.read('c-order-0')?.version, 0);
});

test('unknown cases, and those of another firm, are refused and named', () => {
  const world = withCases(1);
  const unknown = { case: 'c-nothing', version: 0 };
  const refused = person(world, anAction('confirm', [first, unknown]));
  assert.deepEqual(refused.acted.refusal, { code: 'case-unknown', cases: ['c-nothing'] });
  const foreign = person(world, anAction('confirm', [first], { firm: 'South' }));
  assert.equal(foreign.acted.refusal?.code, 'case-unknown');
  assert.equal(world.cases.read('c-order-0')?.state, 'new');
});

test('several cases are confirmed by two people: another one, and both deciding roles', () => {
  const world = withCases(3);
  const asked = person(world, anAction('confirm', [first, second]));
  const { id } = asked.acted;
  assert.deepEqual(
    [asked.acted.state, asked.acted.cases, asked.acted.orders, asked.acted.valueJpy],
    ['waiting', 2, 2, 2 * heldJpy],
  );
  assert.equal(world.cases.read('c-order-0')?.state, 'new');
  assert.equal(person(world, anAgreement(id, { by: 'aki' })).acted.refusal?.code, 'own-request');
  assert.equal(person(world, anAgreement(id, { role: 'auditor' })).acted.refusal?.code, 'role');
  // One of the two was decided in the meantime: it stays as it is.
  person(world, anAction('dismiss', [second], { by: 'cho' }));
  const agreed = person(world, anAgreement(id));
  assert.deepEqual([agreed.acted.state, agreed.acted.cases], ['done', 1]);
  assert.equal(world.cases.read('c-order-0')?.state, 'confirmed');
  assert.equal(world.cases.read('c-order-1')?.state, 'dismissed');
  assert.equal(world.cases.read('c-order-2')?.state, 'new');
  assert.equal(person(world, anAgreement(id)).acted.refusal?.code, 'request-unknown');
});

test('what is refused, or taken back, is not done', () => {
  const world = withCases(2);
  const { acted } = person(world, anAction('confirm', [first, second]));
  assert.equal(person(world, anAgreement(acted.id, { agreed: false })).acted.state, 'done');
  assert.equal(world.cases.read('c-order-0')?.state, 'new');
  assert.equal(world.pending.ofAccount('', 'a-0').length, 1);
});

test('nobody agrees within a day: the request lapses by the clock', () => {
  const world = withCases(2);
  const { acted } = person(world, anAction('confirm', [first, second]));
  const clock = received({ id: 'clock', type: 'clock', time: later(2 * dayMs) } as const);
  const effects = followEvent(clock, undefined, foldFact(clock, '', world), settings, world);
  const lines = effects.flatMap((effect) => (effect.kind === 'action' ? [effect.line] : []));
  assert.deepEqual(
    lines.map(({ id, second: answer }) => [id, answer?.state]),
    [[acted.id, 'lapsed']],
  );
  assert.equal(person(world, anAgreement(acted.id)).acted.refusal?.code, 'request-unknown');
});

test('held orders go out by one word below the limit, by two above, by a supervisor far above', () => {
  const small = withCases(1);
  const released = person(small, anAction('release', [first]));
  assert.deepEqual([released.acted.state, outcomesOf(released)], ['done', ['released']]);
  const again = { case: 'c-order-0', version: 1 };
  assert.equal(person(small, anAction('release', [again])).acted.refusal?.code, 'nothing-held');

  const large = withCases(1, 4_000);
  const asked = person(large, anAction('release', [first])).acted;
  assert.deepEqual([asked.state, asked.valueJpy], ['waiting', 10 * heldJpy]);
  assert.deepEqual(outcomesOf(person(large, anAgreement(asked.id))), ['released']);

  const huge = withCases(1, 40_000);
  const request = person(huge, anAction('release', [first])).acted.id;
  assert.equal(person(huge, anAgreement(request)).acted.refusal?.code, 'supervisor-needed');
  const supervisor = anAgreement(request, { by: 'sue', role: 'supervisor' });
  assert.deepEqual(outcomesOf(person(huge, supervisor)), ['released']);
});

test('the queue hears of all of it: what is held no longer can no longer be lost', () => {
  const world = withCases(1);
  const before = person(world, anAction('investigate', [first]));
  const line = (result: typeof before) =>
    result.effects.flatMap((effect) => (effect.kind === 'triage' ? [effect.line] : [])).at(-1)!;
  assert.equal(line(before).heldOrders, 1);
  assert.ok(line(before).avoidableJpy > 0);
  const confirmed = person(world, anAction('confirm', [{ case: 'c-order-0', version: 1 }]));
  const { state, heldOrders, avoidableJpy, version } = line(confirmed);
  assert.deepEqual([state, heldOrders, avoidableJpy, version], ['confirmed', 0, 0, 2]);
});
