// Users of the console: an administrator lists, invites and changes them.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { name as firmName } from '../../../core/event/common.ts';
import { roles } from '../../../core/event/console-access.ts';
import { type Operator, operatorsMax } from '../../../core/state/operators.ts';
import { problemAnswer } from '../../../engine/problem.ts';
import { sendAnswer, sendProblem } from '../../http/answer.ts';
import { bodyOf, sendJson } from './body.ts';
import { isFull } from './directory.ts';
import { canAdminister, newUserId } from './first-start.ts';
import type { CurrentOperator, Guard } from './guard.ts';
import { type Invited, invite } from './invitations.ts';
import { userOf } from './let-in.ts';
import { type Parts, refuseMore } from './parts.ts';

const hourMs = 3_600_000;
const userName = z.string().trim().min(1).max(128);
/** Empty: all firms. */
const firm = z.union([z.literal(''), firmName]);
const newUser = z.strictObject({ name: userName, role: z.enum(roles), firm: firm.default('') });
const changedUser = z.strictObject({
  name: userName.optional(),
  role: z.enum(roles).optional(),
  firm: firm.optional(),
  state: z.enum(['active', 'disabled']).optional(),
});
type ChangedUser = z.infer<typeof changedUser>;
const newLink = z.strictObject({ forgetPasskeys: z.boolean().default(false) });

export function addUserRoutes(app: FastifyInstance, guard: Guard, parts: Parts): void {
  guard.route(app, 'GET /console/api/users', async (request, reply) => {
    const operators = await parts.directory.list();
    const seen = operators.filter((operator) => governs(request.operator, operator));
    sendJson(reply, { users: seen.map((operator) => lineOf(operator, parts.nowMs())) });
  });
  guard.route(app, 'POST /console/api/users', (request, reply) =>
    createUser(parts, request, reply),
  );
  guard.route(app, 'PUT /console/api/users/:id', (request, reply) =>
    changeUser(parts, request, reply),
  );
  guard.route(app, 'POST /console/api/users/:id/invitation', (request, reply) =>
    inviteAgain(parts, request, reply),
  );
}

/** An administrator of one firm has nothing to say about the users of another, or of all. */
export function governs({ firm: own }: CurrentOperator, other: { firm?: string }): boolean {
  return own === '' || other.firm === own;
}

function invited(parts: Parts, operator: Operator): Invited {
  const goodForMs = parts.settings.invitationHours * hourMs;
  return invite(operator, parts.origin(), parts.nowMs(), goodForMs);
}

async function createUser(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const body = bodyOf(request, reply, newUser);
  if (!body) return;
  if (!governs(request.operator, body)) return sendProblem(reply, 'role-insufficient', ofOneFirm);
  const { name, role } = body;
  const made = invited(parts, {
    user: newUserId(),
    name,
    role,
    firm: body.firm || undefined,
    state: 'invited',
    passkeys: [],
  });
  const saved = await parts.directory.save(request.operator.id, (operators) =>
    isFull(operators) ? undefined : made.operator,
  );
  if (!saved) return refuseMore(reply, operatorsMax);
  const { link, expires } = made;
  sendJson(reply, { user: lineOf(saved, parts.nowMs()), link, expires }, 201);
}

const ofOneFirm = 'an administrator of one firm manages its own users';

/** Why a change is not made, where it is not. */
type Refused = 'record-unknown' | 'administrator-last' | 'role-insufficient';

async function changeUser(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const body = bodyOf(request, reply, changedUser);
  if (!body) return;
  const { id } = request.params as { id: string };
  let refused: Refused | undefined;
  const saved = await parts.directory.save(request.operator.id, (operators) => {
    const operator = operators.find(({ user }) => user === id);
    const changed = operator && changedBy(operator, body);
    refused = refusalOf(request.operator, operators, operator, changed);
    return refused ? undefined : changed;
  });
  if (refused) return sendRefused(reply, refused, id);
  // A right taken away is taken away at once, wherever the person is logged in.
  if ('role' in body || 'state' in body || 'firm' in body) parts.sessions.endAll(id);
  sendJson(reply, { user: lineOf(saved!, parts.nowMs()) });
}

function refusalOf(
  by: CurrentOperator,
  operators: readonly Operator[],
  operator: Operator | undefined,
  changed: Operator | undefined,
): Refused | undefined {
  if (!operator || !changed || !governs(by, operator)) return 'record-unknown';
  if (!governs(by, changed)) return 'role-insufficient';
  const after = operators.map((each) => (each === operator ? changed : each));
  return operators.some(canAdminister) && !after.some(canAdminister)
    ? 'administrator-last'
    : undefined;
}

function sendRefused(reply: FastifyReply, refused: Refused, id: string): void {
  if (refused === 'record-unknown')
    sendAnswer(reply, problemAnswer('record-unknown', `user ${id}`));
  else sendProblem(reply, refused, refused === 'role-insufficient' ? ofOneFirm : undefined);
}

function changedBy(operator: Operator, change: ChangedUser): Operator {
  const { name = operator.name, role = operator.role } = change;
  const changed = { ...operator, name, role, firm: (change.firm ?? operator.firm) || undefined };
  if (change.state === 'disabled') return { ...changed, state: 'disabled', invitation: undefined };
  if (change.state === undefined) return changed;
  // Back in with what he had; who had nothing needs a new link.
  const hasWayIn = operator.passkeys.length > 0 || operator.subject !== undefined;
  return { ...changed, state: hasWayIn ? 'active' : 'invited' };
}

async function inviteAgain(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const body = bodyOf(request, reply, newLink);
  if (!body) return;
  const { id } = request.params as { id: string };
  let again: Invited | undefined;
  const saved = await parts.directory.save(request.operator.id, (operators) => {
    const operator = operators.find(({ user }) => user === id);
    if (!operator || operator.state === 'disabled') return undefined;
    if (!governs(request.operator, operator)) return undefined;
    const passkeys = body.forgetPasskeys ? [] : operator.passkeys;
    again = invited(parts, { ...operator, passkeys });
    return again.operator;
  });
  if (!saved || !again) return sendRefused(reply, 'record-unknown', id);
  if (body.forgetPasskeys) parts.sessions.endAll(id);
  sendJson(reply, { link: again.link, expires: again.expires }, 201);
}

function lineOf(operator: Operator, nowMs: number) {
  const { state, passkeys, invitation, subject } = operator;
  const isGood = invitation !== undefined && Date.parse(invitation.expires) > nowMs;
  return {
    ...userOf(operator),
    state,
    passkeys: passkeys.length,
    oidc: subject !== undefined,
    invitationExpires: isGood ? invitation.expires : undefined,
  };
}
