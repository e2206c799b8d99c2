// GET and POST /actions: what people do with cases, and the second person's word on what waits for it.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { actionNames, attachment, casesPerActionMax } from '../../../core/event/console.ts';
import type { Answer } from '../../../engine/client.ts';
import { sendAnswer } from '../../http/answer.ts';
import { bodyOf } from '../access/body.ts';
import { answerQuery, askedOf, personOf } from './ask.ts';
import type { DataParts } from './data-routes.ts';

const caseName = z.string().min(1).max(256);
const note = z.string().max(1_024).optional();

const action = z.strictObject({
  action: z.enum(actionNames),
  cases: z
    .array(z.strictObject({ case: caseName, version: z.number().int().min(0) }))
    .min(1)
    .max(casesPerActionMax),
  campaign: caseName.optional(),
  note,
  to: z.string().max(128).optional(),
  attachment: attachment.optional(),
  /** The client's own name for the action, so that a repeated request counts once. */
  id: z.uuid().optional(),
});
const agreement = z.strictObject({ note });
const asked = z.object({ state: z.enum(['waiting']).optional() });
const one = z.object({ id: z.string().min(1).max(64) });

export function addActionRoutes(app: FastifyInstance, parts: DataParts): void {
  const { guard, engine } = parts;

  guard.route(app, 'GET /console/api/actions', (request, reply) => {
    const search = askedOf(request, reply, asked);
    if (!search) return undefined;
    const { id, role } = request.operator;
    const query = { kind: 'console-actions', ...search, person: { id, role } } as const;
    return answerQuery(parts, request, reply, query);
  });

  guard.route(app, 'POST /console/api/actions', async (request, reply) => {
    const body = bodyOf(request, reply, action);
    if (!body) return;
    const { id = randomUUID(), ...said } = body;
    const event = { type: 'case-action', id: `act-${id}`, ...personOf(request.operator), ...said };
    const answer = await engine.act(event);
    sendAnswer(
      reply,
      answer.status === 409 ? await withLastAction(parts, request, answer) : answer,
    );
  });

  const answer = async (agreed: boolean, request: FastifyRequest, reply: FastifyReply) => {
    const path = askedOf(request, reply, one);
    const body = path && bodyOf(request, reply, agreement);
    if (!path || !body) return;
    const id = `agree-${randomUUID()}`;
    const said = { ...personOf(request.operator), request: path.id, agreed, ...body };
    sendAnswer(reply, await engine.act({ type: 'action-agreement', id, ...said }));
  };
  guard.route(app, 'POST /console/api/actions/:id/agree', (request, reply) =>
    answer(true, request, reply),
  );
  guard.route(app, 'POST /console/api/actions/:id/refuse', (request, reply) =>
    answer(false, request, reply),
  );
}

/** Beside the first case that is another by now stands who made it so, and how. */
async function withLastAction(
  { engine }: DataParts,
  request: FastifyRequest,
  answer: Answer,
): Promise<Answer> {
  const problem = JSON.parse(answer.body) as { cases?: { case: string }[] };
  const [first, ...others] = problem.cases ?? [];
  if (!first) return answer;
  const { id, role } = request.operator;
  const query = { kind: 'console-case', id: first.case, person: { id, role } } as const;
  const shown = await engine.query(request.firm, query);
  if (shown.status !== 200) return answer;
  const { actions } = JSON.parse(shown.body) as { actions: readonly object[] };
  const cases = [{ ...first, lastAction: actions[0] }, ...others];
  return { ...answer, body: JSON.stringify({ ...problem, cases }) };
}
