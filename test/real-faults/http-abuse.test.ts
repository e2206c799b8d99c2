// Senders that mean harm to the connection itself: headers that drip, headers that are huge.
import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { addKey } from '../../src/engine/keys.ts';
import { startService, temporaryFolder } from '../service.ts';
import { requests } from './account-events.ts';
import { createClient } from './sending.ts';

const dripping = 500;
const dripEveryMs = 400;
/** Five seconds are allowed for a header, looked at each second; the rest is for a machine that is busy. */
const cutMsMax = 30_000;

/** A connection that sends a little of a header now and then; resolves when it is cut. */
function drip(port: number): { readonly cut: Promise<number>; readonly socket: Socket } {
  const startMs = Date.now();
  const socket = connect(port, '127.0.0.1', () => socket.write('POST /v1/decisions HTTP/1.1\r\n'));
  const dropping = setInterval(() => {
    if (socket.writable) socket.write('X-Slow: yes\r\n');
  }, dripEveryMs);
  socket.resume();
  socket.on('error', () => undefined);
  const cut = new Promise<number>((resolve) => {
    socket.on('close', () => {
      clearInterval(dropping);
      resolve(Date.now() - startMs);
    });
  });
  return { cut, socket };
}

async function longestMs(work: readonly (() => Promise<unknown>)[]): Promise<number> {
  let longest = 0;
  for (const one of work) {
    const startMs = performance.now();
    await one();
    longest = Math.max(longest, performance.now() - startMs);
  }
  return longest;
}

test('hundreds of dripping connections are cut, and nobody else is slowed', async (t) => {
  const directory = await temporaryFolder(t);
  const key = await addKey(directory, 'firm');
  const service = await startService(t, directory);
  const port = Number(new URL(service.url).port);
  const client = createClient(service.url, key);
  const asks = (round: string) =>
    requests(round, 200).map((event) => () => client.decideAll([event]));
  await longestMs(asks('warm'));
  const alone = await longestMs(asks('alone'));
  const drips = Array.from({ length: dripping }, () => drip(port));
  const beside = await longestMs(asks('beside'));
  const cut = await Promise.all(drips.map((one) => one.cut));
  t.diagnostic(
    `longest of 200: ${alone.toFixed(0)} ms alone, ${beside.toFixed(0)} ms beside ${dripping} dripping; cut after ${Math.max(...cut)} ms`,
  );
  assert.ok(Math.max(...cut) < cutMsMax);
  // Generous, since it is the longest of many on a machine that may be busy.
  assert.ok(beside < Math.max(10 * alone, 5_000), `${beside} ms`);
  client.close();
});

test('huge headers are refused by many at once, and the service goes on', async (t) => {
  const directory = await temporaryFolder(t);
  const key = await addKey(directory, 'firm');
  const service = await startService(t, directory);
  const port = Number(new URL(service.url).port);
  const huge = `GET /healthz HTTP/1.1\r\nHost: x\r\nX-Huge: ${'a'.repeat(1_000_000)}\r\n\r\n`;
  const answers = await Promise.all(Array.from({ length: 50 }, () => sendRaw(port, huge)));
  for (const answer of answers)
    assert.ok(answer === '' || / 431 /.test(answer), answer.slice(0, 80));
  assert.ok(answers.some((answer) => / 431 /.test(answer)));
  const client = createClient(service.url, key);
  await client.decideAll(requests('after', 10));
  client.close();
});

/** What comes back before the connection ends; empty where it was reset at once. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (piece: string) => {
      received += piece;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(received));
  });
}
