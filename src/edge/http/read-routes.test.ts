import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, problemOf, withServer } from './test-server.ts';

const asked: [path: string, query: object][] = [
  ['/v1/accounts/acc-1', { kind: 'account', id: 'acc-1' }],
  ['/v1/accounts/%E5%8F%A3%E5%BA%A7%2F1', { kind: 'account', id: '口座/1' }],
  ['/v1/accounts/a/timeline', { kind: 'timeline', id: 'a', limit: 100 }],
  [
    '/v1/accounts/a/timeline?limit=1000&before=77',
    { kind: 'timeline', id: 'a', limit: 1000, before: 77 },
  ],
  ['/v1/instruments/XTKS:7203', { kind: 'instrument', id: 'XTKS:7203' }],
  ['/v1/alerts', { kind: 'alerts', limit: 100 }],
  ['/v1/alerts?limit=1&before=al-9', { kind: 'alerts', limit: 1, before: 'al-9' }],
  ['/v1/cases?state=confirmed&limit=5', { kind: 'cases', limit: 5, state: 'confirmed' }],
  ['/v1/cases/c-1', { kind: 'case', id: 'c-1' }],
];

test('each path becomes the query it stands for', () =>
  withServer(async ({ get, engine }) => {
    for (const [path, query] of asked) {
      assert.equal((await get(path)).status, 200, path);
      assert.deepEqual(engine.calls.pop()?.query, query, path);
    }
  }));

const refused: [path: string, detail: RegExp][] = [
  ['/v1/alerts?limit=0', /^limit: /],
  ['/v1/alerts?limit=1001', /^limit: /],
  ['/v1/alerts?limit=ten', /^limit: /],
  ['/v1/alerts?limit=1.5', /^limit: /],
  ['/v1/alerts?limit=1&limit=2', /^limit: /],
  ['/v1/alerts?limt=5', /limt/],
  ['/v1/alerts?before=a&before=b', /^before: /],
  ['/v1/accounts/a/timeline?before=-1', /^before: /],
  ['/v1/cases?state=open', /^state: /],
  ['/v1/instruments/7203', /^id: /],
  [`/v1/accounts/${'a'.repeat(129)}`, /^id: /],
  ['/v1/cases/c-1?x=1', /x/],
];

test('parameters that are not accepted are named', () =>
  withServer(async ({ get, engine }) => {
    for (const [path, detail] of refused) {
      const problem = await get(path);
      assert.equal(problem.status, 400, path);
      const { code, detail: given } = await problemOf(problem);
      assert.equal(code, 'invalid-parameter', path);
      assert.match(given ?? '', detail, path);
    }
    assert.deepEqual(engine.calls, []);
  }));

test('an identifier at its longest, percent-encoded, is taken', () =>
  withServer(async ({ get, engine }) => {
    const id = '口'.repeat(128);
    assert.equal((await get(`/v1/accounts/${encodeURIComponent(id)}`)).status, 200);
    assert.deepEqual(engine.calls[0].query, { kind: 'account', id });
  }));

test('what the engine does not know is its problem to tell', () =>
  withServer(
    async ({ get }) => {
      const missing = await get('/v1/cases/none');
      assert.equal(missing.status, 404);
      assert.equal(missing.headers.get('content-type'), 'application/problem+json; charset=utf-8');
      assert.deepEqual(await missing.json(), { code: 'no-such-case' });
    },
    { changed: { query: () => answer(404, { code: 'no-such-case' }) } },
  ));
