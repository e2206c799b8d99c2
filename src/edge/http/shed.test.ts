import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { createShedding, shedLoad } from './shed.ts';

test('a thread in time refuses nothing; one that is late refuses ever more, evenly, never all', () => {
  const shedding = createShedding();
  for (let nth = 0; nth < 100; nth += 1) shedding.observe(1, 500);
  assert.equal(shedding.share, 0);
  assert.equal(shedding.refusesNext(), false);
  for (let nth = 0; nth < 10; nth += 1) shedding.observe(50, 500);
  const half = Array.from({ length: 100 }, () => shedding.refusesNext());
  assert.ok(Math.abs(half.filter(Boolean).length - 50) <= 1);
  for (let nth = 0; nth < 1000; nth += 1) shedding.observe(50, 500);
  assert.equal(shedding.share, 0.9);
});

test('a pause of the machine with few requests refuses none', () => {
  const shedding = createShedding();
  for (let nth = 0; nth < 100; nth += 1) shedding.observe(500, 64);
  assert.equal(shedding.share, 0);
});

test('in time again it takes everything within a second', () => {
  const shedding = createShedding();
  for (let nth = 0; nth < 1000; nth += 1) shedding.observe(50, 500);
  for (let nth = 0; nth < 100; nth += 1) shedding.observe(0, 10);
  assert.equal(shedding.share, 0);
});

test('what is refused is a problem with when to come back; health is never refused', async () => {
  const app = Fastify();
  app.post('/v1/decisions', async () => 'decided');
  app.get('/healthz', async () => 'well');
  let refused = 0;
  const always = { share: 1, refusesNext: () => true, observe: () => undefined };
  shedLoad(app, always, () => {
    refused += 1;
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const answer = await fetch(`${url}/v1/decisions`, {
    method: 'POST',
    body: JSON.stringify({ fill: 'x'.repeat(10_000) }),
    headers: { 'content-type': 'application/json' },
  });
  assert.equal(answer.status, 503);
  assert.equal(answer.headers.get('retry-after'), '1');
  assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8');
  assert.equal(((await answer.json()) as { code: string }).code, 'too-busy');
  assert.equal(await (await fetch(`${url}/healthz`)).text(), 'well');
  assert.equal(refused, 1);
  await app.close();
});
