import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, withServer } from './test-server.ts';

const alert = {
  alert: 'al-1',
  time: '2025-05-01T00:00:00.000Z',
  state: 'open',
  instrument: 'XHKG:08123',
  risk: 0.38,
  reasons: [],
  accounts: ['a', 'b'],
};

const line = {
  case: 'c-1',
  account: '<script>alert(1)</script>',
  opened: '2025-05-01T15:30:00.000Z',
  updated: '2025-05-01T15:30:00.000Z',
  state: 'confirmed',
  sessions: [],
  orders: [],
  access: true,
  traded: true,
  saleValueJpy: 1_234_567,
  purchaseValueJpy: 0,
};

const lists = {
  query: (_firm: string, { kind }: { kind: string }) =>
    answer(200, kind === 'alerts' ? { alerts: [alert] } : { cases: [line] }),
};

test('the demo shows figures, alerts and cases, and that they are simulated', () =>
  withServer(
    async ({ get }) => {
      const page = await (await get('/status', {})).text();
      assert.match(page, /<html lang="ja">/);
      assert.match(page, /模擬データ/);
      assert.match(page, /<dt>許可<\/dt><dd>70<\/dd>/);
      assert.match(page, /XHKG:08123/);
      assert.match(page, /38 %/);
      assert.match(page, /2025-05-02 00:30:00 JST/);
      assert.match(page, /1,234,567円/);
      assert.match(page, /db-ip\.com/);
      const english = await (await get('/status?lang=en', {})).text();
      assert.match(english, /Simulated data/);
      assert.match(english, /<dt>Allow<\/dt><dd>70<\/dd>/);
      assert.match(english, /¥1,234,567/);
      // Of 120 events 100 are in the checkpoint and 115 in the read model.
      const figures = [...english.matchAll(/<dd>(\d+)<\/dd>/g)].map(([, figure]) => figure);
      assert.deepEqual(figures.slice(-2), ['20', '5']);
    },
    { demo: true, changed: lists },
  ));

test('what events carry is text on the page, never markup', () =>
  withServer(
    async ({ get }) => {
      const page = await (await get('/status', {})).text();
      assert.ok(!page.includes('<script>alert'));
      assert.match(page, /&lt;script&gt;alert\(1\)/);
    },
    { demo: true, changed: lists },
  ));

test('outside of the demo a visitor without a key sees no data', () =>
  withServer(
    async ({ get, engine }) => {
      const page = await (await get('/status', { 'accept-language': 'en-GB,ja;q=0.5' })).text();
      assert.match(page, /Figures need a key/);
      assert.ok(!page.includes('Simulated') && !page.includes('70') && !page.includes('c-1'));
      assert.deepEqual(engine.calls, []);
      const withKey = await (await get('/status')).text();
      assert.match(withKey, /c-1/);
      assert.ok(!withKey.includes('模擬データ'));
    },
    { changed: lists },
  ));

test('no script or style from elsewhere, none inline', () =>
  withServer(async ({ get }) => {
    for (const path of ['/status', '/status.css', '/status.js']) {
      const policy = (await get(path, {})).headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'/);
      assert.ok(!policy.includes('unsafe'));
    }
    const page = await (await get('/status')).text();
    assert.ok(!/<script(?![^>]* src=)|<style| style=| on\w+=/.test(page));
    for (const [, address] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
      assert.ok(address.startsWith('/') || address === 'https://db-ip.com', address);
    }
  }));

test('an engine that fails or says nonsense leaves a page that says so', () =>
  withServer(
    async ({ get }) => {
      const page = await (await get('/status?lang=en')).text();
      assert.match(page, /The engine does not answer/);
      assert.equal(page.match(/Not available/g)?.length, 2);
    },
    {
      changed: {
        status: () => Promise.reject(new Error('gone')),
        query: (_firm, { kind }) =>
          kind === 'alerts' ? Promise.reject(new Error('gone')) : answer(200, { cases: 1 }),
      },
    },
  ));

test('the bare address leads to the console where it is built, else to this page', async () => {
  const homeWith = (isBuilt: boolean | undefined) =>
    new Promise<string | null>((resolve) => {
      const console = isBuilt === undefined ? undefined : { isBuilt, addRoutes: () => undefined };
      void withServer(
        async ({ url }) => {
          const answer = await fetch(url, { redirect: 'manual' });
          assert.equal(answer.status, 302);
          resolve(answer.headers.get('location'));
        },
        { console },
      );
    });
  assert.equal(await homeWith(true), '/console/');
  assert.equal(await homeWith(false), '/status');
  assert.equal(await homeWith(undefined), '/status');
});
