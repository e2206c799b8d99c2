// What bad input does, over real HTTP against the real engine: docs/reference/events.md says the same.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { addKey } from '../src/engine/keys.ts';
import { createSeenIds, idsMax } from '../src/engine/seen-ids.ts';
import { type Caller, createCaller } from '../src/serve/http-caller.ts';
import { readJournal } from './journalled.ts';
import { type Service, sekisho, startService, temporaryFolder } from './service.ts';

const ndjson = 'application/x-ndjson';
const minuteMs = 60_000;
/** Fixed once: what the same id is sent with again must be the same content. */
const nowMs = Date.now();
let count = 0;

function timeIn(minutes: number): string {
  return new Date(nowMs + minutes * minuteMs).toISOString();
}

function common(account: string) {
  count += 1;
  return { id: `bad-${count}`, time: timeIn(-60), account, session: `s-${account}` };
}

function login(account: string) {
  return {
    type: 'login',
    ...common(account),
    outcome: 'success',
    method: 'otp',
    channel: 'web',
    ip: '203.0.113.9',
    userAgent: 'Mozilla/5.0 (test)',
  };
}

function order(account: string) {
  return {
    type: 'order',
    ...common(account),
    order: `o-${count}`,
    side: 'buy',
    instrument: 'XTKS:7203',
    quantity: 100,
    orderType: 'limit',
    limitPrice: 2500,
    currency: 'JPY',
  };
}

interface Answered {
  readonly status: number;
  /** The answer's JSON. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly body: string;
}

describe('bad input', () => {
  let service: Service;
  let caller: Caller;
  let key: string;
  let directory: string;
  const ends: (() => Promise<unknown>)[] = [];
  const context = { after: (end: () => Promise<unknown>) => ends.unshift(end) };

  before(async () => {
    directory = await temporaryFolder(context);
    key = await addKey(directory, 'firm');
    service = await startService(context, directory);
    caller = createCaller(service.url);
  });
  after(async () => {
    caller.close();
    for (const end of ends) await end();
  });

  async function post(path: string, body: string, type?: string): Promise<Answered> {
    const answer = await caller.post(path, key, body, type);
    return { ...answer, json: JSON.parse(answer.body) };
  }
  const decide = (event: unknown) => post('/v1/decisions', JSON.stringify(event));
  const decideText = (text: string) => post('/v1/decisions', text);
  const record = (lines: readonly string[]) => post('/v1/events', lines.join('\n'), ndjson);
  const get = async (path: string) => {
    const answer = await caller.get(path, key);
    return { status: answer.status, json: JSON.parse(answer.body) };
  };

  /** Refused alone with a problem, and in a batch by its line, the lines around it taken. */
  async function refusedBothWays(
    text: string,
    expected: { status: number; code: string; field?: string },
  ): Promise<void> {
    const { status, code, field } = expected;
    const alone = await decideText(text);
    assert.deepEqual(
      [alone.status, alone.json.code, alone.json.field],
      [status, code, field],
      alone.body,
    );
    assert.equal(typeof alone.json.detail, 'string');
    const [one, other] = [order('around'), order('around')];
    const batch = await record([JSON.stringify(one), text, JSON.stringify(other)]);
    assert.equal(batch.status, 202, batch.body);
    assert.equal(batch.json.accepted, 2);
    const [refused, ...more] = batch.json.refused as { line: number; error: typeof expected }[];
    assert.deepEqual(more, []);
    assert.deepEqual([refused.line, refused.error.code, refused.error.field], [2, code, field]);
    const timeline = await get('/v1/accounts/around/timeline?limit=2');
    assert.deepEqual(
      timeline.json.events.map(({ event }: { event: { id: string } }) => event.id),
      [other.id, one.id],
    );
  }

