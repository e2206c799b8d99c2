import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { personOf } from './oidc.ts';
import {
  type Browser,
  enterFirst,
  openBrowser,
  type TestConsole,
  withConsole,
} from './test-console.ts';
import { clientId, clientSecret, startProvider, type TestProvider } from './test-provider.ts';

const roles = [
  { value: 'sekisho-supervisors', role: 'supervisor' },
  { value: 'sekisho-analysts', role: 'analyst' },
];

async function withProvider(
  run: (console: TestConsole, provider: TestProvider) => Promise<void>,
  more: Record<string, unknown> = {},
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'oidc-'));
  const clientSecretFile = join(folder, 'secret');
  await writeFile(clientSecretFile, `${clientSecret}\n`);
  const provider = await startProvider();
  const oidc = { issuer: provider.issuer, clientId, clientSecretFile, roles, ...more };
  try {
    await withConsole((console) => run(console, provider), { settings: { oidc } });
  } finally {
    await provider.close();
    await rm(folder, { recursive: true });
  }
}

const begin = '/console/api/login/oidc';

/** Out to the service and back, as a browser goes; gives where it ends up. */
async function goThrough(browser: Browser, provider: TestProvider): Promise<string> {
  const out = await browser.send('GET', begin);
  assert.equal(out.status, 303);
  const back = await provider.visit(out.headers.get('location')!);
  return comeBack(browser, back);
}

async function comeBack(browser: Browser, back: URL): Promise<string> {
  const answer = await browser.send('GET', back.pathname + back.search);
  assert.equal(answer.status, 303);
  return answer.headers.get('location')!;
}

async function whoAmI(
  browser: Browser,
): Promise<{ id: string; name: string; role: string; firm: string }> {
  return (await browser.ask<{ user: never }>('GET', '/session')).user;
}

const refused = '/console/enter?refused=oidc';

test('who the service vouches for comes in with the role its claim maps to', () =>
  withProvider(async (console, provider) => {
    provider.claims = { sub: 'p', name: '関 守', groups: ['staff', 'sekisho-analysts'] };
    const browser = openBrowser(console);
    assert.equal(await goThrough(browser, provider), '/console/');
    const { id, ...user } = await whoAmI(browser);
    assert.deepEqual(user, { name: '関 守', role: 'analyst', firm: '' });
    assert.match(id, /^o-[0-9a-f]{24}$/);
    assert.equal(console.events.filter(({ type }) => type === 'console-user').length, 1);

    assert.equal(await goThrough(openBrowser(console), provider), '/console/');
    assert.equal(
      console.events.filter(({ type }) => type === 'console-user').length,
      1,
      'as before',
    );
    provider.claims = {
      sub: 'p',
      name: '関 守',
      groups: ['sekisho-analysts', 'sekisho-supervisors'],
    };
    const later = openBrowser(console);
    await goThrough(later, provider);
    assert.equal((await whoAmI(later)).role, 'supervisor', 'the first rule that fits');
    assert.equal((await whoAmI(later)).id, id);
  }));

test('out it goes with PKCE, state and nonce, to the service’s own address', () =>
  withProvider(async (console, provider) => {
    const urls: URL[] = [];
    for (let count = 0; count < 2; count++) {
      const out = await openBrowser(console).send('GET', begin);
      urls.push(new URL(out.headers.get('location')!));
    }
    const [first, second] = urls.map(({ searchParams }) => Object.fromEntries(searchParams));
    assert.equal(urls[0]!.origin, provider.issuer);
    assert.equal(first!.redirect_uri, `${console.origin}/console/api/login/oidc/callback`);
    assert.equal(first!.code_challenge_method, 'S256');
    for (const name of ['state', 'nonce', 'code_challenge'])
      assert.ok(first![name]!.length >= 43 && first![name] !== second![name], name);
  }));

test('nobody comes in whose claims map to no role', () =>
  withProvider(async (console, provider) => {
    for (const claims of [
      {},
      { groups: 'other' },
      { groups: [] },
      { groups: { a: 1 } },
      { role: 'analyst' },
    ]) {
      provider.claims = { sub: 'p', ...claims };
      const browser = openBrowser(console);
      assert.equal(await goThrough(browser, provider), refused);
      assert.equal(browser.cookies.has('sekisho'), false);
    }
    const last = console.events.at(-1);
    assert.ok(last?.type === 'console-access' && last.action === 'login-refused');
  }));

