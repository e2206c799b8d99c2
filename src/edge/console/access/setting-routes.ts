// Settings of the installation: what is in force, and a new policy.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Policy } from '../../../core/decision/policy.ts';
import type { Answer } from '../../../engine/client.ts';
import { problemAnswer } from '../../../engine/problem.ts';
import { checkPolicy } from '../../../engine/settings-schema.ts';
import { sendAnswer, sendProblem } from '../../http/answer.ts';
import { bodyOf, sendJson } from './body.ts';
import { actError } from './directory.ts';
import type { Guard } from './guard.ts';
import type { Parts } from './parts.ts';

const newPolicy = z.strictObject({
  policy: z.record(z.string(), z.unknown()),
  /** Version in force when the new one was drawn up. */
  replaces: z.string().max(64),
});

export function addSettingRoutes(app: FastifyInstance, guard: Guard, parts: Parts): void {
  guard.route(app, 'GET /console/api/settings', async (_request, reply) => {
    sendAnswer(reply, await inForce(parts));
  });

  // One after another: of two who change it at once, the second sees what the first did.
  let last: Promise<unknown> = Promise.resolve();
  guard.route(app, 'PUT /console/api/settings/policy', (request, reply) => {
    const put = last.then(() => putPolicy(parts, request, reply));
    last = put.catch(() => undefined);
    return put;
  });
}

async function inForce({ engine }: Parts): Promise<Answer> {
  const answer = await engine.query('*', { kind: 'settings' });
  if (answer.status !== 200) throw actError(answer);
  return answer;
}

async function putPolicy(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  // It is the policy of all firms of the installation.
  if (request.operator.firm !== '') return sendProblem(reply, 'role-insufficient', 'of all firms');
  const body = bodyOf(request, reply, newPolicy);
  const policy = body && policyOf(body.policy, reply);
  if (!body || !policy) return;
  const { policyVersion } = JSON.parse((await inForce(parts)).body) as { policyVersion: string };
  if (policyVersion !== body.replaces) {
    sendProblem(reply, 'setting-changed', `version ${policyVersion} is in force`);
    return;
  }
  if (policy.version === policyVersion) {
    const detail = 'a name of its own for what is to be in force from now on';
    sendAnswer(reply, problemAnswer('bad-field', detail, 'policy.version'));
    return;
  }
  const answer = await parts.engine.act({
    type: 'setting',
    id: `setting-${randomUUID()}`,
    kind: 'policy',
    version: policy.version,
    value: policy,
    by: request.operator.id,
  });
  if (answer.status >= 300) throw actError(answer);
  sendJson(reply, { policy, policyVersion: policy.version });
}

function policyOf(value: unknown, reply: FastifyReply): Policy | undefined {
  try {
    return checkPolicy(value);
  } catch (error) {
    const { message } = error as Error;
    const field = message.slice(0, message.indexOf(':'));
    sendAnswer(reply, problemAnswer('bad-field', message, `policy.${field}`));
    return undefined;
  }
}