  const text = (event: unknown) => JSON.stringify(event);
  const { ip: _, ...loginWithoutAddress } = login('a');
  const refusals: Record<string, [string, { status: number; code: string; field?: string }]> = {
    'a malformed line': ['{"id":"x","type":', { status: 400, code: 'not-json' }],
    'a line that is no object': ['"login"', { status: 400, code: 'not-an-object' }],
    'an unknown type': [
      text({ ...login('a'), type: 'logon' }),
      { status: 400, code: 'unknown-type', field: 'type' },
    ],
    'an event only the engine makes': [
      text({ ...common('a'), type: 'clock' }),
      { status: 400, code: 'unknown-type', field: 'type' },
    ],
    'a missing field': [text(loginWithoutAddress), { status: 400, code: 'bad-field', field: 'ip' }],
    'a field of another type': [
      text({ ...order('a'), quantity: '100' }),
      { status: 400, code: 'bad-field', field: 'quantity' },
    ],
    'a negative quantity': [
      text({ ...order('a'), quantity: -100 }),
      { status: 400, code: 'bad-field', field: 'quantity' },
    ],
    'NaN, which is not JSON': [
      text(order('a')).replace('"quantity":100', '"quantity":NaN'),
      { status: 400, code: 'not-json' },
    ],
    'a number beyond all numbers': [
      text(order('a')).replace('"quantity":100', '"quantity":1e999'),
      { status: 400, code: 'bad-field', field: 'quantity' },
    ],
    'a day that does not exist': [
      text({ ...login('a'), time: '2025-02-30T00:00:00Z' }),
      { status: 400, code: 'bad-time', field: 'time' },
    ],
    'a time without a zone': [
      text({ ...login('a'), time: '2025-02-28T00:00:00' }),
      { status: 400, code: 'bad-field', field: 'time' },
    ],
    'a time more than 5 minutes ahead': [
      text({ ...login('a'), time: timeIn(7) }),
      { status: 400, code: 'bad-time', field: 'time' },
    ],
    'another firm than the key': [
      text({ ...login('a'), firm: 'other' }),
      { status: 403, code: 'other-firm', field: 'firm' },
    ],
  };
  for (const [name, [line, expected]] of Object.entries(refusals))
    test(`${name} is refused, and the rest goes on`, () => refusedBothWays(line, expected));

  test('a fact is recorded, not decided', async () => {
    const fact = { ...common('a'), type: 'logout' };
    const { status, json } = await decide(fact);
    assert.deepEqual([status, json.code, json.field], [400, 'not-a-request', 'type']);
    assert.equal((await record([text(fact)])).json.accepted, 1);
  });

  test('a time up to 5 minutes ahead is taken', async () => {
    const { status, body } = await decide({ ...login('ahead'), time: timeIn(3) });
    assert.equal(status, 200, body);
  });

  test('a time before the last is judged with what is known and forgets nothing', async () => {
    const latest = { ...login('back'), time: timeIn(-1) };
    await decide(latest);
    const late = { ...login('back'), time: timeIn(-30 * 24 * 60), ip: '198.51.100.1' };
    const { status, json } = await decide(late);
    assert.equal(status, 200);
    const codes = (json.reasons as { code: string }[]).map(({ code }) => code);
    assert.ok(codes.includes('strange-network'), 'judged against the log-in that came before it');
    const account = await get('/v1/accounts/back');
    assert.equal(account.json.lastSeen, latest.time);
    assert.equal(account.json.lastLogin, latest.time);
    assert.equal((await get('/v1/accounts/back/timeline')).json.events.length, 2);
  });

  test('a body of 10 MB is refused on both paths, and the service goes on', async () => {
    const large = text({ ...order('a'), note: 'x'.repeat(10_000_000) });
    for (const path of ['/v1/decisions', '/v1/events']) {
      const answer = await post(path, large).catch((error: Error) => error);
      // A sender that is still writing may see the connection close before it reads the answer.
      if (answer instanceof Error) assert.match(answer.message, /EPIPE|ECONNRESET|socket hang up/);
      else assert.deepEqual([answer.status, answer.json.code], [413, 'body-too-large']);
    }
    assert.equal((await decide(login('after-large'))).status, 200);
  });

  test('no body, and a batch that is no array', async () => {
    const missing = await post('/v1/decisions', '');
    assert.deepEqual([missing.status, missing.json.code], [400, 'body-missing']);
    const broken = await post('/v1/events', '[{"id":');
    assert.deepEqual([broken.status, broken.json.code], [400, 'not-json']);
  });

