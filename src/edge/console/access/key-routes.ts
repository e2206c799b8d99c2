// The firms' keys: an administrator lists, makes, changes over and revokes them. A token is shown once.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { name as firmName } from '../../../core/event/common.ts';
import { type KeyLine, listKeys, makeKey, revokeKey, rotateKey } from '../../../engine/keys.ts';
import { problemAnswer } from '../../../engine/problem.ts';
import { sendAnswer, sendProblem } from '../../http/answer.ts';
import { bodyOf, sendJson } from './body.ts';
import type { Guard } from './guard.ts';
import { noteAccess } from './let-in.ts';
import type { Parts } from './parts.ts';
import { governs } from './user-routes.ts';

const hourMs = 3_600_000;
/** Two weeks: a firm's slowest change of a setting. */
const overlapHoursMax = 336;
const newKey = z.strictObject({ firm: firmName });
const rotation = z.strictObject({ overlapHours: z.number().min(0).max(overlapHoursMax) });

export function addKeyRoutes(app: FastifyInstance, guard: Guard, parts: Parts): void {
  const { keysDirectory } = parts;

  guard.route(app, 'GET /console/api/keys', (request, reply) => {
    const keys = listKeys(keysDirectory).filter((key) => governs(request.operator, key));
    sendJson(reply, { keys });
  });

  guard.route(app, 'POST /console/api/keys', async (request, reply) => {
    const body = bodyOf(request, reply, newKey);
    if (!body) return;
    if (!governs(request.operator, body)) return sendProblem(reply, 'role-insufficient');
    const made = await makeKey(keysDirectory, body.firm);
    await noteAccess(parts, request.operator.id, 'key-added', made.key.id);
    sendJson(reply, made, 201);
  });

  guard.route(app, 'POST /console/api/keys/:id/rotate', async (request, reply) => {
    const body = bodyOf(request, reply, rotation);
    const key = keyOf(parts, request, reply);
    if (!body || !key) return;
    const made = await rotateKey(keysDirectory, key.id, body.overlapHours * hourMs);
    if (!made) return sendUnknown(reply, key.id);
    await noteAccess(parts, request.operator.id, 'key-rotated', `${key.id} ${made.key.id}`);
    sendJson(reply, made, 201);
  });

  guard.route(app, 'DELETE /console/api/keys/:id', async (request, reply) => {
    const key = keyOf(parts, request, reply);
    if (!key) return;
    await revokeKey(keysDirectory, key.id);
    await noteAccess(parts, request.operator.id, 'key-revoked', key.id);
    reply.code(204).send();
  });
}

/** The key of the path, if who asks may know of it. */
function keyOf(parts: Parts, request: FastifyRequest, reply: FastifyReply): KeyLine | undefined {
  if (reply.sent) return undefined;
  const { id } = request.params as { id: string };
  const key = listKeys(parts.keysDirectory).find((each) => each.id === id);
  if (key && governs(request.operator, key)) return key;
  sendUnknown(reply, id);
  return undefined;
}

function sendUnknown(reply: FastifyReply, id: string): void {
  sendAnswer(reply, problemAnswer('record-unknown', `key ${id}`));
}
