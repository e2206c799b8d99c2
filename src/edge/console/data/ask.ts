// What the routes of the console's data have in common: what was asked, checked, and on to the engine.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Query } from '../../../engine/client.ts';
import { sendAnswer, sendProblem } from '../../http/answer.ts';
import type { CurrentOperator } from '../access/guard.ts';
import type { DataParts } from './data-routes.ts';

/** Path and query string as `schema` has them; nothing where not so, which the client was then told. */
export function askedOf<Value>(
  request: FastifyRequest,
  reply: FastifyReply,
  schema: z.ZodType<Value>,
): Value | undefined {
  const result = schema.safeParse({ ...(request.query as object), ...(request.params as object) });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  sendProblem(reply, 'invalid-parameter', [...issue!.path, issue!.message].join(': '));
  return undefined;
}

export async function answerQuery(
  { engine }: DataParts,
  request: FastifyRequest,
  reply: FastifyReply,
  query: Query,
): Promise<void> {
  sendAnswer(reply, await engine.query(request.firm, query));
}

/** Who acts, as it is journalled. */
export function personOf({ id, role, firm }: CurrentOperator) {
  return { by: id, role, ...(firm === '' ? undefined : { firm }) };
}
