import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { dayMs } from '../../core/lib/decay.ts';
import { loginForms } from '../../intel/stealer/login-forms.ts';
import { createBlindClient, exposedAmong } from './blind-client.ts';
import { type BlindEntry, createBlindServer } from './blind-server.ts';
import type { ExposedRecord } from './exposed-set.ts';
import { askBlindly, batchMax, createBlindEvaluator, createBlindKeys } from './oprf.ts';

const scope = 'example.co.jp';
const keys = await createBlindKeys();
const evaluator = createBlindEvaluator(keys.privateKey);

async function recordOf(login: string, logDate?: string): Promise<ExposedRecord> {
  const [form] = loginForms(login);
  return { output: await evaluator.evaluate(scope, form!), confidence: 0.85, logDate };
}

async function serve(t: TestContext, perDay = 1_000) {
  const entries: BlindEntry[] = [];
  const clock = { nowMs: Date.parse('2025-08-01T00:00:00.000Z') };
  const records = [await recordOf('0011234567', '2025-07-30'), await recordOf('taro@example.net')];
  const app = createBlindServer({
    privateKey: keys.privateKey,
    records: new Map([
      [scope, records],
      ['other.example', []],
    ]),
    clients: [
      {
        name: 'alpha',
        tokenHash: createHash('sha256').update('token').digest('hex'),
        scopes: [scope],
        evaluationsPerDayMax: perDay,
      },
    ],
    epoch: 7,
    nowMs: () => clock.nowMs,
    journal: (entry) => entries.push(entry),
  });
  const bodies: Buffer[] = [];
  app.addHook('preHandler', async (request) => {
    if (Buffer.isBuffer(request.body)) bodies.push(request.body);
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  t.after(() => app.close());
  const client = (changes = {}) =>
    createBlindClient({ url, token: 'token', publicKey: keys.publicKey, scope, ...changes });
  return { client, entries, clock, bodies, url };
}

const logins = ['001-1234567', 'ＴＡＲＯ@example.net', 'jiro', '0017654321'];
const inputs = logins.map((login) => loginForms(login).at(-1)!);

test('a client learns which of its logins are exposed, and how old the log is', async (t) => {
  const { client } = await serve(t);
  const outputs = await client().outputsOf(inputs);
  const found = exposedAmong(outputs, await client().readSet());
  assert.deepEqual(
    [...found],
    [
      [0, { logDate: '2025-07-30', confidence: 0.85 }],
      [1, { confidence: 0.85 }],
    ],
  );
});

test('the server sees neither logins nor the same request twice', async (t) => {
  const { client, entries, bodies } = await serve(t);
  await client().outputsOf(inputs);
  await client().outputsOf(inputs);
  const [first, second] = bodies;
  assert.equal(first!.equals(second!), false);
  for (const input of inputs) assert.equal(first!.includes(input), false);
  assert.deepEqual(entries[0], {
    time: '2025-08-01T00:00:00.000Z',
    client: 'alpha',
    scope,
    evaluations: 4,
    outcome: 'answered',
  });
});

test('asks in batches, and gets the outputs in order', async (t) => {
  const { client, bodies } = await serve(t);
  const many = Array.from({ length: batchMax + 3 }, (_, at) => `login-${at}`);
  many[batchMax + 1] = inputs[0]!;
  const outputs = await client().outputsOf(many);
  assert.equal(bodies.length, 2);
  const found = exposedAmong(outputs, await client().readSet());
  assert.deepEqual([...found.keys()], [batchMax + 1]);
});

test('an output is bound to its scope', async () => {
  const [here, there] = await Promise.all([
    evaluator.evaluate(scope, 'taro'),
    evaluator.evaluate('other.example', 'taro'),
  ]);
  assert.notDeepEqual(here, there);
});

test('a scope that was not granted is refused', async (t) => {
  const { client, entries } = await serve(t);
  const other = client({ scope: 'other.example' });
  await assert.rejects(other.outputsOf(['taro']), { status: 403, code: 'scope-not-granted' });
  await assert.rejects(other.readSet(), { status: 403 });
  assert.equal(entries[0]!.outcome, 'refused');
});

test('an unknown token is refused', async (t) => {
  const { client } = await serve(t);
  await assert.rejects(client({ token: 'x' }).outputsOf(['taro']), { status: 401 });
  await assert.rejects(client({ token: 'x' }).readSet(), { status: 401 });
});

test('numbers cannot be tried beyond the day’s budget, and the next day begins anew', async (t) => {
  const { client, clock } = await serve(t, 6);
  await client().outputsOf(inputs);
  await assert.rejects(client().outputsOf(inputs), { status: 429, code: 'budget-spent' });
  clock.nowMs += dayMs;
  await client().outputsOf(inputs);
});

test('sends its token nowhere it could be read on the way', async (t) => {
  const { client } = await serve(t);
  for (const url of [
    'http://blind.example',
    'http://localhost.example',
    'http://127.0.0.1.example',
  ])
    assert.throws(() => client({ url }), { name: 'BlindLookupError' }, url);
});

test('a server that answers under another key is not believed', async () => {
  const other = createBlindEvaluator((await createBlindKeys()).privateKey);
  const question = await askBlindly(keys.publicKey, scope, ['taro']);
  const answer = await other.answer(scope, question.request);
  await assert.rejects(question.finish(answer), /proof/);
});

test('refuses what is no request: no, too many, neutral and foreign elements', async (t) => {
  const { url } = await serve(t);
  const count = (elements: number): Buffer => {
    const body = Buffer.alloc(2 + elements * 32, 1);
    body.writeUInt16BE(elements, 0);
    return body;
  };
  const neutral = Buffer.alloc(34);
  neutral.writeUInt16BE(1, 0);
  const foreign = Buffer.alloc(34, 0xff);
  foreign.writeUInt16BE(1, 0);
  for (const body of [
    Buffer.alloc(0),
    Buffer.from('x'),
    count(1).subarray(0, 30),
    neutral,
    foreign,
  ]) {
    const response = await fetch(`${url}/v1/blind/${scope}/evaluations`, {
      method: 'POST',
      headers: { authorization: 'Bearer token', 'content-type': 'application/octet-stream' },
      body,
    });
    assert.equal(response.status, 400);
  }
  const response = await fetch(`${url}/v1/blind/${scope}/evaluations`, {
    method: 'POST',
    headers: { authorization: 'Bearer token', 'content-type': 'application/octet-stream' },
    body: count(batchMax + 1),
  });
  assert.equal(response.status, 413);
});
