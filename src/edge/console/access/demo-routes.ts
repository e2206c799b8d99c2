// The demo's own way in, without a passkey: on loopback, with simulated data, and nowhere else.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Operator } from '../../../core/state/operators.ts';
import { sendProblem } from '../../http/answer.ts';
import { bodyOf, sendJson } from './body.ts';
import type { Guard } from './guard.ts';
import { letIn, sessionAnswer } from './let-in.ts';
import type { Parts } from './parts.ts';

export const demoRoles = ['analyst', 'supervisor', 'auditor'] as const;
type DemoRole = (typeof demoRoles)[number];

const names: Readonly<Record<DemoRole, string>> = {
  analyst: 'Demo analyst',
  supervisor: 'Demo supervisor',
  auditor: 'Demo auditor',
};

/** Outside of the demo the route is not there. */
export function addDemoRoutes(app: FastifyInstance, guard: Guard, parts: Parts): void {
  if (!parts.demo) return;
  guard.route(app, 'POST /console/api/login/demo', async (request, reply) => {
    const body = bodyOf(request, reply, z.object({ role: z.enum(demoRoles) }));
    if (!body) return;
    if (!isLoopback(request.socket.remoteAddress)) return sendProblem(reply, 'login-refused');
    const operator = await demoOperator(parts, body.role);
    const cookie = await letIn(parts, request, reply, operator, 'demo');
    sendJson(reply, await sessionAnswer(parts, operator, cookie));
  });
}

function isLoopback(address = ''): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

/** In the journal like any user: what he does is his. */
async function demoOperator({ directory }: Parts, role: DemoRole): Promise<Operator> {
  const operator: Operator = {
    user: `demo-${role}`,
    name: names[role],
    role,
    state: 'active',
    passkeys: [],
  };
  const known = await directory.find(operator.user);
  if (known) return known;
  await directory.save('demo', () => operator);
  return operator;
}
