import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { getHeapSnapshot } from 'node:v8';
import { readEventText } from '../core/event/read.ts';
import type { Verified } from '../intel/stealer/exposure.ts';
import { runIntelStealer, type StealerHooks } from './intel-stealer.ts';
import { UsageError } from './usage.ts';

const firmFiles = {
  'customers.csv': 'account,login\nhana,001-1234567\ntaro,taro@example.net\n',
  'hosts.txt': 'example.co.jp\n',
};

const machine = 'MachineName: DESKTOP-1\nHWID: C470995631EB5094\nLog date: 7/29/2025 2:27:03 PM\n';

async function folderOf(t: TestContext, files: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sekisho-intel-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries({ ...firmFiles, ...files })) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

interface Ran {
  readonly status: number;
  readonly stderr: string;
  readonly stdout: string;
  /** Every byte it wrote anywhere. */
  readonly written: Buffer;
  lines(name: string): Record<string, unknown>[];
}

async function run(
  folder: string,
  more: readonly string[] = [],
  hooks?: StealerHooks,
): Promise<Ran> {
  let [stdout, stderr] = ['', ''];
  const at = (name: string): string => join(folder, name);
  const args = [at('logs'), '--customers', at('customers.csv'), '--hosts', at('hosts.txt')];
  const outputs = ['out.jsonl', 'events.jsonl', 'journal.jsonl'];
  const files = outputs.flatMap((name) => [`--${name.slice(0, -6)}`, at(name)]);
  const status = await runIntelStealer(
    [...args, ...files, ...more],
    {
      stdout: (text) => {
        stdout += text;
      },
      stderr: (text) => {
        stderr += text;
      },
    },
    hooks,
  );
  const bytes = outputs.map((name) => readFileSync(at(name)));
  return {
    status,
    stdout,
    stderr,
    written: Buffer.concat([Buffer.from(stdout + stderr), ...bytes]),
    lines: (name) =>
      readFileSync(at(name), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
  };
}

const block = 'URL: https://www.example.co.jp/\nLogin: 0011234567\nPassword: pw\n\n';

test('writes one line an exposure and one event an account', async (t) => {
  const folder = await folderOf(t, { 'logs/L/System.txt': machine, 'logs/L/Passwords.txt': block });
  const ran = await run(folder, ['--firm', 'alpha', '--json']);
  assert.equal(ran.status, 0);
  const [exposure] = ran.lines('out.jsonl');
  assert.equal(exposure!.account, 'hana');
  assert.equal(exposure!.host, 'www.example.co.jp');
  assert.equal(exposure!.kind, 'password');
  assert.equal(exposure!.logDate, '2025-07-29');
  const [event] = ran.lines('events.jsonl');
  const read = readEventText(JSON.stringify(event));
  assert.equal(read.event?.type, 'intel');
  assert.equal(event!.value, 'hana');
  assert.equal(event!.firm, 'alpha');
  assert.equal(event!.time, '2025-07-29T00:00:00.000Z');
  assert.equal(JSON.parse(ran.stdout).exposures, 1);
});

test('the same logs give the same bytes, and the same event the same name', async (t) => {
  const folder = await folderOf(t, { 'logs/L/System.txt': machine, 'logs/L/Passwords.txt': block });
  const [one, two] = [await run(folder), await run(folder)];
  assert.ok(one.written.equals(two.written));
  const dated = await run(folder, ['--time', '2025-08-28T00:00:00.000Z']);
  const [event] = dated.lines('events.jsonl');
  assert.equal(event!.time, '2025-08-28T00:00:00.000Z');
  assert.equal(event!.confidence, 0.425);
});

test('says what was refused, reads the rest and ends with 1', async (t) => {
  const folder = await folderOf(t, {
    'logs/L/Passwords.txt': `${block}${'x'.repeat(100_000)}\n`,
    'logs/a.rar': 'x',
  });
  const ran = await run(folder);
  assert.equal(ran.status, 1);
  assert.equal(ran.lines('out.jsonl').length, 1);
  assert.match(ran.stderr, /refused: L\/Passwords\.txt, line 5: .*64 KiB.* \(line-too-long\)/);
  assert.match(ran.stderr, /refused: a\.rar: .*\(archive-unread\)/);
});

test('asks the verifier, and says what came of it', async (t) => {
  const folder = await folderOf(t, { 'logs/L/Passwords.txt': block });
  const asked: string[] = [];
  const verify = async (account: string): Promise<Verified> => {
    asked.push(account);
    return 'stale';
  };
  const ran = await run(folder, [], { verify });
  assert.deepEqual(asked, ['hana']);
  assert.equal(ran.lines('out.jsonl')[0]!.verified, 'stale');
  assert.deepEqual(
    ran.lines('journal.jsonl').map(({ account, outcome }) => [account, outcome]),
    [
      ['hana', 'asked'],
      ['hana', 'stale'],
    ],
  );
});

test('wrong usage says what is wrong', async (t) => {
  const folder = await folderOf(t, { 'logs/x.txt': '', 'wide.txt': 'com\n', 'short.key': 'abc' });
  const silent = { stdout: () => undefined, stderr: () => undefined };
  const at = (name: string): string => join(folder, name);
  const lists = ['--customers', at('customers.csv'), '--hosts', at('hosts.txt')];
  const wrong: readonly (readonly string[])[] = [
    [],
    [at('logs')],
    [at('logs'), '--customers', at('customers.csv'), '--hosts', at('wide.txt')],
    [at('logs'), ...lists, '--time', 'yesterday'],
    [at('logs'), ...lists, '--key', at('short.key')],
    [at('logs'), ...lists, '--verifier', 'http://elsewhere.test/', '--journal', at('j')],
    [at('logs'), ...lists, '--verifier', 'https://verify.test/'],
    ['--hashes', at('h')],
  ];
  for (const args of wrong)
    await assert.rejects(runIntelStealer([...args], silent), UsageError, args.join(' '));
});

/** A secret that no text of this process holds: random letters, as bytes. */
function secretBytes(): Buffer {
  return randomBytes(18).map((byte) => 0x61 + (byte % 26)) as Buffer;
}

function join8(...pieces: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
}

function inUtf16(bytes: Buffer): Buffer {
  const wide = Buffer.alloc(bytes.length * 2 + 2);
  wide[0] = 0xff;
  wide[1] = 0xfe;
  for (const [at, byte] of bytes.entries()) wide[at * 2 + 2] = byte;
  return wide;
}

/** A log with a secret in every kind of place a password or cookie value can stand. */
function plantedLog(): { files: Record<string, Buffer>; secrets: Buffer[] } {
  const secrets: Buffer[] = [];
  const secret = (): Buffer => {
    const made = secretBytes();
    secrets.push(made);
    return made;
  };
  const url = 'https://www.example.co.jp/';
  const field = (login: string): Buffer =>
    join8(`URL: ${url}\nUsername: ${login}\nPassword: `, secret(), '\n\n');
  const mixed = join8('URL: ', url, '\nパスワード：', secret(), '\nログイン：0011234567\n\n');
  const files = {
    'logs/L/System.txt': Buffer.from(machine),
    'logs/L/Passwords.txt': join8(field('0011234567'), field('stranger'), mixed),
    'logs/L/Brute.txt': join8(secret(), '\n', secret(), '\n'),
    'logs/L/utf16.txt': inUtf16(field('taro@example.net')),
    'logs/L/Cookies.txt': join8(
      '.example.co.jp\tTRUE\t/\tFALSE\t1782580765\tSID\t',
      secret(),
      '\n',
    ),
    'logs/list.txt': join8(
      url,
      ':0011234567:',
      secret(),
      '\n',
      secret(),
      ':',
      secret(),
      ':',
      url,
      '\n',
    ),
    'logs/table.csv': join8(
      'url,username,password\n',
      `${url},taro@example.net,"`,
      secret(),
      '"\n',
    ),
    'logs/objects.json': join8(
      `{"url":"${url}","user":"taro@example.net","pass":"`,
      secret(),
      '"}\n',
    ),
    'logs/broken.zip': join8('PK\x03\x04', secret()),
    'logs/cut.txt': join8(`URL: ${url}\nLogin: 0011234567\nPassword: `, secret()),
    'logs/long.txt': join8(secret(), Buffer.alloc(70_000, 'x'), secret(), '\n'),
  };
  return { files, secrets };
}

test('no password, cookie value or login reaches anything it writes', async (t) => {
  const { files, secrets } = plantedLog();
  const folder = await folderOf(t, files);
  const verify = async (_account: string, password: Uint8Array): Promise<Verified> => {
    throw new Error(`down, and quoting ${Buffer.from(password).toString()}`);
  };
  const ran = await run(folder, ['--per-second', '1000'], { verify });
  assert.ok(ran.lines('out.jsonl').length >= 7);
  assert.ok(ran.lines('journal.jsonl').some(({ outcome }) => outcome === 'failed'));
  for (const secret of secrets) assert.equal(ran.written.includes(secret), false);
  for (const login of ['0011234567', '001-1234567', 'taro@example.net', 'stranger'])
    assert.equal(ran.written.includes(login), false, login);
});

async function heapHolds(secrets: readonly Buffer[]): Promise<boolean> {
  const pieces: Buffer[] = [];
  for await (const piece of getHeapSnapshot()) pieces.push(Buffer.from(piece as Buffer));
  const heap = Buffer.concat(pieces);
  return secrets.some((secret) => heap.includes(secret));
}

test('no password or cookie value is a name in a heap snapshot, then or while it is verified', async (t) => {
  const { files, secrets } = plantedLog();
  const folder = await folderOf(t, files);
  let seen = 0;
  let held = false;
  const verify = async (_account: string, password: Uint8Array): Promise<Verified> => {
    seen += 1;
    assert.ok(secrets.some((secret) => secret.equals(password)));
    if (seen === 2) held = await heapHolds(secrets);
    return 'valid';
  };
  await run(folder, ['--per-second', '1000'], { verify });
  assert.ok(seen >= 4);
  assert.equal(held, false);
  assert.equal(await heapHolds(secrets), false);
  // The search itself finds what is there as text.
  const planted = secretBytes();
  const text = planted.toString();
  assert.equal(await heapHolds([planted]), true, text.slice(0, 3));
});

test('makes a hashed list that reads the same logs', async (t) => {
  const folder = await folderOf(t, { 'logs/L/Passwords.txt': block, 'firm.key': 'ab'.repeat(32) });
  const silent = { stdout: () => undefined, stderr: () => undefined };
  const at = (name: string): string => join(folder, name);
  const hashed = [
    '--customers',
    at('customers.csv'),
    '--key',
    at('firm.key'),
    '--hashes',
    at('h.csv'),
  ];
  assert.equal(await runIntelStealer(hashed, silent), 0);
  assert.match(await readFile(at('h.csv'), 'utf8'), /^account,loginHash\nhana,[0-9a-f]{64}\n/);
  const status = await runIntelStealer(
    [
      ...[at('logs'), '--customers', at('h.csv'), '--hosts', at('hosts.txt')],
      ...['--key', at('firm.key'), '--out', at('out.jsonl')],
    ],
    silent,
  );
  assert.equal(status, 0);
  assert.equal(JSON.parse(await readFile(at('out.jsonl'), 'utf8')).account, 'hana');
});
