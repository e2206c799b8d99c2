// What holds of the console's tables whichever database is below: each entry starts with an empty one.
import assert from 'node:assert/strict';
import type {
  ActionLine,
  BuyingLine,
  CampaignChange,
  Effect,
  Triage,
} from '../../core/case/effect.ts';
import type { Projection } from './projection.ts';
import type { QueueAsk } from './queue-query.ts';
import { aCase, aDecision, anOutcome, aTally, at } from './test-lines.ts';

const opened = '2025-04-01T00:00:00.000Z';
const today = '2025-03-31T15:00:00.000Z';

export function aTriage(id: string, other: Partial<Triage> = {}): Effect {
  const line: Triage = {
    ...{ case: id, firm: 'North', account: `account of ${id}`, state: 'new' },
    ...{ opened, updated: opened, risk: 0.5, avoidableJpy: 1_000 },
    why: [{ code: 'risky-buyers', weight: 1.5, facts: { buyers: 3 } }],
    ...{ heldOrders: 0, heldJpy: 0, attemptedJpy: 100, stoppedJpy: 40 },
    ...{ saleValueJpy: 0, purchaseValueJpy: 0, campaign: '', owner: '', version: 0, means: [] },
    ...other,
  };
  return { kind: 'triage', line };
}

const aCampaign = (campaign: string, other: Partial<CampaignChange> = {}): Effect => ({
  kind: 'campaign',
  line: { campaign, firm: 'North', time: opened, opened, cases: 2, bonds: [], ...other },
});

const anAction = (id: string, cases: string[], second?: ActionLine['second']): Effect => ({
  kind: 'action',
  line: {
    ...{ id, time: opened, firm: '', by: 'aki', role: 'analyst', action: 'confirm', cases },
    ...{ orders: 1, valueJpy: 5, ...(second && { second }) },
  },
});

const aMinute = (minute: string, other: Partial<BuyingLine> = {}): Effect => ({
  kind: 'buying',
  line: {
    ...{ sharing: 'North', instrument: 'XTKS:7203', minute, price: 10, volume: 0 },
    ...{ honestJpy: 1, suspiciousJpy: 2, ...other },
  },
});

async function found(projection: Projection, ask: Partial<QueueAsk>): Promise<string[]> {
  const page = await projection.queuePage({ offset: 0, limit: 10, today, ...ask });
  const { rows, total } = page;
  if (!ask.offset && rows.length < 10) assert.equal(total, rows.length, JSON.stringify(ask));
  return rows.map((row) => row.case);
}

