// The peer of the service: the same route on a bare Fastify, the body parsed, a constant answered.
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';

const app = Fastify({ logger: false });
let answer = '';

app.post('/v1/decisions', (request, reply) => {
  if (typeof request.body !== 'object') throw new Error('the body was not parsed');
  reply.header('content-type', 'application/json; charset=utf-8').send(answer);
});

process.on('message', (message: { answer: string }) => {
  answer = message.answer;
  process.send!({ taken: answer.length });
});

await app.listen({ host: '127.0.0.1', port: 0 });
process.send!({ port: (app.server.address() as AddressInfo).port });
