// Coming in by the firm's own log-in service: out to it, and back.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Operator } from '../../../core/state/operators.ts';
import { sendProblem } from '../../http/answer.ts';
import { isFull } from './directory.ts';
import type { Guard } from './guard.ts';
import { letIn, noteAccess } from './let-in.ts';
import { begin } from './login-routes.ts';
import { createOidc, type Oidc, type OidcPerson } from './oidc.ts';
import type { Parts } from './parts.ts';

const callback = '/console/api/login/oidc/callback';

/** Without the setting the routes are not there. */
export function addOidcRoutes(app: FastifyInstance, guard: Guard, parts: Parts): void {
  if (!parts.settings.oidc) return;
  const oidc = createOidc(parts.settings.oidc);

  guard.route(app, 'GET /console/api/login/oidc', async (_request, reply) => {
    const login = await oidc.begin(parts.origin() + callback).catch(parts.report);
    if (!login) return sendProblem(reply, 'login-service-unavailable');
    const { url, state, nonce, verifier } = login;
    begin(parts, reply, { kind: 'oidc', state, nonce, verifier });
    reply.redirect(url, 303);
  });

  guard.route(app, 'GET /console/api/login/oidc/callback', async (request, reply) => {
    const operator = await recognise(parts, oidc, request);
    if (operator) {
      await letIn(parts, request, reply, operator, 'oidc');
      reply.redirect('/console/', 303);
    } else await turnAway(parts, reply);
  });
}

async function turnAway(parts: Parts, reply: FastifyReply): Promise<void> {
  if (!parts.refusals.exceeds('')) await noteAccess(parts, 'nobody', 'login-refused', 'oidc');
  reply.redirect('/console/enter?refused=oidc', 303);
}

async function recognise(
  parts: Parts,
  oidc: Oidc,
  request: FastifyRequest,
): Promise<Operator | undefined> {
  const login = parts.pending.take(parts.cookies.read(request, 'login'));
  if (login?.kind !== 'oidc') return undefined;
  const current = new URL(request.url, parts.origin());
  const person = await oidc.finish(current, login).catch(parts.report);
  if (!person?.role) return undefined;
  return register(parts, person);
}

/** The service's word on name, role and firm counts, today's; a user disabled here stays out. */
async function register(parts: Parts, person: OidcPerson): Promise<Operator | undefined> {
  let operator: Operator | undefined;
  await parts.directory.save(person.user, (operators) => {
    const known = operators.find(({ user }) => user === person.user);
    if (known?.state === 'disabled' || (!known && isFull(operators))) return undefined;
    operator = operatorOf(person, known);
    return known && isAsBefore(known, operator) ? undefined : operator;
  });
  return operator;
}

function operatorOf(person: OidcPerson, known: Operator | undefined): Operator {
  const { user, name, role, firm, issuer, subject } = person;
  return {
    passkeys: [],
    ...known,
    user,
    name,
    role: role!,
    firm,
    state: 'active',
    subject: { issuer, subject },
  };
}

function isAsBefore(known: Operator, now: Operator): boolean {
  return known.name === now.name && known.role === now.role && known.firm === now.firm;
}
