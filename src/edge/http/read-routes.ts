// GET /v1/…: accounts, timelines, instruments, alerts and cases, as the engine's thread tells them.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { caseStates } from '../../core/case/case.ts';
import { instrument, name, id as shortName } from '../../core/event/common.ts';
import type { Query } from '../../engine/client.ts';
import { sendProblem } from './answer.ts';
import { answerWith, type Context } from './context.ts';
import type { RouteName } from './metrics.ts';

const limit = z.coerce.number().int().min(1).max(1000).default(100);
const none = z.strictObject({});

/** One read: where it is, what may be asked, and the engine's query it becomes. */
export interface Read<Params, Search> {
  readonly route: RouteName;
  readonly path: string;
  readonly params: z.ZodType<Params> & { readonly shape: z.ZodRawShape };
  readonly search: z.ZodType<Search> & { readonly shape: z.ZodRawShape };
  query(params: Params, search: Search): Query;
}

function read<Params, Search>(described: Read<Params, Search>): Read<Params, Search> {
  return described;
}

export const reads = {
  account: read({
    route: 'account',
    path: '/v1/accounts/:id',
    params: z.object({ id: name }),
    search: none,
    query: ({ id }) => ({ kind: 'account', id }),
  }),
  timeline: read({
    route: 'timeline',
    path: '/v1/accounts/:id/timeline',
    params: z.object({ id: name }),
    search: z.strictObject({ limit, before: z.coerce.number().int().min(0).optional() }),
    query: ({ id }, search) => ({ kind: 'timeline', id, ...search }),
  }),
  instrument: read({
    route: 'instrument',
    path: '/v1/instruments/:id',
    params: z.object({ id: instrument }),
    search: none,
    query: ({ id }) => ({ kind: 'instrument', id }),
  }),
  alerts: read({
    route: 'alerts',
    path: '/v1/alerts',
    params: none,
    search: z.strictObject({ limit, before: shortName.optional() }),
    query: (_params, search) => ({ kind: 'alerts', ...search }),
  }),
  cases: read({
    route: 'cases',
    path: '/v1/cases',
    params: none,
    search: z.strictObject({
      limit,
      before: shortName.optional(),
      state: z.enum(caseStates).optional(),
    }),
    query: (_params, search) => ({ kind: 'cases', ...search }),
  }),
  case: read({
    route: 'case',
    path: '/v1/cases/:id',
    params: z.object({ id: name }),
    search: none,
    query: ({ id }) => ({ kind: 'case', id }),
  }),
};

export function addReadRoutes(app: FastifyInstance, context: Context): void {
  addRead(app, context, reads.account);
  addRead(app, context, reads.timeline);
  addRead(app, context, reads.instrument);
  addRead(app, context, reads.alerts);
  addRead(app, context, reads.cases);
  addRead(app, context, reads.case);
}

function addRead<Params, Search>(
  app: FastifyInstance,
  context: Context,
  described: Read<Params, Search>,
): void {
  const onRequest = context.authentication.requireKeyOrDemo;
  app.get(described.path, { onRequest }, (request, reply) => {
    const params = checked(described.params, request.params, reply);
    if (params === undefined) return;
    const search = checked(described.search, request.query, reply);
    if (search === undefined) return;
    const query = described.query(params, search);
    const answer = context.engine.query(request.firm, query);
    answerWith(context, described.route, request, reply, answer);
  });
}

function checked<Value>(
  schema: z.ZodType<Value>,
  value: unknown,
  reply: FastifyReply,
): Value | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  sendProblem(reply, 'invalid-parameter', [...issue.path, issue.message].join(': '));
  return undefined;
}
