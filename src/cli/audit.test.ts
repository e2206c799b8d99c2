import assert from 'node:assert/strict';
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openJournal } from '../engine/journal/journal.ts';
import { appendBatch, payloadOf } from '../engine/journal/testing.ts';
import { runAudit } from './audit.ts';

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'sekisho-audit-cli-'));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

async function grow(data: string, batches: number): Promise<void> {
  const journal = await openJournal(join(data, 'journal'));
  for (let count = 0; count < batches; count += 1) await appendBatch(journal, 2);
  await journal.close();
}

async function run(...args: string[]): Promise<{ status: number; stdout: string }> {
  let stdout = '';
  const note = (text: string): void => {
    stdout += text;
  };
  const status = await runAudit(args, { stdout: note, stderr: () => undefined });
  return { status, stdout };
}

test('an outsider with a copy of the journal, the public key and a checkpoint verifies it', async (t) => {
  const data = folder(t);
  const outside = folder(t);
  await grow(data, 10);
  const file = (name: string): string => join(outside, name);
  writeFileSync(file('key'), (await run('key', '--data', data)).stdout);
  await run('checkpoint', '--data', data, '--out', file('first'));
  await grow(data, 5);
  await run('checkpoint', '--data', data, '--out', file('second'));
  cpSync(join(data, 'journal'), file('copy'), { recursive: true });
  const asked = ['verify', '--data', file('copy'), '--public-key', file('key')];
  const given = ['--checkpoint', file('first'), '--checkpoint', file('second')];
  const { status, stdout } = await run(...asked, ...given, '--json');
  assert.equal(status, 0);
  const { isSound, batches, checkpoints } = JSON.parse(stdout);
  assert.deepEqual([isSound, batches, checkpoints.length], [true, 15, 2]);

  const name = (await readdir(file('copy')))
    .filter((one) => one.endsWith('.segment'))
    .sort()
    .at(-1);
  truncateSync(join(file('copy'), name!), statSync(join(file('copy'), name!)).size - 300);
  const cut = await run(...asked, ...given);
  assert.equal(cut.status, 1);
  assert.match(cut.stdout, /^checkpoint of 10 .*: holds$/m);
  assert.match(cut.stdout, /^checkpoint of 15 .*: DOES NOT HOLD: the journal ends before it$/m);
  assert.match((await run(...asked)).stdout, /no checkpoint given/);
});

test('a proof is checked without the journal, and a changed one is refused', async (t) => {
  const data = folder(t);
  const outside = folder(t);
  const file = (name: string): string => join(outside, name);
  await grow(data, 10);
  writeFileSync(file('key'), (await run('key', '--data', data)).stdout);
  await run('checkpoint', '--data', data, '--out', file('first'));
  await run('prove', '--data', data, '--sequence', '7', '--out', file('proof'));
  await grow(data, 5);
  await run('checkpoint', '--data', data, '--out', file('second'));
  const notes = ['--from', file('first'), '--to', file('second')];
  await run('consistency', '--data', data, ...notes, '--out', file('goes-on'));
  rmSync(data, { recursive: true });
  const check = (name: string) => run('check', '--public-key', file('key'), '--proof', file(name));
  assert.equal((await check('proof')).stdout, `${payloadOf(7)}\n`);
  assert.match((await check('goes-on')).stdout, /^15 batches begin with the 10 signed at /);
  const proof = JSON.parse(readFileSync(file('proof'), 'utf8'));
  writeFileSync(file('wrong'), JSON.stringify({ ...proof, sequence: 9 }));
  await assert.rejects(check('wrong'), /does not hold/);
});

test('what is missing is said', async (t) => {
  const data = folder(t);
  await assert.rejects(run('verify'), /--data/);
  await assert.rejects(run('checkpoint', '--data', data), /no journal/);
  await assert.rejects(run('nonsense'), /audit key\|checkpoint/);
});
