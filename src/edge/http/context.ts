// What the routes of this edge share.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer, EngineClient } from '../../engine/client.ts';
import { sendAnswer, sendProblem } from './answer.ts';
import type { Authentication } from './authenticate.ts';
import type { Metrics, RouteName } from './metrics.ts';

export interface Context {
  readonly engine: EngineClient;
  readonly authentication: Authentication;
  readonly metrics: Metrics;
  /** Told of every fault that is ours; the client is told only that there was one. */
  readonly report: (error: unknown) => void;
}

/** Answers with what the engine says, and counts how long it took since the header was read. */
export function answerWith(
  context: Context,
  route: RouteName,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Promise<Answer>,
): void {
  answer.then(
    (ready) => {
      sendAnswer(reply, ready);
      context.metrics.observe(route, performance.now() - request.startedMs);
    },
    (error: unknown) => {
      context.report(error);
      sendProblem(reply, 'engine-unavailable');
    },
  );
}
