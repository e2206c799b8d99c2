// The hub over HTTP: hears only messages that a firm's installation has signed, and signs what it answers.
import type { KeyObject } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { timeMsOf } from '../../core/lib/time.ts';
import { clockApartMaxMs } from '../../hub/limits.ts';
import { type Question, question, type Submission, submission } from '../../hub/message.ts';
import { judge, receive } from '../../hub/receive.ts';
import { newsFor } from '../../hub/release.ts';
import type { Hub, SubmissionOutcome } from '../../hub/state.ts';
import type { HubJournal } from './hub-journal.ts';
import { isSealedBy, seal } from './seal.ts';

export interface HubServerOptions {
  readonly hub: Hub;
  readonly journal: HubJournal;
  /** Public keys of the installations, by firm. */
  readonly firmKeys: ReadonlyMap<string, KeyObject>;
  readonly privateKey: KeyObject;
  readonly nowMs: () => number;
}

/** 500 items of at most 400 bytes, or 36 months of 150, with room. */
const bodyBytesMax = 512 * 1024;
/** Messages that wait for the disk; one more is told to come back. */
const waitingMax = 64;

const statuses = {
  'bad-message': 400,
  'signature-wrong': 401,
  'firm-unknown': 401,
  'clock-apart': 409,
  'sequence-passed': 409,
  'sequence-reused': 409,
  busy: 503,
} as const;
type Code = keyof typeof statuses;

class Refused extends Error {
  readonly code: Code;
  constructor(code: Code) {
    super(code);
    this.code = code;
  }
}

/** `POST /v1/hub/submissions` and `POST /v1/hub/questions`; listening is the caller's. */
export function createHubServer(options: HubServerOptions): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit: bodyBytesMax,
    requestTimeout: 30_000,
    // Kept-alive connections of idle firms must not hold up an end.
    forceCloseConnections: true,
  });
  const { hub, journal, privateKey } = options;
  /** One entry a firm with a key: `firmsMax`. */
  const asked = new Map<string, number>();
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  const nowMs = () => Math.max(options.nowMs(), journal.latestMs);

  /** One message after the other: the journal's order is that of the fold. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (waiting >= waitingMax) throw new Refused('busy');
    waiting += 1;
    const done = last.then(work).finally(() => {
      waiting -= 1;
    });
    last = done.catch(() => undefined);
    return done;
  }

  async function take(message: Submission): Promise<SubmissionOutcome> {
    const receivedMs = nowMs();
    const judged = judge(hub, message, receivedMs);
    if (judged?.fault) throw new Refused(judged.fault);
    if (judged) return judged.outcome;
    await journal.keep(message, receivedMs);
    const received = receive(hub, message, receivedMs);
    if (received.fault) throw new Refused(received.fault);
    return received.outcome;
  }

  /** A copy of a question would show a stranger the answer: each is answered once. */
  function hear(message: Question) {
    const askedMs = nowMs();
    if (!hub.firms.has(message.from)) throw new Refused('firm-unknown');
    if (Math.abs(timeMsOf(message.time) - askedMs) > clockApartMaxMs)
      throw new Refused('clock-apart');
    if (message.sequence <= (asked.get(message.from) ?? 0)) throw new Refused('sequence-passed');
    asked.set(message.from, message.sequence);
    return newsFor(hub, message.from, message.after, askedMs);
  }

  const answerTo = ({ from, signature }: Submission | Question) =>
    ({ version: 1, to: from, answers: signature }) as const;

  app.post('/v1/hub/submissions', async (request) => {
    const message = signedBy(options.firmKeys, submission, request);
    const outcome = await inTurn(() => take(message));
    return seal({ ...answerTo(message), type: 'receipt' as const, ...outcome }, privateKey);
  });
  app.post('/v1/hub/questions', async (request) => {
    const message = signedBy(options.firmKeys, question, request);
    return seal({ ...answerTo(message), type: 'news' as const, ...hear(message) }, privateKey);
  });
  app.setErrorHandler((error, _request, reply) => refuse(reply, error));
  return app;
}

function signedBy<Message extends Submission | Question>(
  keys: ReadonlyMap<string, KeyObject>,
  schema: z.ZodType<Message>,
  { body }: FastifyRequest,
): Message {
  const read = schema.safeParse(body);
  if (!read.success) throw new Refused('bad-message');
  const key = keys.get(read.data.from);
  if (!key) throw new Refused('firm-unknown');
  if (!isSealedBy(read.data, key)) throw new Refused('signature-wrong');
  return read.data;
}

/** Nothing of what was sent is said again: an answer to a stranger carries a code only. */
function refuse(reply: FastifyReply, error: unknown): FastifyReply {
  if (error instanceof Refused) {
    if (error.code === 'busy') reply.header('retry-after', '1');
    return reply.code(statuses[error.code]).send({ code: error.code });
  }
  const { statusCode = 500 } = error as { statusCode?: number };
  const code = statusCode < 500 ? 'bad-message' : 'failed';
  return reply.code(statusCode).send({ code });
}
