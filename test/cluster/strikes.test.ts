// A cluster of real processes under load, struck once in each way. Ten times each is
// `bin/sekisho bench cluster-faults`, whose outcome stands in docs/reference/reliability.md.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runStrikes, type StrikeOutcome } from '../../src/bench/cluster/run-strikes.ts';
import { strikeKinds } from '../../src/bench/cluster/strikes.ts';
import { MissingServers } from '../../src/cluster/local/local-cluster.ts';
import { ensurePackages } from '../../src/engine/test-packages.ts';

test('killed, stopped and cut off: nothing answered is lost or doubled, and it folds again', async (t) => {
  ensurePackages('nats-server', 'postgresql');
  const say = (message: string): void => t.diagnostic(message);
  const outcome = await runStrikes({ kinds: strikeKinds, times: 1, accounts: 12, say }).catch(
    (error: unknown): StrikeOutcome | undefined => {
      if (!(error instanceof MissingServers)) throw error;
      t.skip(error.message);
      return undefined;
    },
  );
  if (!outcome) return;
  assert.deepEqual(outcome.findings, []);
  const { answered, accounts, cases } = outcome.verified;
  t.diagnostic(`${answered} decisions, ${cases.size} cases, ${outcome.repeats} sent again`);
  assert.ok(answered > 500, `only ${answered} decisions were answered`);
  assert.equal(accounts, 12);
  assert.ok(cases.size > 0, 'no case was opened');
});