export const consoleTable: Record<string, (projection: Projection) => Promise<void>> = {
  async 'the queue begins with what can still be lost, and every filter finds its own'(projection) {
    const means = [{ kind: 'instrument', value: 'XHKG:08123' }] as const;
    await projection.apply([
      at(1, aTriage('c-1'), aTriage('c-2', { avoidableJpy: 9_000, owner: 'aki' })),
      at(2, aTriage('c-3', { state: 'dismissed', avoidableJpy: 0, firm: 'South' })),
      at(3, aTriage('c-4', { heldOrders: 2, means, campaign: 'g-1', account: "o'100%_\\\\" })),
    ]);
    assert.deepEqual(await found(projection, {}), ['c-2', 'c-1', 'c-4', 'c-3']);
    assert.deepEqual(await found(projection, { firm: 'South' }), ['c-3']);
    assert.deepEqual(await found(projection, { states: ['new'], owner: '' }), ['c-1', 'c-4']);
    assert.deepEqual(await found(projection, { owner: 'aki' }), ['c-2']);
    assert.deepEqual(await found(projection, { held: true }), ['c-4']);
    assert.deepEqual(await found(projection, { campaign: 'g-1' }), ['c-4']);
    assert.deepEqual(await found(projection, { text: 'xhkg:08' }), ['c-4']);
    assert.deepEqual(await found(projection, { text: '100%_\\\\' }), ['c-4']);
    assert.deepEqual(await found(projection, { text: '%' }), ['c-4']);
    assert.deepEqual(await found(projection, { text: 'nothing' }), []);
    assert.deepEqual(await found(projection, { order: 'opened', offset: 2 }), ['c-3', 'c-4']);
    const page = await projection.queuePage({ offset: 0, limit: 1, today, text: 'account' });
    assert.deepEqual([page.rows.length, page.total, page.byState.new], [1, 3, 3]);
    assert.equal(page.clearedToday, 1);
  },

  async 'a case opened by no decision tells the riskiest since the access'(projection) {
    const who = { account: 'account-1', time: opened };
    await projection.apply([
      at(1, aDecision('d-1', { ...who, risk: 0.2, reasons: [] })),
      at(
        2,
        aDecision('d-2', {
          ...{ ...who, risk: 0.7 },
          reasons: [
            { code: 'risky-origin', weight: 2, facts: {} },
            { code: 'strange-device', weight: -1, facts: {} },
          ],
        }),
      ),
      at(3, aTriage('c-1', { account: 'account-1', why: [], risk: 0 })),
    ]);
    const [row] = await projection.queue({ offset: 0, limit: 1 });
    assert.equal(row?.risk, 0.7);
    assert.deepEqual(
      row?.why.map(({ code }) => code),
      ['risky-origin'],
    );
  },

  async 'a campaign sums its cases without the dismissed; a merged name leads on'(projection) {
    const firstStop = '2025-04-01T00:10:00.000Z';
    const of = { campaign: 'g-1' };
    await projection.apply([
      at(1, aTriage('c-1', of), aTriage('c-2', { ...of, firstStop, state: 'confirmed' })),
      at(2, aTriage('c-3', { ...of, state: 'dismissed' })),
      at(3, aCampaign('g-1', { bonds: [{ kind: 'ip', value: '198.51.100.9', cases: 2 }] })),
      at(4, aCampaign('g-2'), aCampaign('g-2', { mergedInto: 'g-1', cases: 0 })),
    ]);
    const [line, ...others] = await projection.campaigns({ limit: 10 });
    assert.deepEqual(others, []);
    assert.deepEqual([line?.attemptedJpy, line?.stoppedJpy], [200, 80]);
    assert.deepEqual([line?.undecided, line?.confirmed, line?.firstHold], [1, 1, firstStop]);
    assert.equal((await projection.campaign({ id: 'g-2' }))?.campaign, 'g-1');
    assert.equal(await projection.campaign({ id: 'g-2', firm: 'South' }), undefined);
    assert.equal(await projection.campaign({ id: 'g-3' }), undefined);
  },

  async 'what waits for a second person is found, and then what he said'(projection) {
    await projection.apply([at(1, anAction('act-1', ['c-1', 'c-2'], { state: 'waiting' }))]);
    assert.equal((await projection.actions({ state: 'waiting' })).length, 1);
    const agreed = { state: 'agreed', by: 'ben' } as const;
    await projection.apply([at(2, anAction('act-1', ['c-1', 'c-2'], agreed))]);
    assert.deepEqual(await projection.actions({ state: 'waiting' }), []);
    const [line] = await projection.actionsOfCase({ id: 'c-2' });
    assert.deepEqual(line?.second, agreed);
    assert.deepEqual(await projection.actionsOfCase({ id: 'c-3' }), []);
  },

  async 'minutes of one’s own customers beside what the market shows to all'(projection) {
    const minute = '2025-04-01T00:00:00.000Z';
    await projection.apply([
      at(1, aMinute(minute), aMinute(minute, { sharing: '*', volume: 70, honestJpy: 0 })),
      at(2, aMinute(minute, { sharing: 'South', honestJpy: 500 })),
    ]);
    const ask = { instrument: 'XTKS:7203', from: today, to: '2025-04-02T00:00:00.000Z', limit: 9 };
    const [own] = await projection.minutes({ ...ask, firm: 'North' });
    assert.deepEqual(own, { time: minute, price: 10, volume: 70, honestJpy: 1, suspiciousJpy: 4 });
    assert.equal((await projection.minutes(ask))[0]?.honestJpy, 501);
  },

  async 'purchases that a restriction stopped are found by instrument, newest first'(projection) {
    const stopped = (id: string, code: string, instrument: string, minute: string): Effect =>
      aDecision(id, {
        time: `2025-04-01T00:${minute}:00.000Z`,
        verdict: 'hold',
        reasons: [{ code, weight: 0, facts: { instrument } }],
      });
    await projection.apply([
      at(1, stopped('d-1', 'restricted-by-person', 'XTKS:7203', '01')),
      at(2, stopped('d-2', 'restricted-instrument', 'XTKS:7203', '03')),
      at(3, stopped('d-3', 'restricted-by-person', 'XTKS:7203', '02'), anOutcome('d-3', 'lapsed')),
      at(4, stopped('d-4', 'restricted-by-person', 'XTKS:9984', '04')),
      at(5, stopped('d-5', 'risky-buyers', 'XTKS:7203', '05')),
    ]);
    const ask = { instrument: 'XTKS:7203', limit: 10 };
    const found = await projection.restrictedOrders(ask);
    assert.deepEqual(
      found.map(({ line, outcome }) => [line.decision, outcome]),
      [
        ['d-2', null],
        ['d-3', 'lapsed'],
        ['d-1', null],
      ],
    );
    assert.equal((await projection.restrictedOrders({ ...ask, limit: 1 })).length, 1);
    assert.equal((await projection.restrictedOrders({ ...ask, firm: 'South' })).length, 0);
  },
  async 'hours add up their minutes, whichever way they came'(projection) {
    await projection.apply([
      at(1, aTally('2025-04-01T00:01:00.000Z'), aTally('2025-04-01T00:02:00.000Z')),
    ]);
    await projection.apply([at(2, aTally('2025-04-01T00:03:00.000Z'), aTriage('c-1'))]);
    const [hour] = await projection.hours({ days: [today] });
    assert.deepEqual([hour?.logins, hour?.challenged, hour?.held], [3, 9, 27]);
    assert.equal(hour?.attackedAccounts, 1);
    const range = await projection.hourRange({ from: '2025-04-01T01:00:00Z', to: opened });
    assert.deepEqual(range, { from: 2, to: 2 });
  },

  async 'cases as they stood at a time'(projection) {
    const later = '2025-04-03T00:00:00.000Z';
    await projection.apply([
      at(1, aCase('c-1'), aCase('c-2', { updated: later })),
      at(2, aCase('c-1', { state: 'closed', updated: later })),
    ]);
    const before = await projection.casesAsOf({ at: '2025-04-02T00:00:00Z', after: '' });
    assert.deepEqual(
      before.map((line) => [line.case, line.state]),
      [['c-1', 'new']],
    );
    assert.equal((await projection.casesAsOf({ at: '2025-04-04T00:00:00Z', after: '' })).length, 2);
    assert.equal((await projection.casesAsOf({ at: later, after: 'c-1' })).length, 0);
  },
};