  test('a very deep field is refused or taken, and the engine lives', async () => {
    const deep = text(login('deep')).replace(
      /}$/,
      `,"x":${'['.repeat(15_000)}${']'.repeat(15_000)}}`,
    );
    const first = await decideText(deep);
    assert.ok([200, 400].includes(first.status), first.body);
    const second = await decideText(deep);
    assert.deepEqual([second.status, second.body], [first.status, first.body]);
    assert.equal((await decide(login('after-deep'))).status, 200);
  });

  test('the same id with the same content is answered as at first and counted once', async () => {
    const event = login('twice');
    const first = await decide(event);
    await decide(login('twice'));
    const again = await decide(event);
    assert.equal(again.body, first.body);
    const turned = Object.fromEntries(Object.entries(event).reverse());
    assert.equal((await decideText(` ${JSON.stringify(turned, null, 2)}`)).body, first.body);
    const batch = await record([text(event), text(event)]);
    assert.deepEqual(batch.json, { accepted: 2, refused: [] });
    assert.equal((await get('/v1/accounts/twice/timeline')).json.events.length, 2);
  });

  test('the same id with other content is a conflict, and the first stands', async () => {
    const event = order('conflict');
    const first = await decide(event);
    const other = { ...event, quantity: event.quantity + 1 };
    const { status, json } = await decide(other);
    assert.deepEqual([status, json.code, json.field], [409, 'id-reused', 'id']);
    const batch = await record([text(other)]);
    const [{ line, error }] = batch.json.refused as { line: number; error: { code: string } }[];
    assert.deepEqual([batch.json.accepted, line, error.code], [0, 1, 'id-reused']);
    assert.equal((await decide(event)).body, first.body);
    assert.equal((await get('/v1/accounts/conflict/timeline')).json.events.length, 1);
  });

  test('repeated lines of a large batch are all told', async () => {
    const lines = Array.from({ length: 700 }, () => text(order('many')));
    assert.equal((await record(lines)).json.accepted, 700);
    assert.deepEqual((await record(lines)).json, { accepted: 700, refused: [] });
    const changed = lines.map((line) => line.replace('"buy"', '"sell"'));
    const { accepted, refused } = (await record(changed)).json;
    assert.deepEqual([accepted, (refused as unknown[]).length], [0, 700]);
    // What is refused at once does not overtake what is looked up in the journal.
    const mixed = await record([...lines.slice(0, 256), ...Array(300).fill('{')]);
    assert.equal(mixed.json.accepted, 256);
    assert.equal((mixed.json.refused as unknown[]).length, 300);
  });

  test('an unknown account is judged by what is known of everybody', async () => {
    assert.deepEqual((await get('/v1/accounts/nobody')).status, 404);
    const { status, json } = await decide(login('nobody'));
    assert.equal(status, 200);
    assert.ok(['allow', 'step-up'].includes(String(json.verdict)));
    assert.equal((await get('/v1/accounts/nobody')).status, 200);
  });

  test('an order without a log-in is judged, and that is one of the reasons', async () => {
    const { status, json } = await decide(order('no-login'));
    assert.equal(status, 200);
    const reasons = json.reasons as { code: string; weight: number }[];
    assert.ok((reasons.find(({ code }) => code === 'no-login')?.weight ?? 0) > 0);
  });

  test('nothing of what was refused is in the journal, everything else once', async () => {
    const metrics = await caller.get('/metrics', key);
    const sequence = /^sekisho_engine_sequence (\d+)$/m.exec(metrics.body)?.[1];
    assert.equal(await service.stop(), 0);
    const events = (await readJournal(directory)).map(({ event }) => event);
    assert.ok(events.length >= Number(sequence));
    const own = events.filter(({ type }) => type !== 'clock' && type !== 'setting');
    const ids = new Set(own.map(({ id }) => id));
    assert.equal(ids.size, own.length);
    for (const [line] of Object.values(refusals)) {
      const id = /"id":"(bad-\d+)"/.exec(line)?.[1];
      if (id) assert.ok(!ids.has(id), line);
    }
  });
});

test('replay refuses what is more than 400 days ahead of the latest event, by its line', async (t) => {
  const folder = await temporaryFolder(t);
  const file = join(folder, 'events.jsonl');
  const at = (days: number) => ({
    ...login('replayed'),
    time: new Date(Date.UTC(2025, 0, 1 + days)).toISOString(),
  });
  const far = at(900);
  const lines = [at(0), far, at(399), at(30), far].map((event) => JSON.stringify(event));
  lines.splice(2, 0, '{"id":', '');
  await writeFile(file, `${lines.join('\n')}\n`);
  const decisions = join(folder, 'decisions.jsonl');
  const { status, stdout, stderr } = await sekisho([
    'replay',
    file,
    '--decisions',
    decisions,
    '--json',
  ]);
  assert.equal(status, 0, stderr);
  const { events, duplicates, refused } = JSON.parse(stdout);
  assert.deepEqual({ events, duplicates, refused }, { events: 3, duplicates: 0, refused: 3 });
  assert.match(stderr, /^line 2: time: expected .*400 days.* \(bad-time\)$/m);
  assert.match(stderr, /^line 3: line: expected .* \(not-json\)$/m);
});

test('an id is remembered for the next million events at least, for two at most', () => {
  assert.equal(idsMax, 2_000_000);
  const limit = 1_000;
  const seen = createSeenIds(limit);
  seen.add('first', 1);
  for (let place = 1; place <= limit / 2; place += 1) {
    assert.equal(seen.find('first'), 1, `forgotten after ${place - 1}`);
    seen.add(`id-${place}`, 1 + place);
  }
  assert.equal(seen.find('first'), 1);
  for (let place = 0; place < limit / 2; place += 1) seen.add(`more-${place}`, place);
  assert.equal(seen.find('first'), undefined);
});
