import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '../../test/service.ts';
import { startLog } from '../edge/certificate-log/test-log-server.ts';
import { runIntelCertificates } from './intel-certificates.ts';
import { UsageError } from './usage.ts';

const timeMs = Date.UTC(2025, 7, 1);

async function run(...args: string[]) {
  let messages = '';
  const output = { stdout: () => undefined, stderr: (text: string) => (messages += text) };
  return { status: await runIntelCertificates(args, output), messages: () => messages };
}

async function setUp(t: TestContext) {
  const log = await startLog(t, [
    { timeMs, names: ['www.example.com'] },
    { timeMs, names: ['www-sbisec-co-jp.qwxyz.example'], isPrecertificate: true },
    { timeMs, names: ['www-sbisec-co-jp.qwxyz.example'] },
  ]);
  const folder = await temporaryFolder(t);
  return { log, out: join(folder, 'out.jsonl'), progress: join(folder, 'progress.json') };
}

for (const protocol of [[], ['--static']])
  test(`look-alikes of a log are written ${protocol.join('')}`, async (t) => {
    const { log, out, progress } = await setUp(t);
    const rest = ['--progress', progress, '--rate', '1000', '--out', out, ...protocol];
    const { status, messages } = await run(log.url, '--from', '0', ...rest);
    assert.equal(status, 0);
    assert.match(messages(), /3 entries, 2 names, 1 called/);
    const line = JSON.parse(readFileSync(out, 'utf8'));
    assert.equal(line.url, 'www-sbisec-co-jp.qwxyz.example');
    assert.equal(line.index, 1);
    assert.equal(line.time, '2025-08-01T00:00:00.000Z');
    assert.equal(line.firm, 'sbi');
    const again = await run(log.url, ...rest);
    assert.match(again.messages(), /0 entries/);
  });

test('wrong usage is said as such', async () => {
  await assert.rejects(run(), UsageError);
  await assert.rejects(run('http://127.0.0.1:1/'), UsageError);
  await assert.rejects(run('file:///etc/hosts', '--progress', 'x'), UsageError);
  await assert.rejects(run('http://127.0.0.1:1/', '--progress', 'x', '--rate', 'fast'), UsageError);
});
