import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf } from '../../http/test-server.ts';
import { createTestPasskey } from './test-authenticator.ts';
import { enterAs, enterBy, enterFirst, openBrowser, withConsole } from './test-console.ts';

test('the first start prints a link that lets the first administrator set up a passkey, once', () =>
  withConsole(async (console) => {
    const invited = await console.access.setUpLink(false);
    assert.match(invited!.link, /^http:\/\/localhost:\d+\/console\/enter#[\w-]{43}$/);
    const { browser } = await enterBy(console, invited!.link);
    assert.equal(browser.session?.user.role, 'administrator');
    assert.equal(browser.session?.user.firm, '');
    const again = openBrowser(console);
    await assert.rejects(again.accept(invited!.link, createTestPasskey(console)), /404/);
    assert.equal(await console.access.setUpLink(false), undefined, 'there is one who can come in');
    assert.match((await console.access.setUpLink(true))!.link, /#/, 'unless one more is asked for');
  }));

test('the set-up link is kept nowhere, and a newer link takes its place', () =>
  withConsole(async (console) => {
    const first = await console.access.setUpLink(false);
    assert.deepEqual(console.events, [], 'a service that nobody sets up journals nothing');
    const second = await console.access.setUpLink(false);
    const browser = openBrowser(console);
    await assert.rejects(browser.accept(first!.link, createTestPasskey(console)), /404/);
    const answer = await browser.accept(second!.link, createTestPasskey(console));
    assert.equal(answer.status, 200);
    const text = JSON.stringify(console.events);
    for (const { link } of [first!, second!]) assert.ok(!text.includes(link.split('#')[1]!));
  }));

test('a link is good for one passkey, also for two who use it at once', () =>
  withConsole(async (console) => {
    const invited = await console.access.setUpLink(false);
    const answers = await Promise.all(
      [1, 2, 3].map(() => openBrowser(console).accept(invited!.link, createTestPasskey(console))),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 404, 404]);
    const users = console.events.filter((event) => event.type === 'console-user');
    assert.equal(users.length, 1);
  }));

test('a link runs out', () =>
  withConsole(async (console) => {
    const invited = await console.access.setUpLink(false);
    console.passHours(1.01);
    const browser = openBrowser(console);
    await assert.rejects(browser.accept(invited!.link, createTestPasskey(console)), /404/);
  }));

test('a passkey logs its owner in, in another browser, and its counter is on record', () =>
  withConsole(async (console) => {
    const { passkey } = await enterFirst(console);
    const browser = openBrowser(console);
    assert.equal((await browser.login(passkey)).status, 200);
    assert.equal(browser.session?.user.name, 'Administrator');
    const session = await browser.ask<{ user: { role: string }; csrf: string; expires: string }>(
      'GET',
      '/session',
    );
    assert.equal(session.user.role, 'administrator');
    assert.equal(session.csrf, browser.session?.csrf);
    const { session: seen } = await browser.ask<{ session: object }>('GET', '/login');
    assert.deepEqual(seen, { ...session, expires: (seen as typeof session).expires });
    const nobody = await openBrowser(console).ask<object>('GET', '/login');
    assert.ok(!('session' in nobody), 'without an error');
    const users = console.events.filter((event) => event.type === 'console-user');
    assert.deepEqual(
      users.at(-1)?.passkeys.map(({ counter }) => counter),
      [1],
    );
    const logins = console.events.filter((event) => event.type === 'console-access');
    assert.deepEqual(
      logins.map(({ action, subject }) => [action, subject]),
      [
        ['login', 'invitation'],
        ['login', 'passkey'],
      ],
    );
  }));

test('a counter that does not go up is refused, and that is on record', () =>
  withConsole(async (console) => {
    const { passkey } = await enterFirst(console);
    const browser = openBrowser(console);
    assert.equal((await browser.login(passkey, 5)).status, 200);
    const copy = openBrowser(console);
    const refused = await copy.login(passkey, 0);
    assert.equal(refused.status, 401);
    assert.equal((await problemOf(refused)).code, 'login-refused');
    assert.equal(copy.cookies.has('sekisho'), false);
    const last = console.events.at(-1);
    assert.ok(last?.type === 'console-access' && last.action === 'login-refused');
  }));

test('a passkey is refused without user verification, from another origin, or a second time', () =>
  withConsole(async (console) => {
    const invited = await console.access.setUpLink(false);
    const browser = openBrowser(console);
    const unverified = createTestPasskey({ origin: console.origin, isVerified: false });
    assert.equal((await browser.accept(invited!.link, unverified)).status, 401);
    const phished = createTestPasskey({ origin: 'http://localhost.example' });
    assert.equal((await browser.accept(invited!.link, phished)).status, 401);
    const { passkey } = await enterBy(console, invited!.link);

    const other = openBrowser(console);
    const options = await other.ask<never>('POST', '/login/passkey/options');
    const response = passkey.get(options);
    assert.equal(
      (await other.send('POST', '/console/api/login/passkey', { response })).status,
      200,
    );
    const replayed = await other.send('POST', '/console/api/login/passkey', { response });
    assert.equal(replayed.status, 401, 'the question was answered');
    const stranger = openBrowser(console);
    const stolen = await stranger.send('POST', '/console/api/login/passkey', { response });
    assert.equal(stolen.status, 401, 'the question was another browser’s');
    assert.equal(
      (await stranger.login(createTestPasskey(console))).status,
      401,
      'nobody’s passkey',
    );
  }));

test('a question that waited five minutes is no more', () =>
  withConsole(async (console) => {
    const { passkey } = await enterFirst(console);
    const browser = openBrowser(console);
    const options = await browser.ask<never>('POST', '/login/passkey/options');
    console.passHours(0.09);
    const body = { response: passkey.get(options) };
    assert.equal((await browser.send('POST', '/console/api/login/passkey', body)).status, 401);
  }));

test('two log-ins with the same passkey at once: a copy does not slip through', () =>
  withConsole(async (console) => {
    const { passkey } = await enterFirst(console);
    const browsers = [openBrowser(console), openBrowser(console)];
    const answers = await Promise.all(
      browsers.map(async (browser, place) => {
        const options = await browser.ask<never>('POST', '/login/passkey/options');
        const response = passkey.get(options, place === 0 ? 1 : 0);
        return browser.send('POST', '/console/api/login/passkey', { response });
      }),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401]);
  }));

