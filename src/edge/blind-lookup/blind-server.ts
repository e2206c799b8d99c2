// The server of the blind look-up: evaluates what it cannot read, within each client's scopes and budget.
import { createHash } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { dayMs } from '../../core/lib/decay.ts';
import { type ExposedRecord, encodeSet } from './exposed-set.ts';
import { batchMax, createBlindEvaluator, elementsOf } from './oprf.ts';

export interface BlindClientGrant {
  /** The client's name in the record of what was asked. */
  readonly name: string;
  /** SHA-256 of its token in hex: the token itself is not kept. */
  readonly tokenHash: string;
  /** Scopes it may ask for: its own hosts, and those that all may. */
  readonly scopes: readonly string[];
  /**
   * Evaluations a day. It is what keeps account numbers from being tried one after another: give as
   * many as the client has new customers, not as many as there are numbers.
   */
  readonly evaluationsPerDayMax: number;
}

export interface BlindServerOptions {
  readonly privateKey: Uint8Array;
  /** By scope. */
  readonly records: ReadonlyMap<string, readonly ExposedRecord[]>;
  readonly clients: readonly BlindClientGrant[];
  /** Changes whenever the sets change; also a client's day begins anew by the clock, not by it. */
  readonly epoch: number;
  readonly nowMs: () => number;
  /** Who asked for how much of what; nothing more is known. */
  readonly journal: (entry: BlindEntry) => void;
}

export interface BlindEntry {
  readonly time: string;
  readonly client: string;
  readonly scope: string;
  readonly evaluations: number;
  readonly outcome: 'answered' | 'refused';
}

const bodyBytesMax = 2 + batchMax * 32;
/** Evaluations block the thread: beyond these requests a client is told to come back. */
const underWayMax = 4;

type Refusal = readonly [status: number, code: string];

const refusals = {
  token: [401, 'token-unknown'],
  scope: [403, 'scope-not-granted'],
  request: [400, 'not-a-blind-request'],
  budget: [429, 'budget-spent'],
  busy: [503, 'busy'],
} as const satisfies Readonly<Record<string, Refusal>>;

/** `POST /v1/blind/{scope}/evaluations` and `GET /v1/blind/{scope}/set`; listening is the caller's. */
export function createBlindServer(options: BlindServerOptions): FastifyInstance {
  const app = Fastify({ logger: false, bodyLimit: bodyBytesMax, requestTimeout: 30_000 });
  const evaluator = createBlindEvaluator(options.privateKey);
  const budget = createBudget(options.nowMs);
  const sets = new Map(
    [...options.records].map(([scope, records]) => [scope, encodeSet(records, options.epoch)]),
  );
  let underWay = 0;
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  );

  function grantOf(request: FastifyRequest): BlindClientGrant | undefined {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const hash = createHash('sha256').update(token).digest('hex');
    return options.clients.find(({ tokenHash }) => tokenHash === hash);
  }

  function note(
    client: BlindClientGrant,
    scope: string,
    evaluations: number,
    isAnswered: boolean,
  ): void {
    const time = new Date(options.nowMs()).toISOString();
    const outcome = isAnswered ? 'answered' : 'refused';
    options.journal({ time, client: client.name, scope, evaluations, outcome });
  }

  function refusalOf(client: BlindClientGrant | undefined, scope: string, evaluations: number) {
    if (!client) return refusals.token;
    if (!client.scopes.includes(scope)) return refusals.scope;
    if (evaluations === 0 || evaluations > batchMax) return refusals.request;
    if (underWay >= underWayMax) return refusals.busy;
    return budget.spend(client, evaluations) ? undefined : refusals.budget;
  }

  app.post<{ Params: { scope: string } }>(
    '/v1/blind/:scope/evaluations',
    async (request, reply) => {
      const { scope } = request.params;
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const evaluations = elementsOf(body);
      const client = grantOf(request);
      const refusal = refusalOf(client, scope, evaluations);
      if (client) note(client, scope, evaluations, refusal === undefined);
      if (refusal) return refuse(reply, refusal);
      underWay += 1;
      try {
        const answer = await evaluator.answer(scope, body);
        return reply.type('application/octet-stream').send(Buffer.from(answer));
      } catch {
        return refuse(reply, refusals.request);
      } finally {
        underWay -= 1;
      }
    },
  );

  app.get<{ Params: { scope: string } }>('/v1/blind/:scope/set', async (request, reply) => {
    const client = grantOf(request);
    const { scope } = request.params;
    if (!client) return refuse(reply, refusals.token);
    const set = client.scopes.includes(scope) ? sets.get(scope) : undefined;
    if (!set) return refuse(reply, refusals.scope);
    return reply.type('application/octet-stream').send(set);
  });
  return app;
}

function refuse(reply: FastifyReply, [status, code]: Refusal): FastifyReply {
  if (status === 429) reply.header('retry-after', '3600');
  if (status === 503) reply.header('retry-after', '1');
  return reply.code(status).send({ code });
}

/** Spent by clients whose grant is known; a day ends by UTC. */
function createBudget(nowMs: () => number) {
  /** One entry a client with a grant; `evaluationsPerDayMax` bounds what each holds. */
  const spent = new Map<string, { day: number; evaluations: number }>();
  return {
    spend({ name, evaluationsPerDayMax }: BlindClientGrant, evaluations: number): boolean {
      const day = Math.floor(nowMs() / dayMs);
      const before = spent.get(name);
      const sum = (before?.day === day ? before.evaluations : 0) + evaluations;
      if (sum > evaluationsPerDayMax) return false;
      spent.set(name, { day, evaluations: sum });
      return true;
    },
  };
}
