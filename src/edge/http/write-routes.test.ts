import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, problemOf, sendRaw, token, withServer } from './test-server.ts';

test('bodies reach the engine as they were sent, and its answers the client', () =>
  withServer(
    async ({ post, engine }) => {
      const text = ' {"id": "e-1",\n"note":"\\u00e9 日本語 ☃"} ';
      const decided = await post('/v1/decisions', text);
      assert.equal(decided.status, 200);
      assert.equal(decided.headers.get('content-type'), 'application/json; charset=utf-8');
      assert.equal(await decided.text(), '{"verdict":"保留"}');
      const recorded = await post('/v1/events', '{"id":1}\n{"id":2}\n', {
        'content-type': 'application/x-ndjson',
      });
      assert.equal(recorded.status, 202);
      assert.deepEqual(engine.calls, [
        { kind: 'record', firm: 'alpha', body: '{"id":1}\n{"id":2}\n' },
      ]);
    },
    { changed: { decide: () => answer(200, { verdict: '保留' }) } },
  ));

test('the decide route hands over firm and text', () =>
  withServer(async ({ post, engine }) => {
    const text = `{"note":"${'日本'.repeat(10_000)}"}`;
    await post('/v1/decisions', text);
    assert.deepEqual(engine.calls, [{ kind: 'decide', firm: 'alpha', body: text }]);
  }));

test("the engine's refusals are problems, and its Retry-After is sent", () =>
  withServer(
    async ({ post }) => {
      const refused = await post('/v1/decisions', '{}');
      assert.equal(refused.status, 503);
      assert.equal(refused.headers.get('content-type'), 'application/problem+json; charset=utf-8');
      assert.equal(refused.headers.get('retry-after'), '2');
      assert.deepEqual(await refused.json(), { code: 'queue-full' });
    },
    {
      changed: {
        decide: async () => ({ status: 503, body: '{"code":"queue-full"}', retryAfterSeconds: 2 }),
      },
    },
  ));

test('an engine that fails is a 503 and is reported, whether late or at once', async () => {
  const late = () => Promise.reject(new Error('gone'));
  const atOnce = () => {
    throw new Error('gone');
  };
  await withServer(
    async ({ post, reported }) => {
      const failed = await post('/v1/decisions', '{}');
      assert.equal(failed.status, 503);
      assert.equal(failed.headers.get('retry-after'), '1');
      assert.equal((await problemOf(failed)).code, 'engine-unavailable');
      assert.equal((await post('/v1/events', '[]')).status, 500);
      assert.equal(reported.length, 2);
    },
    { changed: { decide: late, record: atOnce } },
  );
});

test('what is no text body is refused and does not reach the engine', () =>
  withServer(async ({ post, port, engine }) => {
    const cases: [body: string, headers: Record<string, string>, code: string][] = [
      ['', {}, 'body-missing'],
      ['a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 'media-type-unsupported'],
      ['{}', { 'content-type': 'text/plain' }, 'media-type-unsupported'],
      ['{}', { 'content-type': 'nonsense' }, 'media-type-unsupported'],
      ['{}', { 'content-encoding': 'gzip' }, 'encoding-unsupported'],
      ['{"a":"\ufffd"}', {}, 'body-not-utf8'],
    ];
    for (const [body, headers, code] of cases) {
      const refused = await post('/v1/decisions', body, headers);
      assert.equal((await problemOf(refused)).code, code);
    }
    const head = `POST /v1/decisions HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${token}\r\n`;
    const json = 'Content-Type: application/json\r\n';
    assert.match(await sendRaw(port, `${head}Content-Length: 2\r\n\r\n{}`), / 415 .*unsupported/s);
    assert.match(await sendRaw(port, `${head}${json}\r\n`), / 400 .*body-missing/s);
    assert.deepEqual(engine.calls, []);
  }));

test('bytes that are not UTF-8 are refused', () =>
  withServer(async ({ url, engine }) => {
    const refused = await fetch(`${url}/v1/decisions`, {
      method: 'POST',
      body: Buffer.from([0x22, 0xff, 0x22]),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
    assert.equal((await problemOf(refused)).code, 'body-not-utf8');
    assert.deepEqual(engine.calls, []);
  }));

test('a decision takes 64 KiB, a batch 8 MiB, announced or not', () =>
  withServer(async ({ post, url, engine }) => {
    const kib64 = 'x'.repeat(64 * 1024);
    assert.equal((await post('/v1/decisions', kib64)).status, 200);
    assert.equal((await post('/v1/decisions', `${kib64}x`)).status, 413);
    const mib8 = 'x'.repeat(8 * 1024 * 1024);
    assert.equal((await post('/v1/events', mib8)).status, 202);
    assert.equal((await post('/v1/events', `${mib8}x`)).status, 413);
    const chunked = await fetch(`${url}/v1/decisions`, {
      method: 'POST',
      body: new Blob([`${kib64}x`]).stream(),
      duplex: 'half',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    } as RequestInit);
    assert.equal((await problemOf(chunked)).code, 'body-too-large');
    assert.equal(engine.calls.length, 2);
  }));

test('only so many batches are taken at once, and their end makes room', async () => {
  const waiting: (() => void)[] = [];
  const record = () =>
    new Promise<{ status: number; body: string }>((resolve) => {
      waiting.push(() => resolve({ status: 202, body: '{}' }));
    });
  await withServer(
    async ({ post }) => {
      const taken = Array.from({ length: 16 }, () => post('/v1/events', '[]'));
      while (waiting.length < 16) await new Promise((resolve) => setTimeout(resolve, 5));
      const refused = await post('/v1/events', '[]');
      assert.equal((await problemOf(refused)).code, 'too-many-batches');
      assert.equal(refused.headers.get('retry-after'), '1');
      for (const end of waiting.splice(0)) end();
      for (const sent of await Promise.all(taken)) assert.equal(sent.status, 202);
      const next = post('/v1/events', '[]');
      while (waiting.length < 1) await new Promise((resolve) => setTimeout(resolve, 5));
      waiting[0]();
      assert.equal((await next).status, 202);
    },
    { changed: { record } },
  );
});
