// Sends the engine's answers and this edge's own refusals.
import type { FastifyReply } from 'fastify';
import type { Answer } from '../../engine/client.ts';
import { type ProblemCode, problemBody, problems, problemType } from './problem.ts';

export const jsonType = 'application/json; charset=utf-8';

/** Seconds after which a refusal that is about load or chance is worth another try. */
const retryAfterSeconds: Partial<Record<ProblemCode, number>> = {
  'engine-unavailable': 1,
  'too-many-batches': 1,
  'too-many-wrong-keys': 60,
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
  if (problems[code].status === 401) reply.header('www-authenticate', 'Bearer realm="sekisho"');
  reply
    .code(problems[code].status)
    .header('content-type', problemType)
    .send(problemBody(code, detail));
}
