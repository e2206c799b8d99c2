import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { planted, storyOf, writeJournal } from '../edge/hub/test-story.ts';
import { runHub } from './hub.ts';
import { openHub, type ServedHub } from './hub-serve.ts';

let folder: string;
let hub: ServedHub;
let hubKey: string;
const path = (name: string) => join(folder, name);

async function run(...args: string[]) {
  const said = { out: '', error: '' };
  const output = {
    stdout: (text: string) => {
      said.out += text;
    },
    stderr: (text: string) => {
      said.error += text;
    },
  };
  const status = await runHub(args, output);
  return { status, ...said };
}

const asFirm = (name: string) => [
  ...['--url', hub.url, '--name', name],
  ...['--key', path(`${name}.pem`), '--hub-key', hubKey],
];

function lines(name: string, ...values: object[]): string {
  writeFileSync(path(name), values.map((value) => `${JSON.stringify(value)}\n`).join(''));
  return path(name);
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sekisho-hub-cli-'));
  hubKey = (await run('key', '--out', path('hub.pem'))).out.trim();
  const rows = ['name,publicKey'];
  for (const name of ['firm-a', 'firm-b', 'firm-c'])
    rows.push(`${name},${(await run('key', '--out', path(`${name}.pem`))).out.trim()}`);
  writeFileSync(path('firms.csv'), `${rows.join('\n')}\n`);
  await run('tokens', '--out', path('tokens.json'), '--name', 'k1');
  const silent = { stdout: () => undefined, stderr: () => undefined };
  const rule = { 'firms-min': '2', 'delay-minutes': '15' };
  const files = { key: path('hub.pem'), firms: path('firms.csv'), data: path('data') };
  hub = await openHub({ ...files, ...rule, port: '0' }, silent);
});

