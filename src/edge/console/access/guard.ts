// The gate every route of the console is put behind: headers, origin, session, token, role, record.
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  onRequestAsyncHookHandler,
} from 'fastify';
import type { Role } from '../../../core/event/console-access.ts';
import { sendAnswer, sendProblem } from '../../http/answer.ts';
import { isActError } from './directory.ts';
import { guardAnswer } from './headers.ts';
import { matrix, mayUse, type RouteName, type Rule, ruleOf } from './matrix.ts';
import type { Parts } from './parts.ts';
import { isSameOrigin } from './same-origin.ts';
import { derivedFrom, isSame } from './secret.ts';

/** Who asks. */
export interface CurrentOperator {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Empty: all firms. */
  readonly firm: string;
  readonly expiresMs: number;
  /** For answers that go on: whether the session is still good. */
  alive(): boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route of the console that asks for a log-in. */
    operator: CurrentOperator;
  }
}

export type Handle = (request: FastifyRequest, reply: FastifyReply) => unknown;

export interface Guard {
  /** Puts a route of the matrix behind the gate; one that is not in the matrix is an error. */
  route(app: FastifyInstance, name: RouteName, handle: Handle): void;
}

/** No request of the console is larger: a policy with a long list, a bulk action on 2,000 cases. */
const bodyBytesMax = 512 * 1024;
export const csrfPurpose = 'csrf';
/** As the journal's schema has it. */
const subjectMax = 256;

export function createGuard(parts: Parts): Guard {
  return {
    route(app, name, handle) {
      if (!Object.hasOwn(matrix, name)) throw new Error(`${name} is not in the matrix`);
      const rule = ruleOf(name);
      const [method, url] = name.split(' ') as [string, string];
      if (!app.hasRequestDecorator('operator')) app.decorateRequest('operator');
      app.route({
        method,
        url,
        bodyLimit: bodyBytesMax,
        onRequest: admit(parts, rule, method !== 'GET'),
        preHandler: rule.reads === undefined ? [] : [journalRead(parts, rule)],
        handler: answering(handle),
      });
    },
  };
}

/** Before the body is read. */
function admit(parts: Parts, rule: Rule, changes: boolean): onRequestAsyncHookHandler {
  return async (request, reply) => {
    guardAnswer(reply, parts.isTls);
    const code = changes && !isSameOrigin(request, parts.origin()) ? 'cross-site' : undefined;
    const refusal = code ?? (await judge(parts, rule, changes, request, reply));
    if (refusal === undefined) return undefined;
    sendProblem(reply, refusal);
    return reply;
  };
}

type Refusal =
  | 'too-many-requests'
  | 'session-required'
  | 'role-insufficient'
  | 'csrf-token-wrong'
  | 'engine-unavailable';

async function judge(
  parts: Parts,
  rule: Rule,
  changes: boolean,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Refusal | undefined> {
  if (rule.who === 'anyone') {
    const isOver = !rule.isFree && parts.attempts.exceeds(request.ip);
    return isOver ? 'too-many-requests' : undefined;
  }
  const cookie = parts.cookies.read(request, 'session');
  const session = cookie === '' ? undefined : parts.sessions.use(cookie);
  if (!session) {
    if (cookie !== '') parts.cookies.clear(reply, 'session');
    return 'session-required';
  }
  const operator = await parts.directory.find(session.user).catch(parts.report);
  if (operator?.state !== 'active') return operator ? 'session-required' : 'engine-unavailable';
  const { user: id, name, role, firm = '' } = operator;
  const { expiresMs } = session;
  const alive = (): boolean => parts.sessions.isAlive(cookie);
  request.operator = { id, name, role, firm, expiresMs, alive };
  request.firm = firm === '' ? '*' : firm;
  if (parts.requests.exceeds(id)) return 'too-many-requests';
  if (!mayUse(role, rule)) return 'role-insufficient';
  const token = request.headers['x-csrf'];
  if (changes && !isSame(String(token ?? ''), derivedFrom(cookie, csrfPurpose)))
    return 'csrf-token-wrong';
  return undefined;
}

/** The reading is on record before the answer goes out, or there is no answer. */
function journalRead(parts: Parts, { reads }: Rule): onRequestAsyncHookHandler {
  return async (request, reply) => {
    const { id } = request.params as { id?: string };
    const { text } = request.query as { text?: unknown };
    // Of a list, what was searched for: that may be a customer.
    const subject = (id ?? String(text ?? '')).slice(0, subjectMax);
    const refused = await parts.reads.note(request.operator.id, reads!, subject);
    if (!refused) return undefined;
    sendAnswer(reply, refused);
    return reply;
  };
}

/** What the engine refuses is sent on as it says it. */
function answering(handle: Handle): Handle {
  return async (request, reply) => {
    try {
      await handle(request, reply);
    } catch (error) {
      if (!isActError(error)) throw error;
      sendAnswer(reply, error.answer);
    }
    return reply;
  };
}
