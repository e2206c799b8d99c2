import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { reportXml } from '../edge/mail/test-report.ts';
import { runIntelDmarc } from './intel-dmarc.ts';
import { UsageError } from './usage.ts';

const folder = mkdtempSync(join(tmpdir(), 'intel-dmarc-'));
after(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]) {
  let out = '';
  const status = await runIntelDmarc(args, { stdout: (text) => (out += text), stderr: () => {} });
  return {
    status,
    lines: out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

test('stores reports once, over several runs, and shows who forges anew', async () => {
  const first = file('a.xml.gz', gzipSync(reportXml()));
  const second = file('b.xml', reportXml({ id: 'r-2', ip: '203.0.113.99' }));
  const third = file('c.xml', reportXml({ id: 'r-3', ip: '198.51.100.1' }));
  const one = await run(first, second, '--data', folder);
  assert.deepEqual(
    one.lines.map(({ status, newSources }) => [status, newSources.length]),
    [
      ['stored', 1],
      ['stored', 0],
    ],
  );
  const two = await run(first, third, '--data', folder, '--sources');
  assert.deepEqual(
    two.lines.slice(0, 2).map(({ status }) => status),
    ['duplicate', 'stored'],
  );
  assert.deepEqual(
    two.lines.slice(2).map(({ network, mails }) => [network, mails]),
    [
      ['203.0.113.0/24', 24],
      ['198.51.100.0/24', 12],
    ],
  );
});

test('a file that is no report is named, the others go on', async () => {
  const { status, lines } = await run(
    file('x.xml', '<html/>'),
    file('d.xml', reportXml({ id: 'r-4' })),
    '--data',
    folder,
  );
  assert.equal(status, 0);
  assert.equal(lines[0].error.code, 'not-a-report');
  assert.equal(lines[1].status, 'stored');
});

test('without a place to store it says how it is called', async () => {
  await assert.rejects(run('a.xml'), UsageError);
});
