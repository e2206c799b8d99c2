import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { timeOf } from '../../core/lib/time.ts';
import type { Item } from '../../hub/message.ts';
import { createHubClient } from './hub-client.ts';
import { seal } from './seal.ts';
import { startHub, type TestHub } from './test-hub.ts';

let nowMs = Date.UTC(2025, 3, 16, 3);
let hub: TestHub;
const domain = { kind: 'domain', value: 'login.shouken-ninsho.top' } as const;
const item: Item = {
  ...{ type: 'indicator', what: domain, confidence: 0.8 },
  expires: '2025-04-20T00:00:00.000Z',
};

before(async () => {
  hub = await startHub({ names: ['firm-a', 'firm-b'], nowMs: () => nowMs });
});
after(() => hub.close());

let sequence = 0;
function aMessage(changes: object = {}) {
  sequence += 1;
  const heading = { version: 1, type: 'submission', from: 'firm-a', sequence } as const;
  return { ...heading, time: timeOf(nowMs), items: [item], ...changes };
}

async function post(route: string, message: object) {
  const response = await fetch(`${hub.url}/v1/hub/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
  });
  return { status: response.status, body: await response.text() };
}

const keyOf = (name: string) => hub.keys.get(name)!;
const aStranger = generateKeyPairSync('ed25519').privateKey;

test('a message counts once, however often it arrives', async () => {
  const message = seal(aMessage(), keyOf('firm-a'));
  const first = await post('submissions', message);
  const second = await post('submissions', message);
  assert.equal(first.status, 200);
  assert.equal(second.body, first.body);
});

test('a stranger, a changed message, a field too many and an old copy are refused', async () => {
  const codeOf = async (message: object) => {
    const { status, body } = await post('submissions', message);
    return `${status} ${(JSON.parse(body) as { code: string }).code}`;
  };
  assert.equal(await codeOf(seal(aMessage(), aStranger)), '401 signature-wrong');
  assert.equal(await codeOf(seal(aMessage(), keyOf('firm-b'))), '401 signature-wrong');
  const changed = { ...seal(aMessage(), keyOf('firm-a')), items: [] };
  assert.equal(await codeOf(changed), '401 signature-wrong');
  assert.equal(await codeOf(seal(aMessage({ from: 'firm-x' }), aStranger)), '401 firm-unknown');
  const more = seal(aMessage({ account: 'ac-1' }), keyOf('firm-a'));
  assert.equal(await codeOf(more), '400 bad-message');
  const inside = seal(aMessage({ items: [{ ...item, account: 'ac-1' }] }), keyOf('firm-a'));
  assert.equal(await codeOf(inside), '400 bad-message');
  const address = { ...item, what: { kind: 'domain', value: '203.0.113.7' } };
  const plain = seal(aMessage({ items: [address] }), keyOf('firm-a'));
  assert.equal(await codeOf(plain), '400 bad-message');
  const old = seal(aMessage({ time: timeOf(nowMs - 3_600_000) }), keyOf('firm-a'));
  assert.equal(await codeOf(old), '409 clock-apart');
  const again = seal(aMessage({ sequence: 1, items: [] }), keyOf('firm-a'));
  assert.equal(await codeOf(again), '409 sequence-reused');
  const long = aMessage({ items: Array.from({ length: 501 }, () => item) });
  assert.equal(await codeOf(seal(long, keyOf('firm-a'))), '400 bad-message');
});

test('a copy of a question is not answered', async () => {
  const question = seal(
    { ...aMessage(), items: undefined, type: 'question', after: 0 },
    keyOf('firm-b'),
  );
  const asIt = { ...question, from: 'firm-b' };
  assert.equal((await post('questions', asIt)).status, 401, 'the name is signed as well');
  const { items: _items, ...own } = aMessage({ from: 'firm-b', type: 'question', after: 0 });
  const asked = seal(own, keyOf('firm-b'));
  assert.equal((await post('questions', asked)).status, 200);
  assert.equal((await post('questions', asked)).status, 409);
});

test('a firm believes its own hub only, and speaks in the clear to this machine only', async () => {
  const mine = { name: 'firm-a', privateKey: keyOf('firm-a'), nowMs: () => nowMs };
  const other = createHubClient({ ...mine, url: hub.url, hubKey: aStranger });
  await assert.rejects(() => other.ask(0), /not-this-hub/);
  const hubKey = hub.hubPublicKey;
  assert.throws(() => createHubClient({ ...mine, url: 'http://hub.example', hubKey }), /https/);
});

test('many items go in several messages, and each refusal names its place', async () => {
  const items: Item[] = Array.from({ length: 700 }, (_, at) => ({
    ...item,
    what: { kind: 'domain', value: `login-${at}.example.top` },
  }));
  items[620] = { type: 'retraction', what: { kind: 'domain', value: 'never.said.top' } };
  const told = await hub.client('firm-a').tell(items);
  assert.deepEqual(told, { taken: 699, refused: [{ item: 620, code: 'unknown' }] });
  const heard = await hub.client('firm-b').ask(0);
  assert.ok(heard.releases.length >= 699 && !heard.more);
});

test('what was answered is there after a restart', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'sekisho-hub-'));
  const options = { names: ['firm-a', 'firm-b'], nowMs: () => nowMs, directory };
  try {
    const first = await startHub(options);
    await first.client('firm-a').tell([item]);
    const told = await first.client('firm-b').ask(0);
    await first.close(true);
    nowMs += 1000;
    const second = await startHub({ ...options, keys: first.keys });
    const again = await second.client('firm-b').ask(0);
    assert.deepEqual(again.releases, told.releases);
    assert.equal(again.releases.length, 1);
    await second.close(true);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
