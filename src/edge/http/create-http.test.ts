import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { problemOf, sendRaw, token, withServer } from './test-server.ts';

async function codeOf(answer: Response): Promise<string> {
  const type = answer.headers.get('content-type');
  assert.equal(type, 'application/problem+json; charset=utf-8');
  const { code, status } = await problemOf(answer);
  assert.equal(status, answer.status);
  return code;
}

test('what is not there is a 404, with or without a key', () =>
  withServer(async ({ get, post }) => {
    assert.equal(await codeOf(await get('/nothing', {})), 'not-found');
    assert.equal(await codeOf(await get('/v1/nothing')), 'not-found');
    assert.equal(await codeOf(await post('/v1/nothing', '{}')), 'not-found');
    assert.equal(await codeOf(await get('/v1/accounts/', {})), 'key-required');
  }));

test('paths that cannot be read are problems too', () =>
  withServer(async ({ get, port }) => {
    assert.equal(await codeOf(await get(`/v1/cases/${'a'.repeat(2000)}`)), 'path-too-long');
    const raw = await sendRaw(
      port,
      'GET /v1/cases/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    );
    assert.match(raw, /^HTTP\/1\.1 400 .*malformed-request/s);
  }));

test('other methods are refused whatever body they bring', () =>
  withServer(async ({ url }) => {
    const put = await fetch(`${url}/v1/decisions`, {
      method: 'PUT',
      body: 'a=b',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    assert.equal(put.headers.get('allow'), 'POST');
    assert.equal(await codeOf(put), 'method-not-allowed');
    const posted = await fetch(`${url}/v1/alerts`, { method: 'POST', body: '{}' });
    assert.equal(posted.headers.get('allow'), 'GET, HEAD');
    assert.equal(posted.status, 405);
  }));

test('what is no HTTP and headers beyond their limit are answered and cut', () =>
  withServer(async ({ port }) => {
    assert.match(await sendRaw(port, 'nonsense\r\n\r\n'), /^HTTP\/1\.1 400 .*malformed-request/s);
    const long = `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(9000)}\r\n\r\n`;
    assert.match(await sendRaw(port, long), /^HTTP\/1\.1 431 .*headers-too-large/s);
  }));

test('closing answers what is in flight, refuses what is new and closes the engine last', async () => {
  let answerNow = () => {};
  const asked = Promise.withResolvers<void>();
  const decide = () =>
    new Promise<{ status: number; body: string }>((resolve) => {
      answerNow = () => resolve({ status: 200, body: '{"late":true}' });
      asked.resolve();
    });
  await withServer(
    async ({ post, get, engine, close }) => {
      await get('/healthz');
      const inFlight = post('/v1/decisions', '{}');
      await asked.promise;
      const closing = close();
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal(engine.closed, 0, 'the engine outlives the requests');
      await assert.rejects(get('/healthz'));
      answerNow();
      assert.deepEqual(await (await inFlight).json(), { late: true });
      await closing;
      assert.equal(engine.closed, 1);
    },
    { changed: { decide } },
  );
});

test('a client that sends its header slowly is cut', { timeout: 120_000 }, () =>
  withServer(async ({ port }) => {
    const started = performance.now();
    const received = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\n'));
      const drip = setInterval(() => socket.writable && socket.write('X-A: b\r\n'), 500);
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk.toString();
      });
      socket.on('error', reject);
      socket.on('close', () => {
        clearInterval(drip);
        resolve(text);
      });
    });
    assert.match(received, /^HTTP\/1\.1 408 .*request-timeout/s);
    assert.ok(performance.now() - started < 25_000);
  }),
);

test('pipelined requests are answered in their order', () =>
  withServer(async ({ port }) => {
    const head = (more: string) =>
      `POST /v1/decisions HTTP/1.1\r\nHost: x\r\n${more}Authorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`;
    const received = await sendRaw(port, head('') + head('') + head('Connection: close\r\n'));
    assert.equal(received.match(/HTTP\/1\.1 200 OK/g)?.length, 3);
  }));
