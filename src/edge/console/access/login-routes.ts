// Coming in by passkey, and setting one up by invitation.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { passkeysMax } from '../../../core/event/console-access.ts';
import type { Operator } from '../../../core/state/operators.ts';
import { sendProblem } from '../../http/answer.ts';
import type { Session } from '../messages.ts';
import { bodyOf, sendJson } from './body.ts';
import { demoRoles } from './demo-routes.ts';
import type { Guard } from './guard.ts';
import { invitedBy } from './invitations.ts';
import { letIn, noteAccess, sessionAnswer } from './let-in.ts';
import { type Parts, refuseMore } from './parts.ts';
import {
  askForNewPasskey,
  askForPasskey,
  authenticationResponse,
  proveNewPasskey,
  provePasskey,
  registrationResponse,
} from './passkeys.ts';
import { pendingSeconds } from './pending-logins.ts';
import { hashOf } from './secret.ts';

const secret = z.string().min(1).max(64);
export const label = z.string().max(64).optional();

export function addLoginRoutes(app: FastifyInstance, guard: Guard, parts: Parts): void {
  guard.route(app, 'GET /console/api/login', async (request, reply) => {
    const { settings, demo } = parts;
    const methods = { passkey: true, oidc: settings.oidc !== undefined, demo };
    const session = await sessionNow(parts, request);
    sendJson(reply, { methods, roles: demo ? demoRoles : [], simulated: demo, session });
  });

  guard.route(app, 'POST /console/api/login/passkey/options', async (_request, reply) => {
    const options = await askForPasskey(parts.origin());
    begin(parts, reply, { kind: 'passkey', challenge: options.challenge });
    sendJson(reply, options);
  });

  guard.route(app, 'POST /console/api/login/passkey', async (request, reply) => {
    const body = bodyOf(request, reply, z.object({ response: authenticationResponse }));
    if (!body) return;
    const operator = await recognise(parts, request, body.response);
    if (!operator) return refuse(parts, reply, 'passkey');
    await welcome(parts, request, reply, operator, 'passkey');
  });

  guard.route(app, 'POST /console/api/login/invitation', async (request, reply) => {
    const body = bodyOf(request, reply, z.object({ token: secret }));
    if (!body) return;
    const known = parts.setUp.invitees(await parts.directory.list());
    const operator = invitedBy(body.token, known, parts.nowMs());
    if (!operator) return sendProblem(reply, 'invitation-unknown');
    const options = await askForNewPasskey(operator, parts.origin());
    const { user } = operator;
    const invitation = hashOf(body.token);
    begin(parts, reply, {
      kind: 'new-passkey',
      challenge: options.challenge,
      user,
      invitation,
    });
    sendJson(reply, { name: operator.name, role: operator.role, options });
  });

  guard.route(app, 'POST /console/api/login/invitation/passkey', (request, reply) =>
    accept(parts, request, reply),
  );
}

/** Who is in already: the console asks for it here, where a no is no error. */
async function sessionNow(parts: Parts, request: FastifyRequest): Promise<Session | undefined> {
  const cookie = parts.cookies.read(request, 'session');
  const session = cookie === '' ? undefined : parts.sessions.use(cookie);
  const operator = session && (await parts.directory.find(session.user));
  return operator?.state === 'active' ? sessionAnswer(parts, operator, cookie) : undefined;
}

export function begin(
  { pending, cookies }: Parts,
  reply: FastifyReply,
  login: Parameters<Parts['pending']['begin']>[0],
): void {
  cookies.write(reply, 'login', pending.begin(login), pendingSeconds);
}

async function welcome(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  operator: Operator,
  method: 'passkey' | 'invitation',
): Promise<void> {
  const cookie = await letIn(parts, request, reply, operator, method);
  sendJson(reply, await sessionAnswer(parts, operator, cookie));
}

/** Whose passkey it is, proved; its counter is on record before he is let in. */
async function recognise(
  parts: Parts,
  request: FastifyRequest,
  response: z.infer<typeof authenticationResponse>,
): Promise<Operator | undefined> {
  const login = parts.pending.take(parts.cookies.read(request, 'login'));
  if (login?.kind !== 'passkey') return undefined;
  const owner = ownerOf(response.id, await parts.directory.list());
  if (!owner) return undefined;
  let recognised: Operator | undefined;
  await parts.directory.save(owner.user, async (operators) => {
    // Looked up again: between two log-ins with the same passkey the counter has gone up.
    const operator = ownerOf(response.id, operators);
    const passkey = operator?.passkeys.find(({ id }) => id === response.id);
    if (!operator || !passkey) return undefined;
    const proved = await provePasskey(response, passkey, login.challenge, parts.origin());
    if (!proved) return undefined;
    const passkeys = operator.passkeys.map((each) => (each === passkey ? proved : each));
    recognised = { ...operator, passkeys };
    return proved.counter === passkey.counter ? undefined : recognised;
  });
  return recognised;
}

function ownerOf(passkey: string, operators: readonly Operator[]): Operator | undefined {
  return operators.find(
    ({ state, passkeys }) => state === 'active' && passkeys.some(({ id }) => id === passkey),
  );
}

async function refuse(parts: Parts, reply: FastifyReply, method: string): Promise<void> {
  // Not who: what was sent as a name may be anything.
  if (!parts.refusals.exceeds('')) await noteAccess(parts, 'nobody', 'login-refused', method);
  sendProblem(reply, 'login-refused');
}

const acceptance = z.object({ token: secret, response: registrationResponse, label });

/** The link is used up by the passkey that is set up with it. */
async function accept(parts: Parts, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const body = bodyOf(request, reply, acceptance);
  if (!body) return;
  const login = parts.pending.take(parts.cookies.read(request, 'login'));
  const isBegun = login?.kind === 'new-passkey' && login.invitation === hashOf(body.token);
  if (!isBegun) return refuse(parts, reply, 'invitation');
  const created = new Date(parts.nowMs()).toISOString();
  const passkey = await proveNewPasskey(body.response, login.challenge, parts.origin(), created);
  if (!passkey) return refuse(parts, reply, 'invitation');
  let isFull = false;
  const operator = await parts.directory.save(login.user, (operators) => {
    const invited = invitedBy(body.token, parts.setUp.invitees(operators), parts.nowMs());
    if (!invited || ownsAlready(operators, passkey.id)) return undefined;
    isFull = invited.passkeys.length >= passkeysMax;
    if (isFull) return undefined;
    const passkeys = [...invited.passkeys, { ...passkey, label: body.label }];
    return { ...invited, state: 'active', passkeys, invitation: undefined };
  });
  if (isFull) return refuseMore(reply, passkeysMax);
  if (!operator) return sendProblem(reply, 'invitation-unknown');
  parts.setUp.used(operator.user);
  await welcome(parts, request, reply, operator, 'invitation');
}

export function ownsAlready(operators: readonly Operator[], passkey: string): boolean {
  return operators.some(({ passkeys }) => passkeys.some(({ id }) => id === passkey));
}