test('a log-in gives a new session and ends the browser’s old one', () =>
  withConsole(async (console) => {
    const { browser, passkey } = await enterFirst(console);
    const before = browser.cookies.get('sekisho')!;
    await browser.login(passkey);
    assert.notEqual(browser.cookies.get('sekisho'), before);
    const thief = openBrowser(console);
    thief.cookies.set('sekisho', before);
    assert.equal((await thief.send('GET', '/console/api/session')).status, 401);
  }));

test('nobody is let in while it cannot be put on record', () =>
  withConsole(async (console) => {
    const { passkey } = await enterFirst(console);
    const browser = openBrowser(console);
    const options = await browser.ask<never>('POST', '/login/passkey/options');
    console.stopEngine(true);
    const body = { response: passkey.get(options) };
    const answer = await browser.send('POST', '/console/api/login/passkey', body);
    assert.equal(answer.status, 503);
    assert.equal(browser.cookies.has('sekisho'), false);
  }));

test('a person has several passkeys, and keeps one at least', () =>
  withConsole(async (console) => {
    const { browser, passkey } = await enterFirst(console);
    const second = createTestPasskey(console);
    const options = await browser.ask<never>('POST', '/passkeys/options');
    const body = { response: second.create(options), label: 'phone' };
    const { passkeys } = await browser.ask<{ passkeys: { id: string; label: string }[] }>(
      'POST',
      '/passkeys',
      body,
    );
    assert.deepEqual(
      passkeys.map(({ id, label }) => [id, label]),
      [
        [passkey.id, 'test'],
        [second.id, 'phone'],
      ],
    );
    assert.equal((await openBrowser(console).login(second)).status, 200);
    await browser.ask('DELETE', `/passkeys/${passkey.id}`);
    assert.equal((await openBrowser(console).login(passkey)).status, 401);
    const last = await browser.send('DELETE', `/console/api/passkeys/${second.id}`);
    assert.equal(last.status, 404);
    assert.equal((await openBrowser(console).login(second)).status, 200);
  }));

