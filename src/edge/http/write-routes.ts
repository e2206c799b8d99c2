// POST /v1/decisions and /v1/events: a firm's events on their way to the engine.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './answer.ts';
import { answerWith, type Context } from './context.ts';

/** A request event is under 1 KiB; a sender's own fields have room. */
const decisionBytesMax = 64 * 1024;
const eventsBytesMax = 8 * 1024 * 1024;
/** Bounds the memory bodies take to 128 MiB received; one more is told to come again. */
const batchesMax = 16;

export function addWriteRoutes(app: FastifyInstance, context: Context): void {
  const { engine, authentication } = context;
  const onRequest = authentication.requireKey;

  app.post('/v1/decisions', { bodyLimit: decisionBytesMax, onRequest }, (request, reply) => {
    const body = bodyOf(request, reply);
    if (body === undefined) return;
    answerWith(context, 'decisions', request, reply, engine.decide(request.firm, body));
  });

  const events = { bodyLimit: eventsBytesMax, onRequest: [onRequest, limitBatches()] };
  app.post('/v1/events', events, (request, reply) => {
    const body = bodyOf(request, reply);
    if (body === undefined) return;
    answerWith(context, 'events', request, reply, engine.record(request.firm, body));
  });
}

function bodyOf(request: FastifyRequest, reply: FastifyReply): string | undefined {
  const { body } = request;
  if (typeof body === 'string' && body !== '') return body;
  sendProblem(reply, 'body-missing');
  return undefined;
}

function limitBatches() {
  let batches = 0;
  return (_request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    if (batches >= batchesMax) {
      sendProblem(reply, 'too-many-batches');
      return;
    }
    batches++;
    reply.raw.once('close', () => {
      batches--;
    });
    done();
  };
}
