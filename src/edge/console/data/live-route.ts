// GET /live: server-sent events (WHATWG HTML, 9.2) with `now`, `change` and `beat`.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../../http/answer.ts';
import type { DataParts } from './data-routes.ts';
import { createLive, type Watcher } from './live.ts';

/** Bytes that may wait for a slow reader: some twenty looks. */
const waitingBytesMax = 1024 * 1024;
/** A browser comes back after so long. */
const retryMs = 2_000;

export function addLiveRoute(app: FastifyInstance, { engine, guard, report }: DataParts): void {
  const live = createLive({ engine, report });
  // Streams have no end of their own: closing would wait for them.
  app.addHook('preClose', async () => live.close());

  guard.route(app, 'GET /console/api/live', (request, reply) => {
    if (!live.hasRoom) {
      sendProblem(reply, 'too-many-requests', 'too many pages are open');
      return;
    }
    const watcher = watcherOf(request, reply);
    const { firm } = request;
    begin(reply);
    live.watch(firm, watcher);
    reply.raw.on('close', () => live.leave(firm, watcher));
  });
}

function watcherOf(request: FastifyRequest, reply: FastifyReply): Watcher {
  const last = Number(request.headers['last-event-id']);
  return {
    send(text) {
      reply.raw.write(text);
      return reply.raw.writableLength < waitingBytesMax;
    },
    end: () => reply.raw.end(),
    isAlive: () => request.operator.alive(),
    since: Number.isSafeInteger(last) && last > 0 ? last : undefined,
  };
}

function begin(reply: FastifyReply): void {
  reply.hijack();
  // The headers the gate has set are Fastify's until they are written.
  const headers = reply.getHeaders() as Record<string, string>;
  reply.raw.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  reply.raw.write(`retry: ${retryMs}\n\n`);
}
