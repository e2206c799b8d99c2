import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { minuteMs } from '../src/core/lib/decay.ts';
import { aLogin, anOrder, later, someHoldings } from '../src/core/state/test-events.ts';
import type {
  CampaignDetail,
  CaseDetail,
  InstrumentDetail,
  Now,
  Queue,
} from '../src/edge/console/messages.ts';
import type { PolicyPreview } from '../src/edge/console/policy-messages.ts';
import { type ConsoleDemo, holding, type Person, startConsoleDemo, until } from './console-demo.ts';

let demo: ConsoleDemo;

const hostile = '<img src=x onerror=alert(1)>';
const enter = (role: string) => demo.enter(role);
const decide = (event: object) => demo.decide(event);
const queueOf = async (who: Person, search = '') => (await who.get<Queue>(`/cases${search}`)).body;
const named = (id: string) => `/cases/${encodeURIComponent(id)}`;

before(async () => {
  demo = await startConsoleDemo();
  for (const [index, account] of [hostile, 'b', 'c', 'd', 'e', 'f'].entries()) {
    const who = { account, session: `s-${index}` };
    const positions = [{ instrument: 'XTKS:6758', quantity: 100 }];
    const snapshot = { id: `h-${index}`, account, time: later(-minuteMs), positions };
    await demo.record([someHoldings(snapshot)]);
    await decide(aLogin({ id: `l-${index}`, ...who, userAgent: hostile }));
    const time = later((index + 1) * minuteMs);
    const order = { id: `o-${index}`, order: `order-${index}`, ...who, time };
    const { verdict } = await decide(anOrder({ ...order, instrument: `XTKS:${1000 + index}` }));
    assert.equal(verdict, 'hold');
  }
});

after(() => demo?.stop());

test('the queue: filtered, ordered, counted; hostile names are text in JSON', async () => {
  const analyst = await enter('analyst');
  const queue = await until(
    () => queueOf(analyst),
    ({ total }) => total === 6,
  );
  assert.equal(queue.byState.new, 6);
  assert.ok(queue.rows.every(({ heldOrders, version }) => heldOrders === 1 && version === 0));
  const found = await analyst.get<Queue>(`/cases?text=${encodeURIComponent('onerror=alert')}`);
  assert.deepEqual(
    found.body.rows.map(({ account }) => account),
    [hostile],
  );
  assert.match(found.type, /^application\/json/);
  assert.equal((await queueOf(analyst, '?text=1000')).total, 1);
  assert.equal((await queueOf(analyst, '?text=%25')).total, 0);
  assert.equal((await queueOf(analyst, '?state=dismissed')).total, 0);
  assert.equal((await queueOf(analyst, '?state=open&held=1&owner=none')).total, 6);
  const page = await queueOf(analyst, '?order=opened&offset=4&limit=4');
  assert.deepEqual([page.rows.length, page.total], [2, 6]);
  assert.equal((await analyst.get('/cases?limit=5000')).status, 400);
  assert.equal((await analyst.get('/cases?state=lost')).status, 400);
  assert.equal((await analyst.get(named('c-nothing'))).status, 404);
});

test('of two who decide at once the second is shown what the first did', async () => {
  const [analyst, supervisor] = [await enter('analyst'), await enter('supervisor')];
  const cases = [{ case: 'c-o-1', version: 0 }];
  const [one, other] = await Promise.all([
    analyst.send<object>('POST', '/actions', { action: 'investigate', cases }),
    supervisor.send<object>('POST', '/actions', { action: 'dismiss', cases }),
  ]);
  assert.deepEqual([one.status, other.status].sort(), [200, 409]);
  const refused = (one.status === 409 ? one : other).body as unknown as {
    code: string;
    conflicts: { case: string; version: number; state: string }[];
  };
  assert.equal(refused.code, 'case-changed');
  assert.deepEqual([refused.conflicts[0]?.case, refused.conflicts[0]?.version], ['c-o-1', 1]);
  const { body } = await until(
    () => analyst.get<CaseDetail>(named('c-o-1')),
    (answer) => answer.body.version === 1,
  );
  assert.equal(body.actions.length, 1);
  assert.equal(body.line.state, one.status === 200 ? 'investigating' : 'dismissed');
});

