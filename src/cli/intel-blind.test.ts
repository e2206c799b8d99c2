import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { intel } from '../core/event/intel.ts';
import { openBlindServer, runIntelBlind } from './intel-blind.ts';
import { UsageError } from './usage.ts';

const folder = mkdtempSync(join(tmpdir(), 'intel-blind-'));
after(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
function file(name: string, content: string): string {
  writeFileSync(at(name), content);
  return at(name);
}

async function run(...args: string[]) {
  let [out, messages] = ['', ''];
  const status = await runIntelBlind(args, {
    stdout: (text) => (out += text),
    stderr: (text) => (messages += text),
  });
  return { status, out, messages };
}

const grant = {
  name: 'alpha',
  tokenHash: createHash('sha256').update('secret').digest('hex'),
  scopes: ['example.co.jp'],
  evaluationsPerDayMax: 100,
};

test('exposed customers of another’s list become events; neither side shows its logins', async (t) => {
  const { out } = await run('key', '--out', at('private.key'));
  assert.equal(statSync(at('private.key')).mode & 0o777, 0o600);
  await assert.rejects(run('key', '--out', at('private.key')), { code: 'EEXIST' });
  const served = await openBlindServer(
    {
      key: at('private.key'),
      exposed: file(
        'exposed.csv',
        'scope,login,logDate\nexample.co.jp,0011234567,2025-07-01\nother.test,0017654321,\n',
      ),
      clients: file('clients.json', JSON.stringify([grant])),
      journal: at('journal.jsonl'),
    },
    { stdout: () => undefined, stderr: () => undefined },
  );
  t.after(() => served.close());
  const asked = (scope: string) =>
    run(
      ...['ask', served.url, '--public-key', out.trim(), '--scope', scope],
      ...['--token', file('token', 'secret\n'), '--time', '2025-07-31T00:00:00.000Z'],
      ...['--customers', file('c.csv', 'account,login\nhana,001-1234567\ntaro,0017654321\n')],
      ...['--events', at('events.jsonl')],
    );
  const { status, messages } = await asked('example.co.jp');
  assert.equal(status, 0, messages);
  const events = readFileSync(at('events.jsonl'), 'utf8').trim().split('\n');
  assert.equal(events.length, 1);
  const event = intel.parse(JSON.parse(events[0]));
  assert.deepEqual([event.kind, event.value], ['credential', 'hana']);
  assert.equal(event.source, 'blind-lookup:example.co.jp');
  // A log of 30 days ago: half of 0.85.
  assert.equal(event.confidence, 0.425);
  const refused = await asked('other.test');
  assert.equal(refused.status, 1);
  assert.match(refused.messages, /scope-not-granted/);
  const written = readFileSync(at('journal.jsonl'), 'utf8');
  assert.match(written, /"client":"alpha"/);
  assert.doesNotMatch(written, /1234567/);
});

test('wrong usage and wrong files are said as such', async () => {
  const silent = { stdout: () => undefined, stderr: () => undefined };
  const key = file('some.key', '00'.repeat(32));
  const exposed = file('e.csv', 'scope,login\n');
  const wrong = { key, exposed, journal: at('j'), clients: file('w.json', '[{"name":"x"}]') };
  await assert.rejects(openBlindServer(wrong, silent), UsageError);
  for (const args of [[], ['key'], ['serve'], ['ask'], ['key', 'x', '--out', at('k')]])
    await assert.rejects(runIntelBlind(args, silent), UsageError, args.join(' '));
});
