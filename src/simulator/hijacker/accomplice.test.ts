import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { campaignOf } from '../labels.ts';
import { answer, type Finished, runToEnd } from '../test-run.ts';

const options = { scenario: 'varied-2025', accounts: 2500, seed: 3, scale: 0.03, activity: 0.3 };
const kinds = ['stealer-log', 'code-relay', 'accomplice'];
let run: Finished;

before(() => {
  run = runToEnd({ ...options, kinds });
});

test('its accounts lie at firms where the campaign has no victim', () => {
  const firmsOf = new Map<string, Set<unknown>>();
  for (const event of run.events) {
    const campaign = campaignOf(run.labels.get(event.id) ?? ':');
    if (campaign === '' || event.type === 'login') continue;
    firmsOf.set(campaign, (firmsOf.get(campaign) ?? new Set()).add(event.firm));
  }
  const rows = run.summary.campaigns.filter(({ kind }) => kind === 'accomplice');
  assert.ok(rows.length >= 2);
  for (const { campaign, accompanies } of rows) {
    const theirs = firmsOf.get(accompanies!) ?? new Set();
    for (const firm of firmsOf.get(campaign) ?? []) assert.ok(!theirs.has(firm));
  }
});

test('the block is bought before the attack and sold when the victims buy', () => {
  for (const row of run.summary.campaigns) {
    if (row.kind !== 'accomplice') continue;
    const orders = run.events.filter((event) => {
      return event.type === 'order' && campaignOf(run.labels.get(event.id) ?? ':') === row.campaign;
    });
    for (const event of orders) {
      if (event.type !== 'order') continue;
      assert.equal(event.instrument, row.instrument);
      const isBefore = event.time.slice(0, 10) < row.startsAt.slice(0, 10);
      assert.equal(event.side, isBefore ? 'buy' : 'sell', `${event.time} ${row.startsAt}`);
    }
  }
  const rows = run.summary.campaigns.filter(({ kind }) => kind === 'accomplice');
  assert.ok(rows.some(({ purchasesYen }) => purchasesYen > 0));
  assert.ok(rows.some(({ salesYen }) => salesYen > 0));
});

test('it is no access and no case, passes challenges, and is left out where not named', () => {
  const rows = run.summary.campaigns.filter(({ kind }) => kind === 'accomplice');
  for (const { accesses, cases } of rows) assert.equal(accesses + cases, 0);
  const challenged = runToEnd({ ...options, kinds }, (request, hostile) => {
    return hostile && request.type === 'login' && request.outcome === 'success'
      ? answer(request, 'step-up', 'passkey')
      : answer(request, 'allow');
  });
  assert.ok(challenged.summary.accomplices.challengesPassed > 0);
  const without = runToEnd({ ...options, kinds: kinds.slice(0, 2) });
  assert.ok(without.summary.campaigns.every(({ kind }) => kind !== 'accomplice'));
});
