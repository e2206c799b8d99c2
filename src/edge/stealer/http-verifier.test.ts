import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { createHttpVerifier, isSafeVerifier } from './http-verifier.ts';

async function serverOf(
  t: TestContext,
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
): Promise<URL> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => {
      body += piece;
    });
    request.on('end', () => answer(request, response, body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/check`);
}

test('sends account and password apart, and takes one word back', async (t) => {
  const url = await serverOf(t, (request, response, body) => {
    assert.equal(decodeURIComponent(String(request.headers.account)), '口座-1');
    assert.equal(request.headers.authorization, 'Bearer key');
    response.end(JSON.stringify({ result: body === 'pässword' ? 'valid' : 'stale' }));
  });
  const verify = createHttpVerifier(url, 'key');
  assert.equal(await verify('口座-1', Buffer.from('pässword')), 'valid');
  assert.equal(await verify('口座-1', Buffer.from('other')), 'stale');
});

test('another word, or another status, is unknown', async (t) => {
  const url = await serverOf(t, (_request, response, body) => {
    response.statusCode = body === 'a' ? 500 : 200;
    response.end(body === 'a' ? '{"result":"valid"}' : '{"result":"perhaps"}');
  });
  const verify = createHttpVerifier(url);
  assert.equal(await verify('x', Buffer.from('a')), 'unknown');
  assert.equal(await verify('x', Buffer.from('b')), 'unknown');
});

test('rejects without a word of what was sent', async (t) => {
  const url = await serverOf(t, (_request, response, body) => response.end(`not json ${body}`));
  const unreachable = new URL('http://127.0.0.1:1/');
  for (const to of [url, unreachable])
    await assert.rejects(
      createHttpVerifier(to)('x', Buffer.from('secret')),
      (error: Error) => !/secret/.test(`${error.stack}${error.cause}`),
    );
});

test('sends a password nowhere it could be read on the way', () => {
  for (const url of ['https://verify.example.co.jp/', 'http://127.0.0.1:8000/', 'http://[::1]/'])
    assert.equal(isSafeVerifier(new URL(url)), true, url);
  for (const url of [
    'http://verify.example.co.jp/',
    'ftp://127.0.0.1/',
    'http://127.0.0.1.evil.test/',
  ])
    assert.equal(isSafeVerifier(new URL(url)), false, url);
});
