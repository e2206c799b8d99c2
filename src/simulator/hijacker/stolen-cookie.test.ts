import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type KindRun, ordersOf, runKind } from './test-campaigns.ts';

let run: KindRun;

before(() => {
  run = runKind('stolen-cookie');
});

test('never logs in: rides in the owner’s session or in one nobody logged in to here', () => {
  const ownerOf = new Map<unknown, unknown>();
  for (const event of run.events) {
    if (event.type !== 'login' || event.outcome !== 'success') continue;
    assert.equal(run.labels.get(event.id), undefined);
    ownerOf.set(event.session, event.account);
  }
  let own = 0;
  let elsewhere = 0;
  for (const events of run.episodes.values()) {
    assert.equal(events[0]!.type, 'activity');
    const { session, account } = events[0] as unknown as { session: string; account: string };
    if (ownerOf.get(session) === account) own += 1;
    else elsewhere += 1;
  }
  assert.ok(own >= 3 && elsewhere >= 3, `${own} and ${elsewhere}`);
});

test('what it does in the owner’s session is reported order by order', () => {
  const ordered = new Set([...run.episodes.values()].flatMap(ordersOf).map(({ order }) => order));
  const named = run.events.filter((event) => {
    return event.type === 'feedback' && ordered.has(event.subject.order ?? '');
  });
  assert.ok(named.length > 0);
  for (const event of named) {
    if (event.type === 'feedback') assert.ok(event.subject.session !== undefined);
  }
});

test('its address is not the owner’s', () => {
  const entered = new Map<unknown, unknown>();
  for (const event of run.events) {
    if (event.type === 'login') entered.set(event.session, event.ip);
    const known = event.type === 'activity' ? entered.get(event.session) : undefined;
    if (known !== undefined && run.labels.has(event.id)) assert.notEqual(event.ip, known);
  }
});
