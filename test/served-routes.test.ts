// Nothing is served beside what the API document and the console's matrix name, but pages without data.
import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createHttp } from '../src/edge/http/create-http.ts';
import { fakeEngine } from '../src/edge/http/test-server.ts';

/** Answered without a key, and the same to everybody. */
const pages = [/^\/$/, /^\/console\/?$/, /^\/status(\.css|\.js)?$/];

/** Every route that is added, whoever adds it. */
async function routesOf(): Promise<{ app: FastifyInstance; routes: string[] }> {
  const routes: string[] = [];
  const listen = (message: unknown): void => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) routes.push(`${one} ${url}`);
    });
  };
  subscribe('fastify.initialization', listen);
  const app = createHttp({ engine: fakeEngine(), keys: { verify: async () => undefined } });
  unsubscribe('fastify.initialization', listen);
  await app.ready();
  return { app, routes };
}

test('every route is in the document, and asks for a key unless it says otherwise', async (t) => {
  const { app, routes } = await routesOf();
  t.after(() => app.close());
  const { paths } = (await app.inject('/openapi.json')).json() as {
    paths: Record<string, Record<string, { security?: unknown }>>;
  };
  const named = routes.filter((route) => !route.startsWith('HEAD '));
  assert.ok(named.length >= 12, named.join());
  for (const route of named) {
    const [method, url] = route.split(' ') as ['GET', string];
    const path = url.replace(/:(\w+)/g, '{$1}').replace(/\/$/, '') || '/';
    const operation = paths[path]?.[method.toLowerCase()];
    const answer = await app.inject({ method, url: url.replace(/:\w+/g, 'a') });
    if (operation) assert.equal(answer.statusCode === 401, operation.security === undefined, route);
    else if (answer.statusCode !== 405)
      assert.ok(method === 'GET' && pages.some((page) => page.test(url)), route);
  }
});
