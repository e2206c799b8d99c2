import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createResponseReader } from './response-reader.ts';

function responseOf(status: number, body: string): string {
  const length = Buffer.byteLength(body);
  return `HTTP/1.1 ${status} Some Words\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`;
}

const wire = Buffer.from(
  [
    responseOf(200, '{"verdict":"allow"}'),
    responseOf(503, ''),
    responseOf(200, '"\r\n\r\n保留 content-length: 7"'),
  ].join(''),
);
const expected = [
  [200, 19],
  [503, 0],
  [200, 30],
];

function read(pieces: readonly Buffer[]): number[][] {
  const found: number[][] = [];
  const reader = createResponseReader((status, bodyBytes) => found.push([status, bodyBytes]));
  for (const piece of pieces) reader.take(piece, piece.length);
  return found;
}

test('responses behind each other are told apart', () => {
  assert.deepEqual(read([wire]), expected);
});

test('it does not matter where the bytes are cut', () => {
  for (let first = 0; first <= wire.length; first += 1)
    for (let second = first; second <= wire.length; second += 7) {
      const pieces = [wire.subarray(0, first), wire.subarray(first, second), wire.subarray(second)];
      assert.deepEqual(read(pieces), expected, `cut at ${first} and ${second}`);
    }
});

test('a body that is there whole is handed on', () => {
  const bodies: (string | undefined)[] = [];
  const reader = createResponseReader((_status, _bytes, body) => bodies.push(body?.toString()));
  const first = Buffer.from(responseOf(200, 'whole'));
  reader.take(first, first.length);
  const second = Buffer.from(responseOf(200, 'in two'));
  reader.take(second.subarray(0, -2), second.length - 2);
  reader.take(second.subarray(-2), 2);
  assert.deepEqual(bodies, ['whole', undefined]);
});

test('what is no response, or one of unknown length, is refused', () => {
  assert.throws(() => read([Buffer.from('SSH-2.0-OpenSSH_9.6\r\n\r\n')]), /not an HTTP response/);
  assert.throws(() => read([Buffer.from('HTTP/1.1 200 OK\r\n\r\n')]), /Content-Length/);
  assert.throws(() => read([Buffer.alloc(9000, 65)]), /end of its head/);
});
