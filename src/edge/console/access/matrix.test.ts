import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '../../../core/event/console-access.ts';
import { problemOf } from '../../http/test-server.ts';
import { matrix, mayUse, type RouteName, ruleOf } from './matrix.ts';
import { type Browser, enterAs, enterFirst, openBrowser, withConsole } from './test-console.ts';

const names = Object.keys(matrix) as RouteName[];
/** Added by others than this folder; here they only say who came through. */
const others = names.filter((name) =>
  /(now|live|events|cases|campaigns|instruments|restrictions|alerts|actions|regulator|preview)\b/.test(
    name,
  ),
);
/** Logging out would end the test's session; out of its turn it is tested elsewhere. */
const isLogout = (name: RouteName): boolean => name === 'POST /console/api/logout';

function send(browser: Browser, name: RouteName): Promise<Response> {
  const [method, path] = name.split(' ') as [string, string];
  const body = method === 'GET' || method === 'DELETE' ? undefined : {};
  return browser.send(method, path.replace(':id', 'nobody'), body);
}

test('every route answers every role as the matrix says, and nobody else', () =>
  withConsole(
    async (console) => {
      const { browser: first } = await enterFirst(console);
      const browsers = new Map<string, Browser>();
      for (const role of roles) browsers.set(role, (await enterAs(console, first, role)).browser);
      let cells = 0;
      for (const name of names) {
        const rule = ruleOf(name);
        const stranger = await send(openBrowser(console), name);
        assert.equal(stranger.status === 401, rule.who !== 'anyone', `${name} by nobody`);
        for (const role of roles) {
          if (isLogout(name)) continue;
          const answer = await send(browsers.get(role)!, name);
          const isRefused = answer.status === 403;
          assert.equal(isRefused, !mayUse(role, rule), `${name} by ${role}: ${answer.status}`);
          if (isRefused) assert.equal((await problemOf(answer)).code, 'role-insufficient');
          assert.ok(![401, 429, 500].includes(answer.status), `${name} by ${role}`);
          cells += 1;
        }
      }
      assert.equal(cells, (names.length - 1) * roles.length);
    },
    { others, demo: true, settings: { oidc: oidcOf() } },
  ));

/** There, so that its routes are; nothing listens. */
function oidcOf(): object {
  const roles = [{ value: 'x', role: 'auditor' }];
  const clientSecretFile = new URL(import.meta.url).pathname;
  return { issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecretFile, roles };
}

test('a demo and OIDC route is not there where it is not switched on', () =>
  withConsole(async (console) => {
    for (const name of names.filter((each) => /oidc|demo/.test(each)))
      assert.equal((await send(openBrowser(console), name)).status, 404, name);
  }));

test('a route that is not in the matrix cannot be added', () =>
  withConsole(async ({ access }) => {
    const name = 'GET /console/api/everything' as RouteName;
    assert.throws(() => access.route({} as never, name, () => undefined), /not in the matrix/);
    const inherited = 'constructor' as RouteName;
    assert.throws(() => access.route({} as never, inherited, () => undefined), /not in the matrix/);
  }));

test('only deciders decide, only administrators make keys and users, auditors change nothing', () => {
  for (const name of names) {
    const { who } = ruleOf(name);
    if (who === 'anyone') continue;
    const isChange = !name.startsWith('GET ');
    const isOwn = /passkeys|logout|preview/.test(name);
    if (isChange && !isOwn) assert.ok(!who.includes('auditor'), name);
    if (/actions|cases|instruments/.test(name)) assert.ok(!who.includes('administrator'), name);
    if (isChange && /keys$|keys\/|users/.test(name) && !/passkeys/.test(name))
      assert.deepEqual(who, ['administrator'], name);
  }
});

test('whatever shows a customer is put on record', () => {
  const shows = names.filter(
    (name) =>
      name.startsWith('GET ') && /cases|campaigns\/|instruments|events|alerts|actions/.test(name),
  );
  assert.ok(shows.length >= 7);
  for (const name of shows) assert.ok(ruleOf(name).reads, name);
});