test('no more than ten passkeys, and none twice', () =>
  withConsole(async (console) => {
    const { browser } = await enterFirst(console);
    for (let count = 2; count <= 11; count++) {
      const options = await browser.ask<never>('POST', '/passkeys/options');
      const body = { response: createTestPasskey(console).create(options) };
      const { status } = await browser.send('POST', '/console/api/passkeys', body);
      assert.equal(status, count <= 10 ? 201 : 409, `${count}`);
    }
  }));

test('who tries too often from one address is told to wait, whatever he sends', () =>
  withConsole(async (console) => {
    const browser = openBrowser(console);
    const statuses: number[] = [];
    for (let count = 0; count < 62; count++)
      statuses.push((await browser.send('POST', '/console/api/login/passkey/options')).status);
    assert.deepEqual([...new Set(statuses)], [200, 429]);
    assert.equal(statuses.filter((status) => status === 200).length, 60);
    assert.equal((await browser.send('GET', '/console/api/login')).status, 200, 'only looks');
    console.passHours(0.02);
    assert.equal((await browser.send('POST', '/console/api/login/passkey/options')).status, 200);
  }));

test('bodies that are not what they should be are told so', () =>
  withConsole(async (console) => {
    const browser = openBrowser(console);
    for (const body of [undefined, [], { response: 1 }, { response: { id: 'x'.repeat(20_000) } }]) {
      const answer = await browser.send('POST', '/console/api/login/passkey', body);
      assert.equal(answer.status, 400);
      assert.equal((await problemOf(answer)).code, 'bad-field');
    }
  }));

test('the demo lets in by role, on record, with two different people; outside of it nobody', async () => {
  await withConsole(
    async (console) => {
      const methods = await openBrowser(console).ask<object>('GET', '/login');
      assert.deepEqual(methods, {
        methods: { passkey: true, oidc: false, demo: true },
        roles: ['analyst', 'supervisor', 'auditor'],
        simulated: true,
      });
      const ids = new Set<string>();
      for (const role of ['analyst', 'supervisor', 'auditor']) {
        const browser = openBrowser(console);
        browser.session = await browser.ask('POST', '/login/demo', { role });
        assert.equal(browser.session!.user.role, role);
        assert.equal(browser.session!.simulated, true);
        ids.add(browser.session!.user.id);
      }
      assert.equal(ids.size, 3);
      const administrator = openBrowser(console);
      await assert.rejects(
        administrator.ask('POST', '/login/demo', { role: 'administrator' }),
        /400/,
      );
      const foreign = await administrator.send(
        'POST',
        '/console/api/login/demo',
        { role: 'analyst' },
        {
          origin: 'http://evil.example',
          'sec-fetch-site': 'cross-site',
        },
      );
      assert.equal(foreign.status, 403);
    },
    { demo: true },
  );
  await withConsole(async (console) => {
    const browser = openBrowser(console);
    const answer = await browser.send('POST', '/console/api/login/demo', { role: 'analyst' });
    assert.equal(answer.status, 404);
  });
});

test('an analyst is let in as an analyst of his firm', () =>
  withConsole(
    async (console) => {
      const { browser: administrator } = await enterFirst(console);
      const { browser } = await enterAs(console, administrator, 'analyst', 'alpha');
      assert.equal(browser.session?.user.firm, 'alpha');
      const seen = await browser.ask<{ by: string; firm: string }>('GET', '/now');
      assert.deepEqual(seen, { by: browser.session!.user.id, firm: 'alpha' });
    },
    { others: ['GET /console/api/now'] },
  ));
