import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runServe } from './serve.ts';
import { UsageError } from './usage.ts';

const output = { stdout: () => undefined, stderr: () => undefined };
const role = (name: string, ...more: string[]): string[] => [
  ...['--role', name, '--cluster', 'nats://127.0.0.1:1'],
  ...more,
];

const wrong: readonly (readonly [args: string[], words: RegExp])[] = [
  [['--cluster', 'nats://127.0.0.1:1'], /--cluster needs --role/],
  [['--role', 'worker'], /needs --cluster nats:/],
  [role('king'), /--role is gateway, worker, projector, all, not 'king'/],
  [['--shards', '4'], /--shards needs --role and --cluster/],
  [['--answer-ms', '4000'], /--answer-ms needs --role/],
  [role('gateway', '--shards', '4'), /--shards is for --role worker or all, not for gateway/],
  [role('gateway', '--policy', 'p.json'), /--policy is for --role worker or all/],
  [role('worker', '--database', 'postgres://x'), /--database is for --role gateway or projector/],
  [role('worker', '--sealed'), /--sealed is for the service on one machine/],
  [role('projector'), /a projector needs --database/],
  [role('worker', '--shards', '0'), /--shards is a whole number from 1/],
];

for (const [args, words] of wrong)
  test(`sekisho serve ${args.join(' ')} is wrong usage`, async () => {
    await assert.rejects(runServe(args, output), (error) => {
      assert.ok(error instanceof UsageError);
      assert.match(error.message, words);
      return true;
    });
  });
