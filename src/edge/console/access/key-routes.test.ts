import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadKeys } from '../../../engine/keys.ts';
import { enterAs, enterFirst, withConsole } from './test-console.ts';

interface Made {
  key: { id: string; firm: string; created: string; expires?: string };
  token: string;
}

test('a key is shown once, works, is listed without its secret, and revoked within a second', () =>
  withConsole(async (console) => {
    const { browser } = await enterFirst(console);
    const made = await browser.ask<Made>('POST', '/keys', { firm: 'alpha' });
    const ring = loadKeys(console.directory, 0);
    assert.equal(await ring.verify(made.token), 'alpha');
    const secret = made.token.split('_').at(-1)!;
    const list = await browser.ask<{ keys: Made['key'][] }>('GET', '/keys');
    assert.deepEqual(list.keys, [made.key]);
    assert.ok(!JSON.stringify(list).includes(secret));
    assert.ok(!(await readFile(join(console.directory, 'keys.json'), 'utf8')).includes(secret));
    assert.ok(!JSON.stringify(console.events).includes(secret));
    await browser.ask('DELETE', `/keys/${made.key.id}`);
    assert.equal(await ring.verify(made.token), undefined);
    assert.equal((await browser.send('DELETE', `/console/api/keys/${made.key.id}`)).status, 404);
    const actions = console.events.flatMap((event) =>
      event.type === 'console-access' && event.action.startsWith('key')
        ? [[event.action, event.subject]]
        : [],
    );
    assert.deepEqual(actions, [
      ['key-added', made.key.id],
      ['key-revoked', made.key.id],
    ]);
  }));

test('a key is changed over while both are good, then the old one is no more', () =>
  withConsole(async (console) => {
    const { browser } = await enterFirst(console);
    const old = await browser.ask<Made>('POST', '/keys', { firm: 'alpha' });
    const ring = loadKeys(console.directory, 0);
    assert.equal(await ring.verify(old.token), 'alpha');
    const path = `/keys/${old.key.id}/rotate`;
    const next = await browser.ask<Made>('POST', path, { overlapHours: 1 });
    assert.equal(next.key.firm, 'alpha');
    assert.equal(await ring.verify(old.token), 'alpha');
    assert.equal(await ring.verify(next.token), 'alpha');
    const { keys } = await browser.ask<{ keys: Made['key'][] }>('GET', '/keys');
    const leftMs = Date.parse(keys.find(({ id }) => id === old.key.id)!.expires!) - Date.now();
    assert.ok(leftMs > 3_500_000 && leftMs <= 3_600_000, `${leftMs}`);

    const last = await browser.ask<Made>('POST', `/keys/${next.key.id}/rotate`, {
      overlapHours: 0,
    });
    assert.equal(await ring.verify(next.token), undefined, 'without an overlap it ends at once');
    assert.equal(await ring.verify(last.token), 'alpha');
    const ended = await browser.send('POST', `/console/api/keys/${next.key.id}/rotate`, {
      overlapHours: 1,
    });
    assert.equal(ended.status, 404, 'what has ended is not brought back');
  }));

test('an administrator of one firm has nothing to do with another’s keys', () =>
  withConsole(async (console) => {
    const { browser } = await enterFirst(console);
    const beta = await browser.ask<Made>('POST', '/keys', { firm: 'beta' });
    const { browser: alpha } = await enterAs(console, browser, 'administrator', 'alpha');
    assert.deepEqual(await alpha.ask('GET', '/keys'), { keys: [] });
    assert.equal((await alpha.send('DELETE', `/console/api/keys/${beta.key.id}`)).status, 404);
    const rotated = await alpha.send('POST', `/console/api/keys/${beta.key.id}/rotate`, {
      overlapHours: 1,
    });
    assert.equal(rotated.status, 404);
    assert.equal((await alpha.send('POST', '/console/api/keys', { firm: 'beta' })).status, 403);
    assert.equal((await alpha.send('POST', '/console/api/keys', { firm: '*' })).status, 403);
    assert.equal(await loadKeys(console.directory).verify(beta.token), 'beta');
  }));
