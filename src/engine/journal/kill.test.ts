import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openJournal } from './journal.ts';
import { payloadOf, refusal } from './testing.ts';

const ROUNDS = 5;

/** Lets a process write for a while, kills it, and returns the last sequence it acknowledged. */
async function writeAndKill(directory: string, milliseconds: number): Promise<number> {
  const target = join(import.meta.dirname, 'kill-target.ts');
  const child = spawn(process.execPath, [target, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  await once(child.stdout, 'data');
  assert.equal((await refusal(openJournal(directory))).code, 'locked');
  await setTimeout(milliseconds);
  child.kill('SIGKILL');
  await once(child, 'close');
  // A line that the kill cut short is no acknowledgement that anyone read.
  const lines = output.slice(0, output.lastIndexOf('\n')).split('\n');
  return Math.max(...lines.map(Number));
}

test('all that a killed process acknowledged is there afterwards, round after round', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'sekisho-journal-kill-'));
  t.after(() => rm(directory, { recursive: true }));
  let before = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const acknowledged = await writeAndKill(directory, 37 + 53 * round);
    assert.ok(acknowledged > before, `round ${round}`);
    const journal = await openJournal(directory);
    let expected = 1;
    for await (const { sequence, payload } of journal.read(1)) {
      assert.equal(sequence, expected);
      assert.ok(payload.equals(payloadOf(sequence)), `payload ${sequence}`);
      expected += 1;
    }
    assert.ok(expected > acknowledged, `round ${round}: ${expected} after ${acknowledged}`);
    assert.equal(journal.nextSequence, expected);
    before = expected - 1;
    await journal.close();
  }
});
