// A service that talks to the hub by itself: only where it was told to, only what it was told to.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { type LinkSettings, readLinkSettings } from '../edge/hub/link-settings.ts';
import { listenIn, startHub, type TestHub, type Wire } from '../edge/hub/test-hub.ts';
import { storyOf } from '../edge/hub/test-story.ts';
import { addKey } from '../engine/keys.ts';
import { type Service, serve } from './serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'sekisho-hub-link-'));
const names = ['firm-a', 'firm-b', 'firm-c'];
const ring = { current: 'k1', keys: { k1: randomBytes(32).toString('base64') } };
let hub: TestHub;
let wire: Wire;
/** Made before the service: keys added later count only when the file is looked at again. */
let key: string;

before(async () => {
  hub = await startHub({ names, nowMs: Date.now });
  wire = await listenIn(hub.url);
  mkdirSync(join(folder, 'data-firm-a'));
  key = await addKey(join(folder, 'data-firm-a'), '*');
  writeFileSync(join(folder, 'tokens.json'), JSON.stringify(ring));
  for (const [name, key] of hub.keys)
    writeFileSync(join(folder, `${name}.pem`), key.export({ type: 'pkcs8', format: 'pem' }));
});

after(async () => {
  await wire.close();
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

function settingsOf(name: string, changes: Partial<LinkSettings> = {}): LinkSettings {
  const file = join(folder, `${name}.json`);
  const settings = {
    ...{ url: wire.url, name, key: `${name}.pem`, hubKey: hub.hubKeyText, tokens: 'tokens.json' },
    ...{ send: ['monthly', 'alerts', 'means'], take: true, everyMinutes: 60, simulated: true },
    ...changes,
  };
  writeFileSync(file, JSON.stringify(settings));
  return readLinkSettings(file);
}

let said: string[] = [];

async function start(t: TestContext, name: string, link?: LinkSettings): Promise<Service> {
  said = [];
  const log = (message: string) => void said.push(message);
  const directory = join(folder, `data-${name}`);
  const common = { directory, host: '127.0.0.1', port: 0, demo: false, database: undefined, log };
  const service = await serve(link ? { ...common, hub: link } : common);
  t.after(() => service.stop().catch(() => undefined));
  return service;
}

/** Waits for the first round's line, half a minute at most. */
async function firstRound(): Promise<string> {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = said.find((line) => line.startsWith('hub: ') && !line.includes('every'));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return assert.fail(`no round: ${said.join('; ')}`);
}

const asFirm = () => ({ authorization: `Bearer ${key}` });

async function post(service: Service, events: readonly object[]): Promise<void> {
  const answer = await fetch(`${service.url}/v1/events`, {
    method: 'POST',
    headers: { ...asFirm(), 'content-type': 'application/json' },
    body: JSON.stringify(events),
  });
  assert.equal(answer.status, 202, await answer.text());
}

test('without a setting nothing is sent; with one it tells and hears by itself', async (t) => {
  const service = await start(t, 'firm-a');
  await post(service, storyOf('ac-1'));
  await service.stop();
  assert.equal(wire.text(), '');
  const alert = { type: 'alert', instrument: 'XTKS:9999', state: 'open', buyers: 3 } as const;
  const opened = new Date(Math.floor(Date.now() / 600_000) * 600_000).toISOString();
  for (const name of ['firm-b', 'firm-c'])
    await hub.client(name).tell([{ ...alert, opened, valueJpy: 50_000_000 }]);
  const linked = await start(t, 'firm-a', settingsOf('firm-a'));
  assert.match(await firstRound(), /^hub: 3 items sent, 1 heard, 1 events taken/);
  const found = await fetch(`${linked.url}/v1/instruments/XTKS:9999`, { headers: asFirm() });
  assert.equal(((await found.json()) as { listed: string }).listed, 'hub');
  await linked.stop();
});

test('a setting that is not as described is refused by field', () => {
  const wrong = (changes: object) => () => settingsOf('firm-b', changes as Partial<LinkSettings>);
  assert.throws(wrong({ everyMinutes: 0 }), /everyMinutes/);
  assert.throws(wrong({ send: ['customers'] }), /send/);
  assert.throws(wrong({ url: 'http://hub.example.jp' }), /https/);
  assert.throws(wrong({ key: 'nowhere.pem' }), /nowhere/);
});
