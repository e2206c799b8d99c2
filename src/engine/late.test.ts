import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decision } from '../core/decision/decision.ts';
import { defaultPolicy, type LateVerdict } from '../core/decision/policy.ts';
import type { RequestEvent } from '../core/event/event.ts';
import { aChange, aLogin, anOrder } from '../core/state/test-events.ts';
import type { Answer } from './client.ts';
import { defaultPace } from './engine.ts';
import { readRecord } from './journal-record.ts';
import { startTestEngine } from './test-engine.ts';

const lateVerdict = {
  login: 'allow',
  'account-change': 'step-up',
  order: 'hold',
  withdrawal: 'hold',
} as const satisfies Record<RequestEvent['type'], LateVerdict>;

const startLate = () =>
  startTestEngine({
    settings: { policy: { ...defaultPolicy, version: 'late', lateMs: 10, lateVerdict } },
  });

const ofKen = { account: 'ken', session: 'session-ken' };
const withdrawal = {
  ...aChange({ id: 'withdrawal-1', ...ofKen }),
  type: 'withdrawal',
  amount: 1000,
  currency: 'JPY',
  destination: 'elsewhere',
};
const asked = [
  aLogin({ id: 'login-ken', ...ofKen }),
  aChange({ id: 'change-ken', ...ofKen }),
  anOrder({ id: 'order-ken', ...ofKen }),
  withdrawal,
] as RequestEvent[];

const decisionOf = ({ status, body }: Answer): Decision => {
  assert.equal(status, 200, body);
  return JSON.parse(body) as Decision;
};

test('while the store is late each kind of request is answered by its rule, marked and counted', async () => {
  const { engine, close } = await startLate();
  await engine.decide('', JSON.stringify(aLogin()));
  const open = close();
  const answers = await Promise.all(asked.map((event) => engine.decide('', JSON.stringify(event))));
  for (const [place, event] of asked.entries()) {
    const { verdict, degraded, reasons } = decisionOf(answers[place]!);
    assert.equal(verdict, lateVerdict[event.type], event.type);
    assert.equal(degraded, true);
    assert.equal(reasons[0]?.code, 'account-unread');
  }
  assert.equal(engine.counters.degraded, asked.length);
  const known = decisionOf(await engine.decide('', JSON.stringify(anOrder({ id: 'order-hana' }))));
  assert.equal(known.degraded, false, 'an account in memory is judged as ever');
  open();
  await engine.stop();
});

test('what was answered by rule is folded when the store is back, and stands as it was told', async () => {
  const { engine, data, close } = await startLate();
  const open = close();
  const order = JSON.stringify(asked[2]);
  const told = await engine.decide('', order);
  assert.deepEqual(await engine.decide('', order), told, 'the same id, the same answer');
  let isTaken = false;
  const fact = JSON.stringify({ ...aLogin({ id: 'fact', ...ofKen }), type: 'activity' });
  const recorded = engine.record('', fact).then((answer) => {
    isTaken = true;
    return answer;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(isTaken, false, 'a fact waits for the store');
  open();
  assert.equal((await recorded).status, 202);
  assert.deepEqual(await engine.decide('', order), told);
  await engine.stop();
  const records = [];
  for await (const { payload } of data.journal.read(1)) records.push(readRecord(payload));
  const types = records.map(({ event, told: verdict }) => `${event.type} ${verdict ?? ''}`);
  assert.deepEqual(types, ['setting ', 'late ', 'order hold', 'activity ']);
  assert.equal(records[2]?.decision?.degraded, true);
  assert.equal(data.stored.world.accounts.read('\u0000ken')?.sessions.length, 1);
});

test('records of the next batch are fetched before the one in front of it is folded', async () => {
  const foldedAtFetch: number[] = [];
  const { engine, data } = await startTestEngine({
    pace: { ...defaultPace, batchMax: 1 },
    store: {
      async prefetch() {
        foldedAtFetch.push(data.folder.sequence);
      },
    },
  });
  const before = data.folder.sequence;
  const asking = ['ken', 'mei', 'rin'].map((account) =>
    engine.decide('', JSON.stringify(aLogin({ id: `login-${account}`, account }))),
  );
  const stopped = engine.stop();
  const answers = await Promise.all(asking);
  assert.deepEqual(
    answers.map((answer) => decisionOf(answer).event),
    ['login-ken', 'login-mei', 'login-rin'],
    'what was taken ahead is answered, also by an engine that stops',
  );
  await stopped;
  assert.deepEqual(foldedAtFetch, [before, before, before + 1]);
});

test('events sent together that are folded in two batches are answered after the second', async () => {
  const { engine, data } = await startTestEngine({ pace: { ...defaultPace, batchMax: 2 } });
  const accounts = ['ken', 'mei', 'rin', 'yui', 'ren'];
  const lines = accounts.map((account) => aLogin({ id: `login-${account}`, account }));
  const sent = await engine.record('', lines.map((line) => JSON.stringify(line)).join('\n'));
  assert.deepEqual(JSON.parse(sent.body), { accepted: 5, refused: [] });
  assert.equal(data.folder.sequence, 5);
  await engine.stop();
});
