import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { problemOf } from '../../http/test-server.ts';
import { openSessionFile } from './session-file.ts';
import { createSessions } from './sessions.ts';
import { createTestPasskey } from './test-authenticator.ts';
import { enterAs, enterFirst, openBrowser, withConsole } from './test-console.ts';

const logout = '/console/api/logout';

test('a change needs the token of the session', () =>
  withConsole(async (console) => {
    const { browser } = await enterFirst(console);
    for (const token of ['', 'x', browser.session!.csrf.slice(0, -1)]) {
      const answer = await browser.send('POST', logout, {}, { 'x-csrf': token });
      assert.equal(answer.status, 403);
      assert.equal((await problemOf(answer)).code, 'csrf-token-wrong');
    }
    assert.equal(
      (await browser.send('GET', '/console/api/session')).status,
      200,
      'nothing was done',
    );
    const { browser: other } = await enterAs(console, browser, 'auditor');
    const { csrf } = other.session!;
    assert.equal((await browser.send('POST', logout, {}, { 'x-csrf': csrf })).status, 403);
  }));

test('a change must come from the console’s own pages, also before a log-in', () =>
  withConsole(async (console) => {
    const { browser } = await enterFirst(console);
    const sites: Record<string, string>[] = [
      { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' },
      { origin: console.origin, 'sec-fetch-site': 'same-site' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { origin: console.origin.replace('http:', 'https:') },
      { origin: '' },
    ];
    for (const headers of sites)
      for (const path of [logout, '/console/api/login/passkey/options']) {
        const answer = await browser.send('POST', path, {}, headers);
        assert.equal((await problemOf(answer)).code, 'cross-site', JSON.stringify(headers));
      }
    const silent = await fetch(`${console.url}/console/api/login/passkey/options`, {
      method: 'POST',
    });
    assert.equal(silent.status, 403, 'who says nothing of where he is');
  }));

test('the cookie is kept from scripts and other sites, and bound to TLS where there is TLS', async () => {
  await withConsole(async (console) => {
    const invited = await console.access.setUpLink(false);
    const browser = openBrowser(console);
    const answer = await browser.accept(invited!.link, createTestPasskey(console));
    const [clear, session] = answer.headers.getSetCookie();
    assert.match(session!, /^sekisho=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    assert.match(clear!, /^sekisho-login=; .*Max-Age=0$/);
  });
  await withConsole(
    async (console) => {
      const options = await openBrowser(console).send('POST', '/console/api/login/passkey/options');
      const [cookie] = options.headers.getSetCookie();
      assert.match(
        cookie!,
        /^__Host-sekisho-login=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=300$/,
      );
      assert.equal(
        options.headers.get('strict-transport-security'),
        'max-age=31536000; includeSubDomains',
      );
    },
    { isTls: true, settings: { origin: 'https://sekisho.example' } },
  );
});

test('a session ends when idle, when old, and at log-out; the answer says what to do', () =>
  withConsole(async (console) => {
    const { browser, passkey } = await enterFirst(console);
    const get = () => browser.send('GET', '/console/api/session');
    console.passHours(0.49);
    assert.equal((await get()).status, 200, 'used before it was idle for long');
    console.passHours(0.49);
    assert.equal((await get()).status, 200);
    console.passHours(0.51);
    const idle = await get();
    assert.equal(idle.status, 401);
    assert.equal((await problemOf(idle)).code, 'session-required');
    assert.equal(idle.headers.get('www-authenticate'), null, 'the browser asks for no password');
    assert.equal(browser.cookies.has('sekisho'), false);

    await browser.login(passkey);
    for (let hours = 0; hours < 11.3; hours += 0.4) {
      console.passHours(0.4);
      assert.equal((await get()).status, 200, `${hours}`);
    }
    console.passHours(0.41);
    assert.equal((await get()).status, 401, 'twelve hours in all');

    await browser.login(passkey);
    const cookie = browser.cookies.get('sekisho')!;
    assert.equal((await browser.send('POST', logout, {})).status, 204);
    browser.cookies.set('sekisho', cookie);
    assert.equal((await get()).status, 401);
  }));

test('log-out everywhere ends a person’s other sessions, and nobody else’s', () =>
  withConsole(async (console) => {
    const { browser, passkey } = await enterFirst(console);
    const phone = openBrowser(console);
    await phone.login(passkey);
    const { browser: auditor } = await enterAs(console, browser, 'auditor');
    await phone.send('POST', logout, { everywhere: true });
    assert.equal((await browser.send('GET', '/console/api/session')).status, 401);
    assert.equal((await auditor.send('GET', '/console/api/session')).status, 200);
  }));

test('sessions outlive a restart; only hashes of their cookies are kept', () =>
  withConsole(async (console) => {
    const { browser } = await enterFirst(console);
    await console.access.close();
    const path = join(console.directory, 'console-sessions.json');
    const text = await readFile(path, 'utf8');
    assert.ok(text.includes(browser.session!.user.id));
    assert.ok(!text.includes(browser.cookies.get('sekisho')!));
    assert.ok(!text.includes(browser.session!.csrf));
    const { kept } = openSessionFile(
      path,
      () => [],
      () => undefined,
    );
    const limits = { idleMs: 60_000, ageMs: 60_000 };
    const after = createSessions(limits, Date.now, kept, () => undefined);
    assert.equal(after.use(browser.cookies.get('sekisho')!)?.user, browser.session!.user.id);
  }));

test('a reading is on record before the answer, once a minute', () =>
  withConsole(
    async (console) => {
      const { browser: first } = await enterFirst(console);
      const { browser } = await enterAs(console, first, 'analyst');
      const reads = () =>
        console.events.flatMap((event) =>
          event.type === 'console-read'
            ? [`${event.kind} ${event.subject} ${event.by === browser.session!.user.id}`]
            : [],
        );
      const get = (path: string) => browser.send('GET', `/console/api${path}`);
      for (let count = 0; count < 20; count++) await get('/cases/c-1');
      await Promise.all([
        get('/cases/c-2'),
        get('/cases/c-2'),
        get('/cases?state=new'),
        get('/cases?text=acc-7'),
      ]);
      assert.deepEqual(reads().sort(), [
        'case c-1 true',
        'case c-2 true',
        'queue  true',
        'queue acc-7 true',
      ]);
      console.passHours(0.02);
      await get('/cases/c-1');
      assert.equal(reads().filter((read) => read.startsWith('case c-1')).length, 2);
      console.stopEngine(true);
      assert.equal((await get('/cases/c-3')).status, 503, 'what cannot be recorded is not shown');
      console.stopEngine(false);
      assert.equal((await get('/cases/c-3')).status, 200);
      assert.equal((await get(`/cases/${'x'.repeat(400)}`)).status, 200);
      const { browser: administrator } = await enterAs(console, first, 'administrator');
      await administrator.send('GET', '/console/api/cases/c-9');
      assert.ok(!reads().some((read) => read.includes('c-9')), 'who may not read has not read');
    },
    { others: ['GET /console/api/cases', 'GET /console/api/cases/:id'] },
  ));

const safe: readonly (readonly [name: string, value: RegExp])[] = [
  ['content-security-policy', /default-src 'none'.*frame-ancestors 'none'/],
  ['x-content-type-options', /^nosniff$/],
  ['x-frame-options', /^DENY$/],
  ['referrer-policy', /^no-referrer$/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cache-control', /no-store/],
];

test('every answer of the console carries the headers, refusals as well', () =>
  withConsole(
    async (console) => {
      const { browser } = await enterFirst(console);
      const asked: [status: number, method: string, path: string, body?: unknown][] = [
        [200, 'GET', '/session'],
        [200, 'GET', '/login'],
        [400, 'POST', '/users', { name: 1 }],
        [401, 'POST', '/login/passkey', { response: {} }],
        [403, 'GET', '/cases'],
        [404, 'GET', '/nothing'],
        [404, 'POST', '/nothing/at/all', {}],
        [405, 'PUT', '/session', {}],
        [405, 'PATCH', '/login', {}],
        [400, 'GET', '/users/%zz'],
        [413, 'POST', '/users', { name: 'x'.repeat(600_000) }],
        [414, 'PUT', `/users/${'x'.repeat(2_000)}`, {}],
      ];
      for (const [status, method, path, body] of asked) {
        const answer = await browser.send(method, `/console/api${path}`, body);
        if (status !== 401) assert.equal(answer.status, status, `${method} ${path.slice(0, 40)}`);
        for (const [name, value] of safe)
          assert.match(
            answer.headers.get(name) ?? '',
            value,
            `${name} of ${method} ${path.slice(0, 40)}`,
          );
        assert.equal(answer.headers.get('strict-transport-security'), null, 'not without TLS');
      }
    },
    { others: ['GET /console/api/cases'] },
  ));

test('a body of another type is refused, and one that is no JSON', () =>
  withConsole(async (console) => {
    const { browser } = await enterFirst(console);
    const headers = {
      'x-csrf': browser.session!.csrf,
      origin: console.origin,
      cookie: `sekisho=${browser.cookies.get('sekisho')}`,
    };
    const post = (type: string, body: string) =>
      fetch(`${console.url}/console/api/users`, {
        method: 'POST',
        body,
        headers: { ...headers, 'content-type': type },
      });
    assert.equal((await post('application/x-www-form-urlencoded', 'name=x')).status, 415);
    assert.equal((await problemOf(await post('application/json', '{'))).code, 'not-json');
  }));

test('a cookie that is none of ours is no log-in and does no harm', () =>
  withConsole(async (console) => {
    for (const cookie of [
      'sekisho=',
      'sekisho=%00',
      `sekisho=${'x'.repeat(5000)}`,
      'sekisho',
      ';;=;',
    ]) {
      const answer = await fetch(`${console.url}/console/api/session`, { headers: { cookie } });
      assert.equal(answer.status, 401);
    }
  }));

test('one person’s flood of requests is cut', () =>
  withConsole(async (console) => {
    const { browser } = await enterFirst(console);
    const get = async () => (await browser.send('GET', '/console/api/people')).status;
    for (let count = 0; count < 1_200; count += 50) {
      const statuses = await Promise.all(Array.from({ length: 50 }, get));
      assert.deepEqual([...new Set(statuses)], [200], `${count}`);
    }
    const last = await browser.send('GET', '/console/api/people');
    assert.equal(last.status, 429);
    assert.equal(last.headers.get('retry-after'), '60');
  }));

test('a host name that was bound to this machine from elsewhere gains nothing', () =>
  withConsole(
    async (console) => {
      const port = Number(new URL(console.url).port);
      const answer = await fetch(`http://127.0.0.1:${port}/console/api/login/demo`, {
        method: 'POST',
        body: '{"role":"supervisor"}',
        headers: {
          'content-type': 'application/json',
          origin: `http://rebound.example:${port}`,
          'sec-fetch-site': 'same-origin',
        },
      });
      assert.equal((await problemOf(answer)).code, 'cross-site');
    },
    { demo: true },
  ));
