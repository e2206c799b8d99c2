// Looks for planted secrets in everything a service leaves behind: files, log, metrics; and for
// addresses after their month was shredded.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { timeOf } from '../src/core/lib/time.ts';
import { addKey } from '../src/engine/keys.ts';
import { createSender } from './requests.ts';
import { type Service, sekisho, startService, temporaryFolder } from './service.ts';

const wrongKey = 'sk_wrongPLANTEDkey0000000000000000000000000';
const password = 'PLANTEDpassw0rd';
const addresses = ['203.0.113.201', '198.51.100.202', '2001:db8::203'];
const agents = addresses.map((_, place) => `PLANTEDagent/${place}.0 (花)`);

/** Every file below the folder that holds the text, in UTF-8. */
function filesWith(folder: string, text: string): string[] {
  const bytes = Buffer.from(text);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => readFileSync(path).includes(bytes))
    .map((path) => path.slice(folder.length + 1));
}

/** An account that comes three times by one address, then by two it never came by. */
function logins(daysAgo: number) {
  const startMs = Date.now() - daysAgo * 86_400_000;
  return [0, 0, 0, 1, 2].map((place, number) => ({
    type: 'login' as const,
    id: `login-${daysAgo}-${number}`,
    time: timeOf(startMs + number * 60_000),
    account: 'hana',
    session: `session-${daysAgo}-${number}`,
    outcome: 'success' as const,
    method: 'password' as const,
    channel: 'web' as const,
    ip: addresses[place]!,
    userAgent: agents[place]!,
  }));
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const endMs = Date.now() + 120_000;
  while (!(await isSo())) {
    assert.ok(Date.now() < endMs, 'takes too long');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function isProjected(service: Service, key: string, events: number): Promise<boolean> {
  const sender = createSender(service.url, key);
  const { body } = await sender.get('/metrics');
  sender.close();
  const figure = (name: string): number =>
    Number(new RegExp(`^sekisho_${name} (\\d+)$`, 'm').exec(body)?.[1]);
  return figure('projection_lag_events') === 0 && figure('engine_sequence') >= events;
}

test('no secret is left behind, and after shredding no address', {
  timeout: 180_000,
}, async (t) => {
  const directory = await temporaryFolder(t);
  const key = await addKey(directory, 'alpha');
  const service = await startService(t, directory, ['--sealed']);
  const sender = createSender(service.url, key);
  t.after(async () => sender.close());
  const events = logins(1);
  for (const event of events) assert.equal((await sender.decide(event)).status, 200);
  const answers: string[] = [];
  const ask = async (path: string, init: RequestInit): Promise<void> => {
    const answer = await fetch(`${service.url}${path}`, init);
    assert.ok(answer.status >= 400, `${path} ${answer.status}`);
    answers.push(await answer.text());
  };
  await ask('/v1/cases', { headers: { authorization: `Bearer ${wrongKey}` } });
  await ask(`/v1/cases?password=${password}`, {});
  const basic = `Basic ${Buffer.from(`hana:${password}`).toString('base64')}`;
  await ask('/v1/cases', { headers: { authorization: basic, cookie: `session=${password}` } });
  const broken = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  await ask('/v1/decisions', { method: 'POST', headers: broken, body: `{"p":"${password}` });
  await ask('/v1/decisions', {
    method: 'POST',
    headers: broken,
    body: JSON.stringify({ type: 'no-such-type', password }),
  });
  const metrics = (await sender.get('/metrics')).body;
  const timeline = (await sender.get('/v1/accounts/hana/timeline')).body;
  for (const text of [addresses[2]!, agents[2]!])
    assert.ok(timeline.includes(text), 'is read open');
  assert.equal(await service.stop(), 0);
  const log = service.stderr();

  for (const secret of [key, key.slice(-20), wrongKey, password]) {
    assert.deepEqual(filesWith(directory, secret), [], secret);
    assert.ok(!log.includes(secret) && !metrics.includes(secret), secret);
  }
  for (const text of [...addresses, ...agents]) {
    assert.ok(!log.includes(text) && !metrics.includes(text), text);
    const found = filesWith(directory, text);
    assert.deepEqual(
      found.filter((path) => /^(journal|audit|month|keys)/.test(path)),
      [],
      text,
    );
  }
  // The search finds what is there: the state needs the addresses of open sessions.
  assert.ok(filesWith(directory, addresses[2]!).some((path) => path.startsWith('state')));

  const done = await sekisho(['shred', '--data', directory, '--before', '2999-01']);
  assert.equal(done.status, 0, done.stderr);
  const again = await startService(t, directory);
  await until(() => isProjected(again, key, events.length));
  const late = createSender(again.url, key);
  const { body } = await late.get('/v1/accounts/hana/timeline');
  late.close();
  assert.equal(JSON.parse(body).events.length, events.length);
  assert.equal(await again.stop(), 0);
  for (const text of [...addresses, ...agents])
    assert.deepEqual(filesWith(directory, text), [], `${text} after shredding`);
});
