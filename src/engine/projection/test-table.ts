// What holds of the projection whichever database is below it: each entry starts with an empty one.
import assert from 'node:assert/strict';
import type { Projection } from './projection.ts';
import type { Page, PageAsk } from './queries.ts';
import {
  aCase,
  aDecision,
  alertLine,
  anAlert,
  anOutcome,
  aTally,
  at,
  caseLine,
  decisionLine,
  tallyLine,
} from './test-lines.ts';

async function allPages<Line>(
  list: (ask: PageAsk) => Promise<Page<Line>>,
  ask: PageAsk,
): Promise<Line[]> {
  const lines: Line[] = [];
  let before: string | undefined;
  do {
    const page = await list({ ...ask, before });
    assert.ok(page.lines.length <= ask.limit);
    lines.push(...page.lines);
    before = page.next;
  } while (before !== undefined);
  return lines;
}

const ids = (page: Page<{ case: string }>) => page.lines.map((line) => line.case);
const alertIds = (page: Page<{ alert: string }>) => page.lines.map((line) => line.alert);

export const projectionTable: Record<string, (projection: Projection) => Promise<void>> = {
  async 'an empty projection answers'(projection) {
    assert.equal(await projection.sequence(), 0);
    assert.deepEqual(await projection.cases({ limit: 10 }), { lines: [] });
    assert.deepEqual(await projection.alerts({ limit: 10 }), { lines: [] });
    assert.deepEqual(await projection.decisions({ limit: 10 }), { lines: [] });
    assert.equal(await projection.case({ id: 'c-1' }), undefined);
    assert.equal(await projection.alert({ id: 'a-1' }), undefined);
    await projection.apply([]);
    assert.equal(projection.applied, 0);
  },

  async 'a case has its latest line and every version'(projection) {
    const versions = (['new', 'investigating', 'confirmed', 'closed'] as const).map(
      (state, index) =>
        caseLine('c-1', {
          state,
          traded: index > 1,
          confirmed: index > 1 ? '2025-04-02T00:00:00Z' : undefined,
        }),
    );
    const [first, second, third, fourth] = versions.map(
      (line) => ({ kind: 'case', line }) as const,
    );
    await projection.apply([at(3, first!, second!), at(4, third!)]);
    await projection.apply([at(9, fourth!, aCase('c-2'))]);
    const plain = JSON.parse(JSON.stringify(versions));
    assert.deepEqual(await projection.case({ id: 'c-1' }), { line: plain[3], lines: plain });
    assert.deepEqual(ids(await projection.cases({ limit: 10 })), ['c-2', 'c-1']);
    assert.equal(await projection.sequence(), 9);
    assert.equal(projection.applied, 9);
  },

  async 'what was applied does not count twice'(projection) {
    const batch = [at(1, aCase('c-1')), at(2, aCase('c-1', { state: 'closed' }))];
    await projection.apply(batch);
    await projection.apply(batch);
    await projection.apply([...batch, at(5, aCase('c-2'))]);
    await projection.apply([at(4, aCase('c-late'))]);
    assert.equal(projection.applied, 5);
    assert.equal((await projection.case({ id: 'c-1' }))?.lines.length, 2);
    assert.deepEqual(ids(await projection.cases({ limit: 10 })), ['c-2', 'c-1']);
  },

  async 'events without effects move the sequence'(projection) {
    await projection.apply([at(7), at(8)]);
    assert.equal(await projection.sequence(), 8);
  },

  async 'a firm sees only its own cases, decisions and tallies'(projection) {
    const minute = '2025-04-01T00:01:00.000Z';
    const firms = ['North', 'South', undefined];
    await projection.apply(
      firms.map((firm, index) =>
        at(
          index + 1,
          aCase(`c-${index}`, { firm }),
          aDecision(`d-${index}`, { firm }),
          aTally(minute, { firm: firm ?? '' }),
        ),
      ),
    );
    const range = { from: '2025-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' };
    for (const [firm, seen] of [
      ['North', [0]],
      ['South', [1]],
      ['', [2]],
      ['nor', []],
      [undefined, [2, 1, 0]],
    ] as const) {
      const decisions = await projection.decisions({ firm, limit: 10 });
      assert.deepEqual(
        ids(await projection.cases({ firm, limit: 10 })),
        seen.map((n) => `c-${n}`),
      );
      assert.deepEqual(
        decisions.lines.map(({ line }) => line.decision),
        seen.map((n) => `d-${n}`),
      );
      assert.equal((await projection.tallies({ firm, ...range })).length, seen.length);
      for (const n of [0, 1, 2]) {
        const found = await projection.case({ firm, id: `c-${n}` });
        assert.equal(found !== undefined, (seen as readonly number[]).includes(n), `${firm} ${n}`);
      }
    }
  },

  async 'pages are whole, newest first, and stay so while cases change'(projection) {
    const count = 23;
    const names = Array.from({ length: count }, (_, index) => `c-${index}`);
    const effects = names.map((name, index) =>
      aCase(name, { state: index % 2 ? 'new' : 'closed' }),
    );
    const threes = Array.from({ length: Math.ceil(count / 3) }, (_, index) =>
      at(index + 1, ...effects.slice(index * 3, index * 3 + 3)),
    );
    await projection.apply(threes);
    const newestFirst = names.toReversed();
    for (const limit of [1, 5, 22, 23, 24]) {
      const lines = await allPages(projection.cases, { limit });
      assert.deepEqual(
        lines.map((line) => line.case),
        newestFirst,
      );
    }
    const first = await projection.cases({ limit: 10 });
    await projection.apply([at(100, aCase('c-3', { state: 'closed' }), aCase('c-new'))]);
    const second = await projection.cases({ limit: 100, before: first.next });
    assert.deepEqual([...ids(first), ...ids(second)], newestFirst);
    const closed = await allPages((ask) => projection.cases({ ...ask, state: 'closed' }), {
      limit: 4,
    });
    assert.deepEqual(
      closed.map((line) => line.case),
      newestFirst.filter((_, index) => (count - 1 - index) % 2 === 0 || index === count - 4),
    );
    for (const before of ['', 'x', '1', "1-1'", '1-1-1', '-1-1']) {
      await assert.rejects(projection.cases({ limit: 1, before }), { code: 'bad-cursor' });
    }
    assert.equal((await projection.cases({ limit: 0 })).lines.length, 1);
    assert.equal((await projection.cases({ limit: Number.NaN })).lines.length, 1);
    assert.equal((await projection.cases({ limit: 1e9 })).lines.length, count + 1);
  },

  async 'of an alert a firm sees what names its customers or none'(projection) {
    const market = alertLine('a-market', { time: '2025-04-01T00:01:00.000Z' });
    const north = alertLine('a-market', { firm: 'North', state: 'changed', accounts: ['n-1'] });
    const south = alertLine('a-south', { firm: 'South', accounts: ['s-1'] });
    const closed = (id: string) => alertLine(id, { state: 'closed' });
    const alert = (line: typeof market) => ({ kind: 'alert', line }) as const;
    await projection.apply([
      at(1, alert(market)),
      at(2, alert(south)),
      at(3, alert(north)),
      at(4, alert(closed('a-south'))),
    ]);
    const seenBy = async (firm?: string) => (await projection.alerts({ firm, limit: 10 })).lines;
    // The close of South's alert speaks of the market only, but alone it says nothing to others.
    assert.deepEqual(await seenBy('North'), [north]);
    assert.deepEqual(await seenBy('South'), [closed('a-south'), market]);
    assert.deepEqual(await seenBy('East'), [market]);
    assert.deepEqual(await seenBy(), [closed('a-south'), north]);
    assert.equal(await projection.alert({ firm: 'North', id: 'a-south' }), undefined);
    assert.deepEqual(await projection.alert({ firm: 'South', id: 'a-south' }), {
      line: closed('a-south'),
      lines: [south, closed('a-south')],
    });
    assert.deepEqual(await projection.alert({ firm: 'East', id: 'a-market' }), {
      line: market,
      lines: [market],
    });
    assert.deepEqual(await projection.alert({ id: 'a-market' }), {
      line: north,
      lines: [market, north],
    });
    await projection.apply([at(5, alert(closed('a-market')))]);
    assert.deepEqual(await seenBy('North'), [closed('a-market')]);
  },

  async 'alerts are paged by their first line'(projection) {
    const names = Array.from({ length: 9 }, (_, index) => `a-${index}`);
    await projection.apply([
      at(1, ...names.map((name, index) => anAlert(name, index % 2 ? { firm: 'North' } : {}))),
      at(2, ...names.map((name) => anAlert(name, { firm: 'South', state: 'changed' }))),
    ]);
    await projection.apply([at(3, anAlert('a-0', { firm: 'North', state: 'changed' }))]);
    for (const firm of ['North', 'South', undefined]) {
      const lines = await allPages((ask) => projection.alerts({ ...ask, firm }), { limit: 2 });
      assert.deepEqual(alertIds({ lines }), names.toReversed());
    }
  },

  async 'decisions have their outcome'(projection) {
    await projection.apply([
      at(1, aDecision('d-1'), aDecision('d-2', { account: 'account-2', verdict: 'step-up' })),
      at(
        2,
        anOutcome('d-1', 'released', '2025-04-01T01:00:00.000Z'),
        anOutcome('d-none', 'passed'),
      ),
    ]);
    await projection.apply([
      at(3, anOutcome('d-2', 'failed')),
      at(4, anOutcome('d-2', 'timed-out')),
    ]);
    await projection.apply([at(5, aDecision('d-3', { firm: undefined }))]);
    const time = '2025-04-01T00:00:00.000Z';
    const plain = (value: object) => JSON.parse(JSON.stringify(value));
    assert.deepEqual(await projection.decisions({ limit: 10 }), {
      lines: [
        { line: plain(decisionLine('d-3', { firm: undefined })) },
        {
          line: decisionLine('d-2', { account: 'account-2', verdict: 'step-up' }),
          outcome: { outcome: 'timed-out', time },
        },
        {
          line: decisionLine('d-1'),
          outcome: { outcome: 'released', time: '2025-04-01T01:00:00.000Z' },
        },
      ],
    });
    const ofAccount = await projection.decisions({ account: 'account-2', limit: 10 });
    assert.deepEqual(
      ofAccount.lines.map(({ line }) => line.decision),
      ['d-2'],
    );
  },

  async 'tallies come by the minute, from inclusive, to exclusive'(projection) {
    const minutes = ['00', '01', '02', '03'].map((minute) => `2025-04-01T00:${minute}:00.000Z`);
    await projection.apply([
      at(1, ...minutes.map((minute) => aTally(minute))),
      at(2, aTally(minutes[1]!, { firm: 'South' }), aTally(minutes[2]!, { logins: 99 })),
    ]);
    const range = { from: minutes[1]!, to: minutes[3]! };
    const south = tallyLine(minutes[1]!, { firm: 'South' });
    const north = [tallyLine(minutes[1]!), tallyLine(minutes[2]!, { logins: 99 })];
    assert.deepEqual(await projection.tallies(range), [north[0], south, north[1]]);
    assert.deepEqual(await projection.tallies({ ...range, firm: 'North' }), north);
  },
};
