import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeEngine, problemOf, withServer } from './test-server.ts';

test('health is ok while the engine answers', () =>
  withServer(async ({ get }) => {
    const answer = await get('/healthz', {});
    assert.equal(answer.status, 200);
    assert.deepEqual(await answer.json(), { status: 'ok' });
  }));

test('health and figures are a 503 when the engine fails', () =>
  withServer(
    async ({ get, reported }) => {
      for (const path of ['/healthz', '/metrics']) {
        const answer = await get(path);
        assert.equal(answer.status, 503, path);
        assert.equal((await problemOf(answer)).code, 'engine-unavailable');
      }
      assert.equal(reported.length, 2);
    },
    { changed: { status: () => Promise.reject(new Error('gone')) } },
  ));

test('an engine that is silent is given up', () =>
  withServer(
    async ({ get }) => {
      assert.equal((await get('/healthz', {})).status, 503);
    },
    { changed: { status: () => new Promise(() => undefined) } },
  ));

test('health asked often is asked of the engine seldom', async () => {
  let asked = 0;
  const { status } = fakeEngine();
  await withServer(
    async ({ get }) => {
      await Promise.all(Array.from({ length: 50 }, () => get('/healthz', {})));
      assert.ok(asked >= 1 && asked <= 10, `${asked}`);
    },
    {
      changed: {
        status: () => {
          asked++;
          return status();
        },
      },
    },
  );
});
