// What bad input does, over real HTTP against the real engine: docs/reference/events.md says the same.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createEnding, type Firm, openFirm } from './firm.ts';
import { readJournal } from './journalled.ts';
import { soundFact, soundLogin, soundOrder, timeIn } from './sound-events.ts';

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly field?: string;
}

const notJson: Refusal = { status: 400, code: 'not-json' };
const ofField = (field: string): Refusal => ({ status: 400, code: 'bad-field', field });
const ofTime: Refusal = { status: 400, code: 'bad-time', field: 'time' };
const ofType: Refusal = { status: 400, code: 'unknown-type', field: 'type' };

const text = JSON.stringify;
const { ip: _, ...loginWithoutAddress } = soundLogin('a');
const orderOf = (quantity: string): string =>
  text(soundOrder('a')).replace('"quantity":100', `"quantity":${quantity}`);

/** By what is wrong: the line, and how it is refused. */
const refused: Readonly<Record<string, readonly [line: string, refusal: Refusal]>> = {
  'a malformed line': ['{"id":"x","type":', notJson],
  'a line that is no object': ['"login"', { status: 400, code: 'not-an-object' }],
  'an unknown type': [text({ ...soundLogin('a'), type: 'logon' }), ofType],
  'a type only the engine makes': [text({ ...soundFact('a'), type: 'clock' }), ofType],
  'a missing field': [text(loginWithoutAddress), ofField('ip')],
  'a field of another type': [orderOf('"100"'), ofField('quantity')],
  'a negative quantity': [orderOf('-100'), ofField('quantity')],
  'NaN, which is not JSON': [orderOf('NaN'), notJson],
  'a number beyond all numbers': [orderOf('1e999'), ofField('quantity')],
  'an id of 65 characters': [text({ ...soundLogin('a'), id: 'x'.repeat(65) }), ofField('id')],
  'half a character': [text({ ...soundLogin('a'), account: '\ud83d' }), ofField('account')],
  'fields within fields without end': [
    text(soundLogin('a')).replace(/}$/, `,"x":${'['.repeat(15_000)}${']'.repeat(15_000)}}`),
    { status: 400, code: 'bad-field' },
  ],
  'a day that does not exist': [text({ ...soundLogin('a'), time: '2025-02-30T00:00:00Z' }), ofTime],
  'a time without a zone': [
    text({ ...soundLogin('a'), time: '2025-02-28T00:00:00' }),
    ofField('time'),
  ],
  'a time of last century': [text({ ...soundLogin('a'), time: '1999-12-31T23:59:59Z' }), ofTime],
  'a time more than 5 minutes ahead': [text({ ...soundLogin('a'), time: timeIn(7) }), ofTime],
  'another firm than the key': [
    text({ ...soundLogin('a'), firm: 'other' }),
    { status: 403, code: 'other-firm', field: 'firm' },
  ],
};

const ending = createEnding();
let firm: Firm;
before(async () => {
  firm = await openFirm(ending);
});
after(ending.end);

describe('refused alone with a problem, in a batch by its line, and the rest goes on', () => {
  for (const [name, [line, { status, code, field }]] of Object.entries(refused))
    test(name, async () => {
      const alone = await firm.decide(line);
      const { json } = alone;
      assert.deepEqual([alone.status, json.code, json.field], [status, code, field], alone.body);
      assert.equal(typeof json.detail, 'string');
      const around = [soundOrder('around'), soundOrder('around')];
      const batch = await firm.record([text(around[0]), line, text(around[1])]);
      assert.deepEqual([batch.status, batch.json.accepted], [202, 2]);
      const told = batch.json.refused as { line: number; error: Refusal }[];
      assert.equal(told.length, 1);
      assert.deepEqual([told[0].line, told[0].error.code, told[0].error.field], [2, code, field]);
      const [last, before] = await firm.timeline('around');
      assert.deepEqual([before, last], [around[0].id, around[1].id]);
    });
});

describe('bodies', () => {
  test('a fact is recorded, not decided', async () => {
    const fact = soundFact('a');
    const { status, json } = await firm.decide(fact);
    assert.deepEqual([status, json.code, json.field], [400, 'not-a-request', 'type']);
    assert.equal((await firm.record([text(fact)])).json.accepted, 1);
  });

  test('10 MB are refused on both paths, and the service goes on', async () => {
    const large = text({ ...soundOrder('a'), note: 'x'.repeat(10_000_000) });
    for (const path of ['/v1/decisions', '/v1/events']) {
      const answer = await firm.post(path, large).catch((error: Error) => error);
      // Who is still writing may see the connection close before he reads the answer.
      if (answer instanceof Error) assert.match(answer.message, /EPIPE|ECONNRESET|socket hang up/);
      else assert.deepEqual([answer.status, answer.json.code], [413, 'body-too-large']);
    }
    assert.equal((await firm.decide(soundLogin('after-large'))).status, 200);
  });

  test('none, or a batch that is no array', async () => {
    const missing = await firm.decide('');
    assert.deepEqual([missing.status, missing.json.code], [400, 'body-missing']);
    const broken = await firm.post('/v1/events', '[{"id":');
    assert.deepEqual([broken.status, broken.json.code], [400, 'not-json']);
  });
});

describe('taken', () => {
  test('a time up to 5 minutes ahead', async () => {
    const { status, body } = await firm.decide({ ...soundLogin('ahead'), time: timeIn(3) });
    assert.equal(status, 200, body);
  });

  test('a time before the last: judged with what is known, and nothing is forgotten', async () => {
    const latest = { ...soundLogin('back'), time: timeIn(-1) };
    await firm.decide(latest);
    const late = { ...soundLogin('back'), time: timeIn(-30 * 24 * 60), ip: '198.51.100.1' };
    const { status, json } = await firm.decide(late);
    assert.equal(status, 200);
    const codes = (json.reasons as { code: string }[]).map(({ code }) => code);
    assert.ok(codes.includes('strange-network'), 'against the log-in that came before it');
    const account = await firm.get('/v1/accounts/back');
    assert.deepEqual([account.json.lastSeen, account.json.lastLogin], [latest.time, latest.time]);
    assert.deepEqual(await firm.timeline('back'), [late.id, latest.id]);
  });

  test('an unknown account: judged by what is known of everybody', async () => {
    assert.equal((await firm.get('/v1/accounts/nobody')).status, 404);
    const { status, json } = await firm.decide(soundLogin('nobody'));
    assert.equal(status, 200);
    assert.ok(['allow', 'step-up'].includes(String(json.verdict)));
    assert.equal((await firm.get('/v1/accounts/nobody')).status, 200);
  });

  test('an order without a log-in: judged, and that is one of the reasons', async () => {
    const { status, json } = await firm.decide(soundOrder('no-login'));
    assert.equal(status, 200);
    const reasons = json.reasons as { code: string; weight: number }[];
    assert.ok((reasons.find(({ code }) => code === 'no-login')?.weight ?? 0) > 0);
  });
});

test('in the end nothing refused is in the journal, everything else once', async () => {
  const sequence = await firm.figure('engine_sequence');
  assert.ok((await firm.figure('refused_total')) >= 2 * Object.keys(refused).length);
  await firm.service.kill();
  const events = (await readJournal(firm.directory)).map(({ event }) => event);
  assert.ok(events.length >= sequence && sequence > 30);
  const ids = events.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const [line] of Object.values(refused)) {
    const id = /"id":"(bad-\d+)"/.exec(line)?.[1];
    if (id) assert.ok(!ids.includes(id), line);
  }
});
