// GET /instruments/:id, /alerts and /restrictions; POST and DELETE of a restriction.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { instrument, time } from '../../../core/event/common.ts';
import { hourMs } from '../../../core/lib/decay.ts';
import { timeOf } from '../../../core/lib/time.ts';
import { sendAnswer } from '../../http/answer.ts';
import { bodyOf } from '../access/body.ts';
import { answerQuery, askedOf, personOf } from './ask.ts';
import type { DataParts } from './data-routes.ts';

const one = z.object({ id: instrument });
const none = z.object({});
const alerts = z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) });
/** A week: a longer stop is the market's own affair. */
const hoursMax = 168;
const restricted = z.strictObject({
  hours: z.number().positive().max(hoursMax).optional(),
  expires: time.optional(),
  note: z.string().max(1_024).optional(),
});
const lifted = z.strictObject({ note: z.string().max(1_024).optional() });

export function addMarketRoutes(app: FastifyInstance, parts: DataParts): void {
  const { guard, engine } = parts;

  guard.route(app, 'GET /console/api/instruments/:id', (request, reply) => {
    const asked = askedOf(request, reply, one);
    return asked && answerQuery(parts, request, reply, { kind: 'console-instrument', ...asked });
  });

  guard.route(app, 'GET /console/api/alerts', (request, reply) => {
    const asked = askedOf(request, reply, alerts);
    return asked && answerQuery(parts, request, reply, { kind: 'console-alerts', ...asked });
  });

  guard.route(app, 'GET /console/api/restrictions', (request, reply) => {
    if (!askedOf(request, reply, none)) return undefined;
    return answerQuery(parts, request, reply, { kind: 'console-restrictions' });
  });

  guard.route(app, 'POST /console/api/instruments/:id/restriction', async (request, reply) => {
    const path = askedOf(request, reply, one);
    const body = path && bodyOf(request, reply, restricted);
    if (!path || !body) return;
    const { hours = 24, expires = await hoursFromNow(parts, request.firm, hours), note } = body;
    const said = { instrument: path.id, expires, ...(note === undefined ? undefined : { note }) };
    const who = personOf(request.operator);
    const event = { type: 'restriction', id: `restriction-${randomUUID()}`, ...who, ...said };
    const answer = await engine.act(event);
    const state = { instrument: path.id, expires, by: who.by, note };
    sendAnswer(
      reply,
      answer.status === 200 ? { status: 200, body: JSON.stringify(state) } : answer,
    );
  });

  guard.route(app, 'DELETE /console/api/instruments/:id/restriction', async (request, reply) => {
    const path = askedOf(request, reply, one);
    const body = path && bodyOf(request, reply, lifted);
    if (!path || !body) return;
    const said = { instrument: path.id, lifted: true, ...body };
    const who = personOf(request.operator);
    const event = { type: 'restriction', id: `restriction-${randomUUID()}`, ...who, ...said };
    sendAnswer(reply, await engine.act(event));
  });
}

/** By the engine's time: in a replayed world it is not this machine's. */
async function hoursFromNow({ engine }: DataParts, firm: string, hours: number): Promise<string> {
  const answer = await engine.query(firm, { kind: 'console-clock' });
  const { time: now } = JSON.parse(answer.body) as { time: string };
  return timeOf(Date.parse(now) + hours * hourMs);
}
