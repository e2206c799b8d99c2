// Lets a person in who has proved who he is, and tells the console who is in.
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccessAction } from '../../../core/event/console-access.ts';
import type { Operator } from '../../../core/state/operators.ts';
import type { Session, User } from '../messages.ts';
import { actError } from './directory.ts';
import { csrfPurpose } from './guard.ts';
import type { Parts } from './parts.ts';
import { derivedFrom } from './secret.ts';

export type LoginMethod = 'passkey' | 'invitation' | 'oidc' | 'demo';

/** A new session in place of the browser's old one; on record before the cookie is given. */
export async function letIn(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  { user }: Operator,
  method: LoginMethod,
): Promise<string> {
  const { sessions, cookies } = parts;
  await noteAccess(parts, user, 'login', method);
  const before = cookies.read(request, 'session');
  if (before !== '') sessions.end(before);
  const cookie = sessions.begin(user);
  cookies.clear(reply, 'login');
  cookies.write(reply, 'session', cookie);
  return cookie;
}

/** Puts on record what was done about who may come in. */
export async function noteAccess(
  { engine }: Pick<Parts, 'engine'>,
  by: string,
  action: AccessAction,
  subject: string,
): Promise<void> {
  const id = `console-access-${randomUUID()}`;
  const answer = await engine.act({ type: 'console-access', id, by, action, subject });
  if (answer.status >= 300) throw actError(answer);
}

export async function sessionAnswer(
  parts: Parts,
  operator: Operator,
  cookie: string,
): Promise<Session> {
  const session = parts.sessions.use(cookie);
  const { eventTime } = await parts.engine.status();
  return {
    user: userOf(operator),
    csrf: derivedFrom(cookie, csrfPurpose),
    expires: new Date(session?.expiresMs ?? parts.nowMs()).toISOString(),
    simulated: parts.demo,
    timeZone: 'Asia/Tokyo',
    now: eventTime,
  };
}

export function userOf({ user, name, role, firm = '' }: Operator): User {
  return { id: user, name, role, firm };
}
