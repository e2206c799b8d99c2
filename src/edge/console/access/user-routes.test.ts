import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf } from '../../http/test-server.ts';
import { createTestPasskey } from './test-authenticator.ts';
import { enterAs, enterBy, enterFirst, openBrowser, withConsole } from './test-console.ts';

interface Line {
  id: string;
  name: string;
  role: string;
  firm: string;
  state: string;
  passkeys: number;
  invitationExpires?: string;
}

test('an administrator invites; the person sets up a passkey and is on the list', () =>
  withConsole(async (console) => {
    const { browser } = await enterFirst(console);
    const body = { name: '関 初子', role: 'analyst', firm: '' };
    const made = await browser.ask<{ user: Line; link: string; expires: string }>(
      'POST',
      '/users',
      body,
    );
    assert.equal(made.user.state, 'invited');
    assert.equal(made.expires, made.user.invitationExpires);
    const secret = made.link.split('#')[1]!;
    assert.ok(!JSON.stringify(console.events).includes(secret), 'only its hash is kept');
    const { browser: invited } = await enterBy(console, made.link);
    assert.equal(invited.session?.user.name, '関 初子');
    const { users } = await browser.ask<{ users: Line[] }>('GET', '/users');
    assert.deepEqual(
      users.map(({ name, role, state, passkeys }) => [name, role, state, passkeys]),
      [
        ['Administrator', 'administrator', 'active', 1],
        ['関 初子', 'analyst', 'active', 1],
      ],
    );
    assert.ok(!JSON.stringify(users).includes('hash'), 'no hash is shown');
    const { people } = await invited.ask<{ people: Line[] }>('GET', '/people');
    assert.equal(people.length, 2);
  }));

test('an invitation that runs out is made anew, and the old one is no more', () =>
  withConsole(async (console) => {
    const { browser, passkey } = await enterFirst(console);
    const body = { name: 'x', role: 'auditor' };
    const made = await browser.ask<{ user: Line; link: string }>('POST', '/users', body);
    console.passHours(25);
    await assert.rejects(openBrowser(console).accept(made.link, createTestPasskey(console)), /404/);
    await browser.login(passkey);
    const again = await browser.ask<{ link: string }>(
      'POST',
      `/users/${made.user.id}/invitation`,
      {},
    );
    await assert.rejects(openBrowser(console).accept(made.link, createTestPasskey(console)), /404/);
    assert.ok(await enterBy(console, again.link));
  }));

test('a right taken away is taken away at once', () =>
  withConsole(async (console) => {
    const { browser } = await enterFirst(console);
    const { browser: analyst, passkey } = await enterAs(console, browser, 'analyst');
    const { id } = analyst.session!.user;
    await browser.ask('PUT', `/users/${id}`, { name: 'Renamed' });
    assert.equal((await analyst.send('GET', '/console/api/session')).status, 200);
    await browser.ask('PUT', `/users/${id}`, { role: 'auditor' });
    assert.equal((await analyst.send('GET', '/console/api/session')).status, 401);
    await analyst.login(passkey);
    assert.equal(analyst.session!.user.role, 'auditor');
    await browser.ask('PUT', `/users/${id}`, { state: 'disabled' });
    assert.equal((await analyst.send('GET', '/console/api/session')).status, 401);
    assert.equal((await analyst.login(passkey)).status, 401);
    await browser.ask('PUT', `/users/${id}`, { state: 'active' });
    assert.equal((await analyst.login(passkey)).status, 200);
  }));

test('a lost phone: passkeys are forgotten, a new link brings the person back', () =>
  withConsole(async (console) => {
    const { browser } = await enterFirst(console);
    const { browser: analyst, passkey } = await enterAs(console, browser, 'analyst');
    const { id } = analyst.session!.user;
    const path = `/users/${id}/invitation`;
    const { link } = await browser.ask<{ link: string }>('POST', path, { forgetPasskeys: true });
    assert.equal((await analyst.send('GET', '/console/api/session')).status, 401);
    assert.equal((await analyst.login(passkey)).status, 401);
    const { browser: back } = await enterBy(console, link);
    assert.equal(back.session!.user.id, id);
  }));

test('the last administrator cannot go', () =>
  withConsole(async (console) => {
    const { browser } = await enterFirst(console);
    const { id } = browser.session!.user;
    for (const change of [{ role: 'auditor' }, { state: 'disabled' }, { firm: 'alpha' }]) {
      const answer = await browser.send('PUT', `/console/api/users/${id}`, change);
      assert.equal(answer.status, 409);
      assert.equal((await problemOf(answer)).code, 'administrator-last');
    }
    await enterAs(console, browser, 'administrator');
    assert.equal(
      (await browser.send('PUT', `/console/api/users/${id}`, { role: 'auditor' })).status,
      200,
    );
  }));

test('an administrator of one firm sees and makes users of that firm only', () =>
  withConsole(async (console) => {
    const { browser } = await enterFirst(console);
    const { browser: alpha } = await enterAs(console, browser, 'administrator', 'alpha');
    const { browser: beta } = await enterAs(console, browser, 'analyst', 'beta');
    const { users } = await alpha.ask<{ users: Line[] }>('GET', '/users');
    assert.deepEqual(
      users.map(({ firm }) => firm),
      ['alpha'],
    );
    for (const firm of ['', 'beta']) {
      const answer = await alpha.send('POST', '/console/api/users', {
        name: 'x',
        role: 'analyst',
        firm,
      });
      assert.equal(answer.status, 403, firm);
    }
    const id = beta.session!.user.id;
    assert.equal(
      (await alpha.send('PUT', `/console/api/users/${id}`, { role: 'auditor' })).status,
      404,
    );
    assert.equal((await alpha.send('POST', `/console/api/users/${id}/invitation`, {})).status, 404);
    const own = alpha.session!.user.id;
    const raised = await alpha.send('PUT', `/console/api/users/${own}`, { firm: '' });
    assert.equal(raised.status, 403, 'he does not give himself all firms');
    const { people } = await beta.ask<{ people: Line[] }>('GET', '/people');
    assert.deepEqual(
      people.map(({ role }) => role),
      ['administrator', 'analyst'],
      'his firm’s and all firms’',
    );
    const { user } = await alpha.ask<{ user: Line }>('POST', '/users', {
      name: 'x',
      role: 'analyst',
      firm: 'alpha',
    });
    assert.equal(user.firm, 'alpha');
  }));

test('users that are not there, and fields that are not known', () =>
  withConsole(async (console) => {
    const { browser } = await enterFirst(console);
    assert.equal(
      (await browser.send('PUT', '/console/api/users/nobody', { name: 'x' })).status,
      404,
    );
    assert.equal(
      (await browser.send('POST', '/console/api/users/__proto__/invitation', {})).status,
      404,
    );
    for (const body of [
      { name: '', role: 'analyst' },
      { name: 'x', role: 'root' },
      { name: 'x', role: 'analyst', state: 'active' },
      { name: 'x'.repeat(129), role: 'analyst' },
    ]) {
      const answer = await browser.send('POST', '/console/api/users', body);
      assert.equal((await problemOf(answer)).code, 'bad-field', JSON.stringify(body).slice(0, 60));
    }
  }));
