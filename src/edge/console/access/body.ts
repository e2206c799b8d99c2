// Reads what a route of the console was sent, and sends what it answers.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { problemAnswer } from '../../../engine/problem.ts';
import { jsonType, sendAnswer } from '../../http/answer.ts';

/** The body as `schema` has it; nothing where it is not so, which the client has then been told. */
export function bodyOf<Value>(
  request: FastifyRequest,
  reply: FastifyReply,
  schema: z.ZodType<Value>,
): Value | undefined {
  const given = jsonOf(request.body);
  if (given === undefined) {
    sendAnswer(reply, problemAnswer('not-json', 'expected one JSON object'));
    return undefined;
  }
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  sendAnswer(reply, problemAnswer('bad-field', issue!.message, issue!.path.join('.') || undefined));
  return undefined;
}

/** No body is an empty object: what is missing in it is then named. */
function jsonOf(body: unknown): unknown {
  if (body === undefined || body === '') return {};
  try {
    return JSON.parse(body as string);
  } catch {
    return undefined;
  }
}

export function sendJson(reply: FastifyReply, value: unknown, status = 200): void {
  reply.code(status).header('content-type', jsonType).send(JSON.stringify(value));
}
