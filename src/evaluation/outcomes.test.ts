import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row } from './collect.ts';
import { outcomesOf } from './outcomes.ts';
import { aRow } from './test-rows.ts';

const kindOf = (campaign: string) => (campaign === 'c1' ? 'loud' : 'quiet');

test('takeovers and yen by campaign, kind and place, judged at thresholds of the honest', () => {
  const honest: Row[] = Array.from({ length: 1000 }, (_, index) => index).flatMap((index) => [
    aRow({ risk: index / 1000, account: `h${index}` }),
    aRow({ risk: 0.5, account: `h${index}`, kind: 'buy', place: '' }),
  ]);
  const login = aRow({ risk: 2, episode: 'c1:v1', account: 'v1', place: 'hosting' });
  const buy = (risk: number, account: string, episode: string, loginsBefore: number) =>
    aRow({ risk, account, episode, kind: 'buy', place: '', valueJpy: 100, loginsBefore });
  const rows = [...honest, login, buy(2, 'v1', 'c1:v1', 21), buy(-1, 'v2', 'c2:v2', 3)];
  const { found, stopped, accountsHit, judged } = outcomesOf(rows, 0, 'seed 1', kindOf);
  assert.deepEqual(found[0.01], [
    { campaign: 'seed 1 c1', kind: 'loud', place: 'hosting', weight: 1, success: 1, isKnown: true },
  ]);
  assert.deepEqual(
    stopped.joined!.map(({ kind, weight, success, isKnown }) => [kind, weight, success, isKnown]),
    [
      ['loud', 100, 100, true],
      ['quiet', 100, 0, false],
    ],
  );
  assert.deepEqual(accountsHit, [0, 1]);
  assert.equal(judged.length, rows.length);
});
