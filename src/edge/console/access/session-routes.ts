// Who is in, going out, and a person's own passkeys.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Passkey, passkeysMax } from '../../../core/event/console-access.ts';
import { problemAnswer } from '../../../engine/problem.ts';
import { sendAnswer, sendProblem } from '../../http/answer.ts';
import { bodyOf, sendJson } from './body.ts';
import type { Guard } from './guard.ts';
import { noteAccess, sessionAnswer } from './let-in.ts';
import { begin, label, ownsAlready } from './login-routes.ts';
import { type Parts, refuseMore } from './parts.ts';
import { askForNewPasskey, proveNewPasskey, registrationResponse } from './passkeys.ts';

export function addSessionRoutes(app: FastifyInstance, guard: Guard, parts: Parts): void {
  const { directory, sessions, cookies } = parts;

  guard.route(app, 'GET /console/api/session', async (request, reply) => {
    const operator = await directory.find(request.operator.id);
    const cookie = cookies.read(request, 'session');
    sendJson(reply, await sessionAnswer(parts, operator!, cookie));
  });

  guard.route(app, 'POST /console/api/logout', async (request, reply) => {
    const body = bodyOf(request, reply, z.object({ everywhere: z.boolean().default(false) }));
    if (!body) return;
    // First out, then on record: a person who goes is gone even when the journal is not to be had.
    if (body.everywhere) sessions.endAll(request.operator.id);
    else sessions.end(cookies.read(request, 'session'));
    cookies.clear(reply, 'session');
    const action = body.everywhere ? 'logout-everywhere' : 'logout';
    await noteAccess(parts, request.operator.id, action, '');
    reply.code(204).send();
  });

  guard.route(app, 'GET /console/api/people', async (request, reply) => {
    const { firm } = request.operator;
    const people = (await directory.list())
      .filter((operator) => firm === '' || (operator.firm ?? '') === '' || operator.firm === firm)
      .map(({ user, name, role }) => ({ id: user, name, role }));
    sendJson(reply, { people });
  });

  addPasskeyRoutes(app, guard, parts);
}

function addPasskeyRoutes(app: FastifyInstance, guard: Guard, parts: Parts): void {
  const { directory } = parts;

  guard.route(app, 'GET /console/api/passkeys', async (request, reply) => {
    const operator = await directory.find(request.operator.id);
    sendJson(reply, { passkeys: operator!.passkeys.map(passkeyLine) });
  });

  guard.route(app, 'POST /console/api/passkeys/options', async (request, reply) => {
    const operator = await directory.find(request.operator.id);
    const options = await askForNewPasskey(operator!, parts.origin());
    const { challenge } = options;
    const user = request.operator.id;
    begin(parts, reply, { kind: 'new-passkey', challenge, user, invitation: '' });
    sendJson(reply, options);
  });

  guard.route(app, 'POST /console/api/passkeys', (request, reply) =>
    addPasskey(parts, request, reply),
  );

  guard.route(app, 'DELETE /console/api/passkeys/:id', (request, reply) =>
    removePasskey(parts, request, reply),
  );
}

const addition = z.object({ response: registrationResponse, label });

async function addPasskey(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const body = bodyOf(request, reply, addition);
  if (!body) return;
  const { id } = request.operator;
  const login = parts.pending.take(parts.cookies.read(request, 'login'));
  const isBegun = login?.kind === 'new-passkey' && login.user === id && login.invitation === '';
  if (!isBegun) return sendProblem(reply, 'login-refused');
  const created = new Date(parts.nowMs()).toISOString();
  const passkey = await proveNewPasskey(body.response, login.challenge, parts.origin(), created);
  if (!passkey) return sendProblem(reply, 'login-refused');
  const saved = await parts.directory.save(id, (operators) => {
    const operator = operators.find(({ user }) => user === id);
    if (!operator || operator.passkeys.length >= passkeysMax) return undefined;
    if (ownsAlready(operators, passkey.id)) return undefined;
    return { ...operator, passkeys: [...operator.passkeys, { ...passkey, label: body.label }] };
  });
  if (!saved) return refuseMore(reply, passkeysMax);
  sendJson(reply, { passkeys: saved.passkeys.map(passkeyLine) }, 201);
}

/** The last one stays, unless there is another way in. */
async function removePasskey(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { id } = request.params as { id: string };
  const saved = await parts.directory.save(request.operator.id, (operators) => {
    const operator = operators.find(({ user }) => user === request.operator.id)!;
    const passkeys = operator.passkeys.filter((passkey) => passkey.id !== id);
    const isLocked = passkeys.length === 0 && operator.subject === undefined;
    if (isLocked || passkeys.length === operator.passkeys.length) return undefined;
    return { ...operator, passkeys };
  });
  if (!saved) {
    sendAnswer(reply, problemAnswer('record-unknown', 'no such passkey, or the last one'));
    return;
  }
  sendJson(reply, { passkeys: saved.passkeys.map(passkeyLine) });
}

function passkeyLine({ id, label: given, created }: Passkey) {
  return { id, label: given ?? '', created };
}