after(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

const now = new Date().toISOString();
const alert = (account: string) => ({
  ...{ alert: 'a-1', time: now, state: 'open', instrument: 'XTKS:9999', risk: 0.9 },
  ...{ reasons: [], accounts: [account], firstHostileBuy: now },
});
const means = (id: string, kind: string, value: string, confidence = 0.8) => ({
  ...{ id, type: 'intel', time: now, kind, value, confidence, source: 'analyst' },
});
const aCase = (id: string, account: string, yen: number) => ({
  ...{ case: id, account, opened: '2025-04-02T01:00:00Z', updated: '2025-04-10T01:00:00Z' },
  ...{ confirmed: '2025-04-10T01:00:00Z', state: 'confirmed', access: true, traded: yen > 0 },
  ...{ sessions: [], orders: [], saleValueJpy: yen, purchaseValueJpy: yen },
});

test('two firms tell, the third hears events it can use, and knows an address when it sees it', async () => {
  for (const [name, account] of [
    ['firm-a', 'ac-1'],
    ['firm-b', 'ac-2'],
  ] as const) {
    const sent = await run(
      ...['send', ...asFirm(name), '--tokens', path('tokens.json')],
      ...['--alerts', lines('alerts.jsonl', alert(account))],
      '--means',
      lines(
        'means.jsonl',
        means('m1', 'ip', '203.0.113.7'),
        means('m2', 'url', 'https://login.shouken-ninsho.top/kit/in.php?u=ac-1'),
      ),
    );
    assert.equal(sent.status, 0, sent.error);
    assert.match(sent.error, /4 of 4 items taken/);
  }
  const login = {
    ...{ id: 'l1', type: 'login', time: now, account: 'ac-9', session: 's1', outcome: 'success' },
    ...{ method: 'password', channel: 'web', ip: '203.0.113.7', userAgent: 'x' },
  };
  const take = [
    ...['take', ...asFirm('firm-c'), '--state', path('c.json'), '--events', path('c.jsonl')],
    ...['--tokens', path('tokens.json'), '--logins', lines('logins.jsonl', login, login), '--json'],
  ];
  const heard = await run(...take);
  const events = readFileSync(path('c.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string; value: string });
  assert.deepEqual(events.map(({ kind, value }) => `${kind} ${value}`).toSorted(), [
    'domain login.shouken-ninsho.top',
    'instrument XTKS:9999',
    'ip 203.0.113.7',
  ]);
  assert.equal((JSON.parse(heard.out) as { recognised: number }).recognised, 1);
  const again = await run(...take);
  assert.deepEqual((JSON.parse(again.out) as { releases: [] }).releases, [], 'heard once');
  assert.equal(statSync(path('c.json')).mode & 0o77, 0);
});

test('a word is taken back with confidence 0; another firm’s word cannot be', async () => {
  const back = lines('back.jsonl', means('m3', 'ip', '203.0.113.7', 0));
  const send = (name: string) =>
    run('send', ...asFirm(name), '--tokens', path('tokens.json'), '--means', back);
  assert.equal((await send('firm-a')).status, 0);
  const refused = await send('firm-c');
  assert.equal(refused.status, 1);
  assert.match(refused.error, /not-yours/);
});

test('the national table adds up what the firms’ own tables say, while the hub runs', async () => {
  for (const [name, yen] of [
    ['firm-a', 120_000_000],
    ['firm-b', 0],
  ] as const) {
    const cases = lines(`${name}.jsonl`, aCase(`${name}-1`, 'ac-1', yen));
    const sent = await run('send', ...asFirm(name), '--cases', cases, '--as-of', '2025-04-16');
    assert.equal(sent.status, 0, sent.error);
  }
  const national = ['national', '--data', path('data'), '--firms', path('firms.csv')];
  const { out } = await run(...national, '--lang', 'en');
  assert.match(out, /2025-04 {2}provisional, firms missing; not reported by: firm-c/);
  assert.match(out, /XTKS:9999 {2}2 firms/);
  const { national: told } = JSON.parse((await run(...national, '--json')).out);
  const { firms, accesses, cases, saleValueJpy, partialToDay } = told.table.months[0];
  assert.deepEqual(
    [firms, accesses, cases, saleValueJpy, partialToDay],
    [1, 2, 1, 120_000_000, 16],
  );
});

test('a firm without a case says so, month by month', async () => {
  const files = ['--cases', lines('none.jsonl'), '--as-of', '2025-04-16'];
  const sent = await run('send', ...asFirm('firm-c'), ...files, '--from', '2025-03');
  assert.equal(sent.status, 0, sent.error);
  const national = ['national', '--data', path('data'), '--firms', path('firms.csv')];
  const { out } = await run(...national, '--lang', 'en');
  assert.doesNotMatch(out, /2025-04 .*not reported by/);
  await assert.rejects(run('send', ...asFirm('firm-c'), ...files, '--from', 'March'), /March/);
});

test('from a service’s journal alone: cases, alerts and the hijacker’s places, once', async () => {
  await writeJournal(path('service'), storyOf(planted.account));
  const send = ['send', ...asFirm('firm-c'), '--tokens', path('tokens.json')];
  const derived = [...send, '--data', path('service'), '--state', path('c-sent.json')];
  const first = await run(...derived);
  assert.match(first.error, /^3 of 3 items taken/);
  assert.match((await run(...derived)).error, /^0 of 0 items taken/);
  await assert.rejects(() => run(...send, '--data', path('service')), /--state/);
  await assert.rejects(
    () => run(...send, '--data', path('nowhere'), '--state', path('x')),
    /no journal/,
  );
});

test('keys rotate, the oldest goes, and wrong calls say what is wrong', async () => {
  for (const name of ['k2', 'k3', 'k4', 'k5'])
    assert.equal((await run('tokens', '--out', path('tokens.json'), '--name', name)).status, 0);
  const ring = JSON.parse(readFileSync(path('tokens.json'), 'utf8'));
  assert.deepEqual([ring.current, Object.keys(ring.keys)], ['k5', ['k2', 'k3', 'k4', 'k5']]);
  await assert.rejects(() => run('tokens', '--out', path('tokens.json'), '--name', 'k5'), /k5/);
  await assert.rejects(() => run('nothing'), /hub key\|tokens\|serve/);
  await assert.rejects(() => run('send', ...asFirm('firm-a')), /--cases/);
  const stranger = run(
    'take',
    ...asFirm('firm-a').with(3, 'firm-b'),
    '--state',
    path('x'),
    '--events',
    path('y'),
  );
  await assert.rejects(() => stranger, /signature-wrong/);
});

test('cases with a line that cannot be read are not sent as if they were all', async () => {
  const undated = { ...aCase('c-2', 'ac-2', 5), opened: undefined };
  const files = ['--cases', lines('undated.jsonl', aCase('c-1', 'ac-1', 5), undated)];
  const sent = run('send', ...asFirm('firm-a'), ...files, '--as-of', '2025-04-16');
  await assert.rejects(sent, /undated\.jsonl: lines were refused, so nothing is sent/);
});