test('several confirmed at once: one asks, another agrees, nobody else', async () => {
  const [analyst, supervisor] = [await enter('analyst'), await enter('supervisor')];
  const auditor = await enter('auditor');
  const cases = ['c-o-2', 'c-o-3'].map((id) => ({ case: id, version: 0 }));
  const asked = await analyst.send<{ id: string; orders: number; valueJpy: number }>(
    'POST',
    '/actions',
    { action: 'confirm', cases, note: hostile },
  );
  const { id, orders, valueJpy } = asked.body;
  assert.deepEqual([asked.status, orders, valueJpy], [202, 2, 500_000]);
  assert.equal((await analyst.send('POST', `/actions/${id}/agree`)).status, 403);
  assert.equal((await auditor.send('POST', `/actions/${id}/agree`)).status, 403);
  type Waiting = { waiting: { id: string; refused?: string; note?: string }[] };
  const waiting = await until(
    () => analyst.get<Waiting>('/actions?state=waiting'),
    ({ body }) => body.waiting.length === 1,
  );
  assert.equal(waiting.body.waiting[0]?.refused, 'own-request');
  assert.equal(waiting.body.waiting[0]?.note, hostile);
  const agreed = await supervisor.send<{ cases: number }>('POST', `/actions/${id}/agree`);
  assert.deepEqual([agreed.status, agreed.body.cases], [200, 2]);
  assert.equal((await supervisor.send('POST', `/actions/${id}/agree`)).status, 404);
  const { body } = await until(
    () => analyst.get<CaseDetail>(named('c-o-2')),
    (answer) => answer.body.line.state === 'confirmed',
  );
  assert.deepEqual(body.actions[0]?.second?.state, 'agreed');
  assert.equal(body.offers.find(({ action }) => action === 'release')?.refused, 'state');
  const stopped = body.timeline.find(({ event }) => event.type === 'order');
  assert.deepEqual(stopped?.hostile, true);
});

test('a case page says what was known then, beside what is known now', async () => {
  const analyst = await enter('analyst');
  const { body } = await analyst.get<CaseDetail>(named('c-o-4'));
  assert.deepEqual(
    body.timeline.map(({ lane }) => lane),
    ['other', 'login', 'buy'],
  );
  assert.equal(body.decisions.at(-1)?.verdict, 'hold');
  assert.deepEqual(body.holdingsBefore, body.holdingsAfter);
  assert.equal(body.holdingsBefore[0]?.quantity, 100);
  assert.deepEqual(body.session.agents, [hostile]);
  const before = await analyst.get<CaseDetail>(`${named('c-o-4')}?at=${later(minuteMs)}`);
  assert.deepEqual(before.body.line.orders, []);
  assert.deepEqual(before.body.offers, []);
  assert.ok(before.body.timeline.every(({ lane }) => lane !== 'buy'));
  assert.equal((await analyst.get(`${named('c-o-4')}?at=yesterday`)).status, 400);
});

