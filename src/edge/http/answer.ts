// Sends the engine's answers and this edge's own refusals.
import type { FastifyReply } from 'fastify';
import type { Answer } from '../../engine/client.ts';
import { type ProblemCode, problemBody, problems, problemType } from './problem.ts';
import { addSafeHeaders } from './safe-headers.ts';

export const jsonType = 'application/json; charset=utf-8';

/** Seconds after which a refusal that is about load or chance is worth another try. */
const retryAfterSeconds: Partial<Record<ProblemCode, number>> = {
  'engine-unavailable': 1,
  'too-many-batches': 1,
  'too-many-requests': 60,
  'too-many-wrong-keys': 60,
  'login-service-unavailable': 5,
};

/** As it is: the engine has made the text, whether decision or problem. */
export function sendAnswer(reply: FastifyReply, answer: Answer): void {
  reply.raw.statusCode = answer.status;
  reply.header('content-type', answer.status < 400 ? jsonType : problemType);
  if (answer.retryAfterSeconds !== undefined) reply.header('retry-after', answer.retryAfterSeconds);
  reply.send(answer.body);
}

export function sendProblem(reply: FastifyReply, code: ProblemCode, detail?: string): void {
  const seconds = retryAfterSeconds[code];
  if (seconds !== undefined) reply.header('retry-after', seconds);
  // The gate of the console has set them already, unless the request never came to it.
  if (reply.request.url.startsWith('/console') && !reply.hasHeader('x-content-type-options'))
    addSafeHeaders(reply);
  if (code.startsWith('key-')) reply.header('www-authenticate', 'Bearer realm="sekisho"');
  reply
    .code(problems[code].status)
    .header('content-type', problemType)
    .send(problemBody(code, detail));
}
