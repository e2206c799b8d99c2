// GET /cases, /cases/:id, /campaigns and /campaigns/:id.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { caseStates } from '../../../core/case/case.ts';
import { time } from '../../../core/event/common.ts';
import { answerQuery, askedOf } from './ask.ts';
import type { DataParts } from './data-routes.ts';

/** What somebody still has to do something about. */
const openStates = ['new', 'investigating', 'confirmed', 'restituting'];
const stateList = z
  .string()
  .max(128)
  .transform((text) => (text === 'open' ? openStates : text.split(',').filter(Boolean)))
  .pipe(z.array(z.enum(caseStates)).max(caseStates.length));
const name = z.string().max(256);

const queue = z.object({
  state: stateList.optional(),
  firm: name.optional(),
  campaign: name.optional(),
  /** `me`, `none`, or a user. */
  owner: name.optional(),
  held: z.enum(['0', '1']).optional(),
  text: z.string().max(128).optional(),
  order: z.enum(['avoidable', 'risk', 'opened', 'updated', 'value']).default('avoidable'),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
const one = z.object({ id: name, at: time.optional() });
const none = z.object({});

export function addCaseRoutes(app: FastifyInstance, parts: DataParts): void {
  const { guard } = parts;

  guard.route(app, 'GET /console/api/cases', (request, reply) => {
    const asked = askedOf(request, reply, queue);
    if (!asked) return undefined;
    const { state, owner, held, ...rest } = asked;
    const ask = {
      ...rest,
      ...(state === undefined ? undefined : { states: state }),
      ...(owner === undefined ? undefined : { owner: ownerOf(owner, request.operator.id) }),
      ...(held === '1' ? { held: true } : undefined),
    };
    return answerQuery(parts, request, reply, { kind: 'console-queue', ask });
  });

  guard.route(app, 'GET /console/api/cases/:id', (request, reply) => {
    const asked = askedOf(request, reply, one);
    if (!asked) return undefined;
    const { id: person, role } = request.operator;
    const query = { kind: 'console-case', ...asked, person: { id: person, role } } as const;
    return answerQuery(parts, request, reply, query);
  });

  guard.route(app, 'GET /console/api/campaigns', (request, reply) => {
    if (!askedOf(request, reply, none)) return undefined;
    return answerQuery(parts, request, reply, { kind: 'console-campaigns' });
  });

  guard.route(app, 'GET /console/api/campaigns/:id', (request, reply) => {
    const asked = askedOf(request, reply, one);
    if (!asked) return undefined;
    return answerQuery(parts, request, reply, { kind: 'console-campaign', id: asked.id });
  });
}

function ownerOf(owner: string, self: string): string {
  if (owner === 'me') return self;
  return owner === 'none' ? '' : owner;
}