test('a supervisor stops an instrument for a time: the next purchase is held, and told why', async () => {
  const [analyst, supervisor] = [await enter('analyst'), await enter('supervisor')];
  const path = '/instruments/XTKS:9984/restriction';
  assert.equal((await analyst.send('POST', path, { hours: 2 })).status, 403);
  assert.equal((await supervisor.send('POST', path, { hours: 2, note: 'rush' })).status, 200);
  const time = later(20 * minuteMs);
  const order = { account: 'z', session: 'z', instrument: 'XTKS:9984', time };
  const held = await decide(anOrder({ id: 'z-1', order: 'z-1', ...order }));
  assert.equal(held.reasons[0]?.code, 'restricted-by-person');
  const shown = await until(
    () => analyst.get<InstrumentDetail>('/instruments/XTKS:9984'),
    ({ body }) => body.restriction !== undefined && body.stopped.length > 0,
  );
  assert.equal(shown.body.restriction?.by, 'demo-supervisor');
  assert.equal((await queueOf(analyst, '?text=z-1')).total, 0);
  const [stopped, ...others] = shown.body.stopped;
  assert.deepEqual(
    [stopped?.event, stopped?.account, stopped?.verdict, stopped?.outcome, others.length],
    ['z-1', 'z', 'hold', undefined, 0],
  );
  assert.ok((stopped?.valueJpy ?? 0) > 0);
  const other = await analyst.get<InstrumentDetail>('/instruments/XTKS:1000');
  assert.deepEqual([other.body.stopped, other.body.stoppedCut], [[], false]);
  assert.equal((await supervisor.send('DELETE', path, {})).status, 200);
  const free = await decide(anOrder({ id: 'z-2', order: 'z-2', ...order }));
  assert.notEqual(free.reasons[0]?.code, 'restricted-by-person');
  assert.equal((await analyst.get('/instruments/XTKS:0000')).status, 404);
});

test('a preview of the policy in force changes nothing; one that challenges, holds less', async () => {
  const supervisor = await enter('supervisor');
  const preview = (policy: object) =>
    supervisor.send<PolicyPreview>('POST', '/settings/preview', { policy });
  const same = await preview(holding);
  assert.equal(same.status, 200);
  assert.deepEqual(same.body.proposed, same.body.now);
  assert.ok(same.body.now.held >= 6);
  const milder = await preview({ ...holding, version: 'mild', stepUpJpy: 0, holdJpy: 1e9 });
  assert.ok(milder.body.proposed.held < same.body.now.held);
  assert.equal((await preview({ ...holding, stepUpJpy: -1 })).status, 400);
});

test('Now, campaigns, alerts, the regulator’s table: each answers', async () => {
  const analyst = await enter('analyst');
  const now = (await analyst.get<Now>('/now')).body;
  assert.ok(now.held.value >= 6);
  assert.equal(now.held.hours.at(-1), now.held.value);
  assert.ok(now.stoppedJpy.value > 0 && now.logins.value >= 6);
  const hour = now.held.hours.length - 1;
  type Events = { events: { account: string }[] };
  const events = await analyst.get<Events>(`/events?figure=logins&hour=${hour}`);
  assert.deepEqual(new Set(events.body.events.map(({ account }) => account)).size, 6);
  // Confirmed fraud made the common address hostile: its cases are one campaign.
  const campaigns = await until(
    () => analyst.get<{ campaigns: Now['campaigns'] }>('/campaigns'),
    ({ body }) => body.campaigns.length === 1,
  );
  const { campaign, links } = campaigns.body.campaigns[0]!;
  assert.ok(links.some(({ kind, value }) => kind === 'ip' && value === '203.0.113.7'));
  const path = `/campaigns/${encodeURIComponent(campaign)}`;
  const { body } = await analyst.get<CampaignDetail>(path);
  assert.ok(body.rows.length >= 2);
  assert.ok(body.nodes.some(({ kind }) => kind === 'ip'));
  assert.equal((await analyst.get('/alerts')).status, 200);
  assert.equal((await analyst.get('/regulator?asOf=2025-04-30&lang=en')).status, 200);
  assert.equal((await analyst.get('/campaigns/g-nothing')).status, 404);
});

test('the stream tells what changed, also to who comes back', async () => {
  const analyst = await enter('analyst');
  const first = await demo.listen(analyst, {}, /event: now[\s\S]*event: beat/);
  const [, id] = /^id: (\d+)$/m.exec(first) ?? [];
  const note = { action: 'note', note: 'seen', cases: [{ case: 'c-o-5', version: 0 }] };
  assert.equal((await analyst.send('POST', '/actions', note)).status, 200);
  const again = await demo.listen(
    analyst,
    { 'last-event-id': id! },
    /event: change\ndata: .*c-o-5/,
  );
  assert.match(again, /event: now/);
});
