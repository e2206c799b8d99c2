import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { ownMailFolder } from '../edge/mail/measure/own-mails.ts';
import { runIntelMail } from './intel-mail.ts';
import { UsageError } from './usage.ts';

const folder = mkdtempSync(join(tmpdir(), 'intel-mail-'));
after(() => rmSync(folder, { recursive: true }));

interface Line {
  readonly file: string;
  readonly risk?: number;
  readonly brand?: string;
  readonly campaign?: string;
  readonly as?: string;
  readonly kind?: string;
  readonly reasons?: readonly { code: string; weight: number; text: { ja: string; en: string } }[];
  readonly error?: { code: string };
}

async function run(args: string[], judgeUrl?: Parameters<typeof runIntelMail>[2]) {
  let out = '';
  let messages = '';
  const output = {
    stdout: (text: string) => (out += text),
    stderr: (text: string) => (messages += text),
  };
  const status = await runIntelMail(args, output, judgeUrl);
  const lines = out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  return { status, lines, messages };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const slim = {
  id: 's-1',
  frm: 'SBI証券 <a@b.top>',
  subject: '至急',
  text: '口座を凍結します',
  hosts: ['sbisec.b.top'],
  date: 'Thu, 01 May 2025 12:00:00 +0900',
};

test('judges mails of a folder, short messages among them, with reasons in both languages', async () => {
  const { status, lines } = await run([join(ownMailFolder, 'hostile')]);
  assert.equal(status, 0);
  assert.equal(lines.length, 20);
  const compensation = lines.find(({ file }) => file.includes('02-compensation'));
  assert.equal(compensation?.brand, 'rakuten');
  assert.ok((compensation?.risk ?? 0) > 0.9);
  assert.match(compensation?.reasons?.[0].text.ja ?? '', /[\u3040-\u30ff\u4e00-\u9fff]/);
  assert.equal(lines.find(({ file }) => file.includes('09-'))?.kind, 'sms');
  assert.equal(lines.find(({ file }) => file.includes('11-'))?.as, 'forwarded');
  assert.equal(lines.find(({ file }) => file.includes('13-'))?.as, 'attached');
});

test('reads slim lines, packed or not, and goes on after a bad one', async () => {
  const text = `${JSON.stringify(slim)}\nnot json\n{"a":1}\n\n${JSON.stringify(slim)}\n`;
  const { status, lines, messages } = await run([file('a.jsonl.gz', gzipSync(text))]);
  assert.equal(status, 0);
  assert.deepEqual(
    lines.map(({ error }) => error?.code),
    [undefined, 'not-a-mail', 'not-a-mail', undefined],
  );
  assert.match(messages, /a\.jsonl\.gz:2: not-a-mail/);
});

test('a line of 10 MB is refused, the next one read', async () => {
  const text = `${JSON.stringify({ ...slim, text: 'x'.repeat(10_000_000) })}\n${JSON.stringify(slim)}\n`;
  const { lines } = await run([file('long.jsonl', text)]);
  assert.deepEqual(
    lines.map(({ error }) => error?.code),
    ['too-large', undefined],
  );
});

test('a refused mail is in the output, and nothing but refusals is a failure', async () => {
  const bomb = file(
    'bomb.eml',
    `From: a@b.jp\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(5_000)}`,
  );
  const { status, lines } = await run([bomb, join(folder, 'absent.eml')]);
  assert.equal(status, 1);
  assert.deepEqual(
    lines.map(({ error }) => error?.code),
    ['too-many-parts', 'ENOENT'],
  );
});

test('the judge over links is the one that was given, and is told the time', async () => {
  const asked: unknown[] = [];
  const { lines } = await run([file('one.jsonl', JSON.stringify(slim))], (url, timeMs) => {
    asked.push([url, timeMs]);
    return { risk: 0.001, reasons: [] };
  });
  assert.deepEqual(asked, [['sbisec.b.top', Date.parse('2025-05-01T03:00:00Z')]]);
  assert.ok(!lines[0].reasons?.some(({ code }) => code === 'judged-link'));
});

test('mails of one campaign name it, and the campaigns can be written', async () => {
  const campaigns = join(folder, 'campaigns.jsonl');
  const text = [slim, { ...slim, subject: '別件', hosts: ['www.b.top'] }]
    .map((one) => JSON.stringify(one))
    .join('\n');
  const { lines } = await run([file('two.jsonl', text), '--campaigns', campaigns]);
  assert.ok(lines[0].campaign);
  assert.equal(lines[0].campaign, lines[1].campaign);
  const [written] = readFileSync(campaigns, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(written.mails, 2);
  assert.deepEqual(written.domains, ['b.top']);
  assert.equal(written.intel[0].value, 'b.top');
});

test('without a file it says how it is called', async () => {
  await assert.rejects(run([]), UsageError);
});
