import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPrivateLine, refusalCode } from './peer.ts';

test('only an encrypted line, or this machine, is private', () => {
  const isPrivate = [
    'https://hub.example',
    'http://127.0.0.1:7190',
    'http://localhost/hub',
    'http://[::1]',
  ];
  for (const url of isPrivate) assert.ok(isPrivateLine(url), url);
  const isNot = [
    'http://hub.example',
    'http://127.0.0.1.hub.example',
    'http://localhost.example',
    'http://hub.example/https://',
    'ftp://localhost',
    '',
  ];
  for (const url of isNot) assert.ok(!isPrivateLine(url), url);
});

test('the code of a refusal is read, cut, or unknown', async () => {
  const codeIn = (body: string) => refusalCode(new Response(body, { status: 400 }));
  assert.equal(await codeIn('{"code":"sequence-reused"}'), 'sequence-reused');
  assert.equal(await codeIn(JSON.stringify({ code: 'a'.repeat(65) })), 'a'.repeat(64));
  for (const other of ['{"code":7}', '{}', 'null', '<html>', '']) {
    assert.equal(await codeIn(other), 'unknown', other);
  }
});
