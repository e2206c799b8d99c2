import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf, sendRaw, token, withServer } from './test-server.ts';

const locked = ['/v1/accounts/a', '/v1/alerts', '/v1/cases', '/metrics'];
const open = ['/status', '/healthz', '/openapi.json', '/status.css', '/status.js'];

test('without a key only health, the document and the bare page are answered', () =>
  withServer(async ({ get, post, engine }) => {
    for (const path of locked) {
      const answer = await get(path, {});
      assert.equal(answer.status, 401, path);
      assert.equal(answer.headers.get('www-authenticate'), 'Bearer realm="sekisho"');
      assert.equal((await problemOf(answer)).code, 'key-required');
    }
    for (const path of open) assert.equal((await get(path, {})).status, 200, path);
    for (const path of ['/v1/decisions', '/v1/events']) {
      assert.equal((await post(path, '{}', { authorization: '' })).status, 401, path);
    }
    assert.deepEqual(engine.calls, []);
  }));

test('the firm of the key goes to the engine', () =>
  withServer(async ({ post, get, engine }) => {
    await post('/v1/decisions', '{}', { authorization: `bearer ${token}` });
    await get('/v1/alerts');
    assert.deepEqual(
      engine.calls.map((call) => call.firm),
      ['alpha', 'alpha'],
    );
  }));

test('a wrong key is refused, many are told to stop, a right one still works', () =>
  withServer(async ({ get }) => {
    const codes: string[] = [];
    for (let i = 0; i < 32; i++) {
      const answer = await get('/v1/alerts', { authorization: `Bearer guess-${i}` });
      codes.push((await problemOf(answer)).code);
    }
    assert.equal(codes[0], 'key-unknown');
    assert.equal(codes[29], 'key-unknown');
    assert.equal(codes[31], 'too-many-wrong-keys');
    const stopped = await get('/v1/alerts', { authorization: 'Basic YTpi' });
    assert.equal(stopped.status, 429);
    assert.equal(stopped.headers.get('retry-after'), '60');
    assert.equal((await get('/v1/alerts')).status, 200);
  }));

test('a key is asked for before the body is read', () =>
  withServer(async ({ port }) => {
    const head = 'POST /v1/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n';
    const raw = `${head}Content-Type: application/json\r\nContent-Length: 8000000\r\n\r\n[`;
    assert.match(await sendRaw(port, raw), /^HTTP\/1\.1 401 /);
  }));

test('in the demo reading needs no key, writing does, and a wrong key is still wrong', () =>
  withServer(
    async ({ get, post, engine }) => {
      assert.equal((await get('/v1/alerts', {})).status, 200);
      assert.equal((await get('/metrics', {})).status, 200);
      assert.equal(engine.calls[0].firm, 'sim');
      assert.equal((await get('/v1/alerts', { authorization: 'Bearer x' })).status, 401);
      assert.equal((await post('/v1/decisions', '{}', { authorization: 'Bearer x' })).status, 401);
      const bare = await fetch((await get('/v1/decisions', {})).url, { method: 'POST' });
      assert.equal((await problemOf(bare)).code, 'key-required');
    },
    { demo: true, demoFirm: 'sim' },
  ));
