// A firm's link to the hub over journals on disk: what is told, heard, met again and taken back.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openFirmJournal } from './firm-journal.ts';
import { emptyLinkState, type LinkState, readLinkState, writeLinkState } from './link-state.ts';
import { type Link, type RoundDone, round } from './round.ts';
import { formsOf, listenIn, startHub, type TestHub, type Wire } from './test-hub.ts';
import { ago, planted, storyOf, writeJournal } from './test-story.ts';
import { createTokens } from './token.ts';

const folder = mkdtempSync(join(tmpdir(), 'sekisho-hub-round-'));
const tokens = createTokens({ current: 'k1', keys: new Map([['k1', randomBytes(32)]]) });
let hub: TestHub;
let wire: Wire;
/** firm-a's, from round to round. */
let state: LinkState = emptyLinkState();

before(async () => {
  hub = await startHub({ names: ['firm-a', 'firm-b', 'firm-c'], nowMs: Date.now });
  wire = await listenIn(hub.url);
});

after(async () => {
  await wire.close();
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

async function linkOf(
  name: string,
  events: readonly object[],
  changes: Partial<Link> = {},
): Promise<Link> {
  const directory = join(folder, name);
  await writeJournal(directory, events);
  const journal = openFirmJournal(directory);
  const client = hub.client(name, wire.url);
  const send = ['monthly', 'alerts', 'means'] as const;
  return {
    client,
    journal,
    send,
    takes: true,
    tokens,
    simulated: true,
    nowMs: Date.now,
    ...changes,
  };
}

const story = storyOf(planted.account);

test('all that is told is derived from the journal, and names nobody', async () => {
  const done = await round(await linkOf('firm-a', story), state);
  assert.equal(done.problem, undefined);
  assert.deepEqual(done.refused, []);
  assert.deepEqual(
    done.sent.map((item) => ('what' in item ? item.what.kind : item.type)),
    ['monthly', 'ip-token', 'device-token'],
  );
  const [monthly] = done.sent;
  assert.ok(monthly?.type === 'monthly');
  const sums = monthly.months.map(({ accesses, cases, purchaseValueJpy }) => {
    return [accesses, cases, purchaseValueJpy];
  });
  assert.deepEqual(
    sums.filter(([accesses]) => accesses !== 0),
    [[1, 1, 100_000]],
  );
  const text = wire.text();
  for (const shown of ['"monthly"', '"ip-token"', '"device-token"', '100000'])
    assert.ok(text.includes(shown), `${shown} is on the wire`);
  for (const [what, value] of Object.entries(planted))
    for (const form of formsOf(value))
      assert.ok(!text.includes(form), `${what} is on the wire as ${form}`);
  state = done.state;
});

test('months without a case are told as zeros, from the first log-in on; unsaid they would be missing', async () => {
  const visit = (id: string, days: number) => ({ ...story[0]!, id, time: ago(days) });
  const link = await linkOf('firm-quiet', [visit('q1', 70), visit('q2', 2)]);
  const client = hub.client('firm-b', wire.url);
  const { sent, refused } = await round({ ...link, client }, emptyLinkState());
  assert.deepEqual(refused, []);
  const [monthly, ...others] = sent;
  assert.ok(monthly?.type === 'monthly' && others.length === 0);
  assert.ok(monthly.months.length >= 3, `${monthly.months.length} months of 70 days`);
  assert.equal(monthly.months.at(-1)?.month, monthly.asOf.slice(0, 7));
  for (const { accesses, cases, purchaseValueJpy } of monthly.months)
    assert.deepEqual([accesses, cases, purchaseValueJpy], [0, 0, 0]);
  const fresh = await linkOf('firm-new', [visit('n1', 0)]);
  assert.deepEqual((await round(fresh, emptyLinkState())).sent, [], 'no day of it is over');
});

test('nothing is told twice, over a file of what was told as well', async () => {
  const path = join(folder, 'state.json');
  writeLinkState(path, state);
  const { sent } = await round(await linkOf('firm-a', story), readLinkState(path));
  assert.deepEqual(sent, []);
});

test('another firm meets the hijacker by address and device, and confirms him', async () => {
  const [own, thief] = storyOf('ac-elsewhere');
  const visits = [own!, { ...thief, time: ago(1) }];
  const heard = await round(await linkOf('firm-c', visits), emptyLinkState());
  assert.deepEqual(heard.events.map(({ kind, value }) => `${kind} ${value}`).toSorted(), [
    `device ${planted.device}`,
    `ip ${planted.ip}`,
  ]);
  const again = await round(await linkOf('firm-c', storyOf('ac-elsewhere')), heard.state);
  const typesOf = ({ sent }: RoundDone) => sent.map(({ type }) => type);
  assert.deepEqual(typesOf(heard), ['monthly']);
  assert.deepEqual(typesOf(again), ['confirmation', 'confirmation'], 'a day is told once');
});

test('who may send nothing sends nothing, and hears; who takes nothing asks nothing', async () => {
  const before = wire.text().length;
  const silent = await linkOf('firm-b', story, { send: [], takes: false });
  assert.deepEqual((await round(silent, emptyLinkState())).sent, []);
  assert.equal(wire.text().length, before);
});

test('what the owner disowned by the order alone leaves his log-in his', async () => {
  const [own, , order, fill, , word] = storyOf('ac-cookie') as Record<string, unknown>[];
  const inHis = { ...order, session: 'own-1' };
  const moved = {
    ...{ id: 'moved', type: 'activity', time: ago(2.95), account: 'ac-cookie', session: 'own-1' },
    ...{ ip: planted.ip, userAgent: 'x' },
  };
  const disowned = { ...word, subject: { session: 'own-1', order: planted.order } };
  const events = [own!, moved, inHis, fill!, disowned];
  const link = await linkOf('firm-b', events, { send: ['means'], takes: false });
  const { sent } = await round(link, emptyLinkState());
  const expected = { kind: 'ip-token', key: 'k1', value: tokens.tokenOf('ip', planted.ip) };
  assert.deepEqual(
    sent.map((item) => 'what' in item && { ...item.what }),
    [expected],
  );
});

test('a verdict taken back is taken back at the hub', async () => {
  const link = await linkOf('firm-a', story, { send: ['means'], takes: false });
  await writeJournal(join(folder, 'firm-a'), story, true);
  const { sent, refused, problem } = await round(link, state);
  assert.equal(problem, undefined);
  assert.deepEqual(
    sent.map(({ type }) => type),
    ['retraction', 'retraction'],
  );
  assert.deepEqual(refused, []);
});

test('while the hub is away nothing counts as told, and log-ins are met all the same', async () => {
  const [, thief] = storyOf('ac-elsewhere');
  const heard = await round(await linkOf('firm-b', story, { send: [] }), emptyLinkState());
  assert.ok(heard.state.book.size > 0);
  const away = hub.client('firm-b', 'http://127.0.0.1:9');
  const link = await linkOf('firm-b', [{ ...thief, time: ago(0.5) }], { client: away });
  const done = await round(link, heard.state);
  assert.ok(done.problem);
  assert.equal(done.events.length, 2);
  assert.deepEqual(done.state, heard.state);
});