test('a token that is not what was asked for lets nobody in', () =>
  withProvider(async (console, provider) => {
    provider.claims = { sub: 'p', groups: 'sekisho-analysts' };
    const spoils: TestProvider['spoil'][] = [
      { nonce: 'another' },
      { audience: 'another-client' },
      { issuer: 'http://127.0.0.1:1' },
      { expired: true },
      { key: 'other' },
    ];
    for (const spoil of spoils) {
      provider.spoil = spoil;
      const browser = openBrowser(console);
      assert.equal(await goThrough(browser, provider), refused, JSON.stringify(spoil));
      assert.equal(browser.cookies.has('sekisho'), false);
    }
    provider.spoil = {};
    assert.equal(await goThrough(openBrowser(console), provider), '/console/');
  }));

test('a way back is good once, for the browser that went out, with its own state', () =>
  withProvider(async (console, provider) => {
    provider.claims = { sub: 'p', groups: 'sekisho-analysts' };
    const browser = openBrowser(console);
    const out = await browser.send('GET', begin);
    const back = await provider.visit(out.headers.get('location')!);
    assert.equal(await comeBack(openBrowser(console), back), refused, 'another browser');
    assert.equal(await comeBack(browser, back), '/console/');
    assert.equal(await comeBack(browser, back), refused, 'a second time');

    const again = await browser.send('GET', begin);
    const forged = await provider.visit(again.headers.get('location')!);
    forged.searchParams.set('state', 'x');
    assert.equal(await comeBack(browser, forged), refused, 'another state');
    const third = await browser.send('GET', begin);
    const injected = await provider.visit(third.headers.get('location')!);
    const fourth = await browser.send('GET', begin);
    const own = await provider.visit(fourth.headers.get('location')!);
    own.searchParams.set('code', injected.searchParams.get('code')!);
    assert.equal(await comeBack(browser, own), refused, 'a code of another log-in: PKCE');
  }));

test('who is disabled here stays out, whatever the service says', () =>
  withProvider(async (console, provider) => {
    provider.claims = { sub: 'p', groups: 'sekisho-analysts' };
    const browser = openBrowser(console);
    await goThrough(browser, provider);
    const { id } = await whoAmI(browser);
    const { browser: administrator } = await enterFirst(console);
    await administrator.ask('PUT', `/users/${id}`, { state: 'disabled' });
    assert.equal((await browser.send('GET', '/console/api/session')).status, 401);
    assert.equal(await goThrough(openBrowser(console), provider), refused);
  }));

test('a firm’s claim says whose customers are seen; without it nobody comes in', () =>
  withProvider(
    async (console, provider) => {
      provider.claims = { sub: 'p', groups: 'sekisho-analysts', company: 'alpha' };
      const browser = openBrowser(console);
      await goThrough(browser, provider);
      assert.equal((await whoAmI(browser)).firm, 'alpha');
      provider.claims = { sub: 'q', groups: 'sekisho-analysts' };
      assert.equal(await goThrough(openBrowser(console), provider), refused);
    },
    { firmClaim: 'company' },
  ));

test('a service that is away is a problem that passes', () =>
  withProvider(async (console, provider) => {
    await provider.close();
    const answer = await openBrowser(console).send('GET', begin);
    assert.equal(answer.status, 503);
    assert.equal(((await answer.json()) as { code: string }).code, 'login-service-unavailable');
  }).catch((error: NodeJS.ErrnoException) => {
    // It was closed by the test already.
    if (error.code !== 'ERR_SERVER_NOT_RUNNING') throw error;
  }));

test('two services’ people with the same name are two people', () => {
  const settings = {
    issuer: 'https://a',
    clientId,
    clientSecretFile: '',
    scope: '',
    roleClaim: 'g',
    roles: [],
  };
  const one = personOf({ iss: 'https://a', sub: 'b' }, settings);
  const two = personOf({ iss: 'https://ab', sub: '' }, settings);
  assert.notEqual(one.user, two.user);
  assert.equal(one.role, undefined);
});
