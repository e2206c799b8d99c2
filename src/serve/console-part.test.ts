import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { matrix, type RouteName, ruleOf } from '../edge/console/access/matrix.ts';
import { createHttp } from '../edge/http/create-http.ts';
import { fakeEngine } from '../edge/http/test-server.ts';
import { createConsole } from './console-part.ts';

interface Joined {
  readonly url: string;
  /** `GET /console/api/cases`, as they were added. */
  readonly routes: ReadonlySet<string>;
}

async function withJoined(run: (joined: Joined) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'joined-'));
  const engine = fakeEngine();
  const report = (): void => undefined;
  const part = createConsole({
    ...{ engine, directory, report, host: '127.0.0.1', demo: true },
    port: () => 0,
  });
  const routes = new Set<string>();
  const app = createHttp({
    engine,
    keys: { verify: async () => undefined },
    report,
    console: {
      isBuilt: part.isBuilt,
      addRoutes(server) {
        let isOurs = true;
        server.addHook('onRoute', ({ method, url }) => {
          if (isOurs) for (const one of [method].flat()) routes.add(`${one} ${url}`);
        });
        part.addRoutes(server);
        isOurs = false;
      },
    },
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  try {
    await run({ url, routes });
  } finally {
    await app.close();
    await part.access.close();
    await rm(directory, { recursive: true });
  }
}

test('the console’s routes are those of the matrix, all of them and no other', () =>
  withJoined(async ({ routes }) => {
    const api = [...routes].filter(
      (route) =>
        route.includes(' /console/api/') && !route.startsWith('HEAD ') && !route.endsWith('*'),
    );
    // The way to a firm's log-in service is there only where the setting names one.
    const expected = Object.keys(matrix).filter((name) => !name.includes('/oidc'));
    assert.deepEqual(api.sort(), expected.sort());
  }));

test('who is not logged in gets nothing of any of them, whatever he sends', () =>
  withJoined(async ({ url, routes }) => {
    let refused = 0;
    for (const route of routes) {
      const [method, path] = route.split(' ') as [string, string];
      const rule = Object.hasOwn(matrix, route) ? ruleOf(route as RouteName) : undefined;
      if (!rule || rule.who === 'anyone') continue;
      const origin = `http://localhost:0`;
      const headers = {
        origin,
        cookie: 'sekisho=x',
        'x-csrf': 'x',
        'content-type': 'application/json',
      };
      const body = method === 'GET' || method === 'DELETE' ? undefined : '{}';
      const sent = body === undefined ? { origin, cookie: headers.cookie } : headers;
      const answer = await fetch(url + path.replace(':id', 'c-1'), { method, body, headers: sent });
      assert.equal(answer.status, 401, route);
      assert.equal(answer.headers.get('x-frame-options'), 'DENY', route);
      assert.ok(!(await answer.text()).includes('c-1'), route);
      refused += 1;
    }
    assert.ok(refused > 30, `${refused}`);
  }));
