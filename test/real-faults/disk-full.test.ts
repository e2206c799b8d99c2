// A real disk that fills up under a serving engine, on a small one of its own.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../service.ts';
import type { DiskFullOutcome } from './disk-full-child.ts';

const child = fileURLToPath(new URL('./disk-full-child.ts', import.meta.url));
/** The read model's database takes some 40 MiB of it; the test fills the rest. */
const mebibytes = 160;

test('a full disk is refused cleanly, nothing answered is lost, and room brings the service back', async (t) => {
  if (spawnSync('unshare', ['-rm', 'true']).status !== 0)
    return t.skip('no private mount can be made here (unshare -rm)');
  const directory = await temporaryFolder(t);
  const mount = `mount -t tmpfs -o size=${mebibytes}m tmpfs "$FOLDER"`;
  const run = spawn('unshare', ['-rm', 'sh', '-c', `${mount} && exec "$NODE" "$CHILD" "$FOLDER"`], {
    env: { ...process.env, NODE: process.execPath, CHILD: child, FOLDER: directory },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(async () => run.kill('SIGKILL'));
  let output = '';
  run.stdout.setEncoding('utf8').on('data', (piece: string) => {
    output += piece;
  });
  await once(run, 'close');
  assert.equal(run.exitCode, 0, output);
  const outcome = JSON.parse(output) as DiskFullOutcome;
  t.diagnostic(output.trim());
  assert.ok(outcome.answeredBefore > 0);
  assert.deepEqual(outcome.refusedWith, [503]);
  assert.ok(outcome.backMs < 60_000, `${outcome.backMs} ms`);
  assert.equal(outcome.lost, 0);
});
