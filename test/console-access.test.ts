// Access to the console on the real program: the first start's link, a passkey, restarts, and what the
// journal then holds.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import {
  createTestPasskey,
  type TestPasskey,
} from '../src/edge/console/access/test-authenticator.ts';
import { type Browser, openBrowser } from '../src/edge/console/access/test-console.ts';
import { encoded, foldAgain, readCheckpoint, readJournal } from './journalled.ts';
import { type Service, startService, temporaryFolder } from './service.ts';

/** The port changes with every start of a test; passkeys are bound to the origin. */
const origin = 'https://sekisho.example';

function linkIn(service: Service): string | undefined {
  return /https:\/\/sekisho\.example\/console\/enter#[\w-]{43}/.exec(service.stderr())?.[0];
}

function goOn(browser: Browser, service: Service): Browser {
  const later = openBrowser({ url: service.url, origin });
  for (const [name, value] of browser.cookies) later.cookies.set(name, value);
  later.session = browser.session;
  return later;
}

interface Life {
  readonly t: TestContext;
  readonly directory: string;
  readonly args: readonly string[];
  readonly passkey: TestPasskey;
  /** What must be found nowhere at rest. */
  readonly secrets: string[];
}

/** The first administrator sets up a passkey, makes a key, a policy and an analyst's link. */
async function firstStart(life: Life): Promise<{ browser: Browser; analystLink: string }> {
  const service = await startService(life.t, life.directory, life.args);
  const link = linkIn(service);
  assert.ok(link, 'the first start prints a link');
  const browser = openBrowser({ url: service.url, origin });
  assert.equal((await browser.accept(link, life.passkey)).status, 200);
  assert.ok(browser.cookies.has('__Host-sekisho'));
  const { token } = await browser.ask<{ token: string }>('POST', '/keys', { firm: 'alpha' });
  const headers = { authorization: `Bearer ${token}` };
  // Within a second, where the machine has one to spare.
  const askCases = () => fetch(`${service.url}/v1/cases`, { headers });
  let cases = await askCases();
  for (let tries = 0; cases.status !== 200 && tries < 100; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    cases = await askCases();
  }
  assert.equal(cases.status, 200, 'the key made there works');
  const settings = await browser.ask<{ policy: object; policyVersion: string }>('GET', '/settings');
  const policy = { ...settings.policy, version: 'ours-1' };
  await browser.ask('PUT', '/settings/policy', { policy, replaces: settings.policyVersion });
  const body = { name: 'x', role: 'analyst' };
  const analyst = await browser.ask<{ link: string }>('POST', '/users', body);
  life.secrets.push(token.slice(-43), link.slice(-43), analyst.link.slice(-43));
  life.secrets.push(...browser.cookies.values());
  assert.equal(await service.stop(), 0);
  return { browser, analystLink: analyst.link };
}

async function afterStop(life: Life, before: Browser, analystLink: string): Promise<Browser> {
  const service = await startService(life.t, life.directory, life.args);
  assert.equal(linkIn(service), undefined, 'there is somebody who can come in');
  const browser = goOn(before, service);
  assert.equal((await browser.send('GET', '/console/api/session')).status, 200, 'still logged in');
  const { policyVersion } = await browser.ask<{ policyVersion: string }>('GET', '/settings');
  assert.equal(policyVersion, 'ours-1');
  const again = openBrowser({ url: service.url, origin });
  assert.equal((await again.login(life.passkey)).status, 200);
  life.secrets.push(...again.cookies.values());
  const invited = openBrowser({ url: service.url, origin });
  assert.equal((await invited.accept(analystLink, createTestPasskey({ origin }))).status, 200);
  await service.kill();
  return again;
}

async function afterKill(life: Life, before: Browser): Promise<void> {
  const service = await startService(life.t, life.directory, [...life.args, '--setup']);
  assert.ok(linkIn(service), 'asked for');
  const browser = goOn(before, service);
  assert.equal((await browser.send('GET', '/console/api/session')).status, 200, 'still logged in');
  const copy = openBrowser({ url: service.url, origin });
  assert.equal((await copy.login(life.passkey, 0)).status, 401, 'the counter was not lost');
  const { users } = await browser.ask<{ users: { state: string }[] }>('GET', '/users');
  assert.deepEqual(
    users.map(({ state }) => state),
    ['active', 'active'],
  );
  assert.equal(await service.stop(), 0);
}

test('from the first start on: set up, restarted, killed, and folded again', async (t) => {
  const directory = await temporaryFolder(t);
  const file = join(directory, 'access.json');
  await writeFile(file, JSON.stringify({ origin, sessionIdleMinutes: 5 }));
  const args = ['--access', file];
  const life: Life = { t, directory, args, passkey: createTestPasskey({ origin }), secrets: [] };
  const { browser, analystLink } = await firstStart(life);
  const again = await afterStop(life, browser, analystLink);
  await afterKill(life, again);

  const records = await readJournal(directory);
  const stored = (await readCheckpoint(directory)).records;
  const keys = [...stored.keys()].filter((key) => /^(operators|settings) /.test(key));
  assert.equal(keys.length, 2);
  const { records: folded } = encoded(foldAgain(records).tables, keys);
  for (const key of keys) assert.equal(folded.get(key), stored.get(key), key);
  const files = ['keys.json', 'console-sessions.json'].map((name) => join(directory, name));
  const texts = await Promise.all(files.map((path) => readFile(path, 'utf8')));
  const text = JSON.stringify(records) + texts.join('');
  assert.ok(life.secrets.length >= 5);
  for (const secret of life.secrets) assert.ok(!text.includes(secret), 'no secret rests there');
});

test('an access file that is not as it must be is refused by its field', async (t) => {
  const directory = await temporaryFolder(t);
  const file = join(directory, 'access.json');
  await writeFile(file, JSON.stringify({ oidc: { issuer: 'x' } }));
  const started = startService(t, directory, ['--access', file]);
  await assert.rejects(started, /ended with 2: .*access\.json: oidc\.issuer/);
});
