// Refuses a share of what comes before any of it is read, while this thread itself is behind: reading
// and checking a request costs as much as answering it, and who is told late asks again meanwhile.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { problemBody, problemType } from './problem.ts';

export interface Shedding {
  /** Of the requests that come now, how many are refused unread; 0 to 0.9. */
  readonly share: number;
  /** Whether the next one is; as many as the share says, evenly. */
  refusesNext(): boolean;
  /** By how much a turn of the loop was late, and how many requests came in it. */
  observe(lateMs: number, requests: number): void;
}

/** A turn of the loop that is late by more, with so many requests: it is they that make it late. */
const lateMsMax = 20;
/** A few that meet a pause of the machine are not too many: each takes well under 0.2 ms. */
const manyRequests = 100;
/** So that some are always read: what is urgent is known only from within. */
const shareMax = 0.9;
const growth = 0.05;
const shrinkage = 0.02;
/** Steps in which the loop's lateness is looked at. */
const lookEveryMs = 10;

export function createShedding(): Shedding {
  let share = 0;
  let owed = 0;
  return {
    get share() {
      return share;
    },
    refusesNext() {
      owed += share;
      if (owed < 1) return false;
      owed -= 1;
      return true;
    },
    observe(lateMs, requests) {
      if (lateMs > lateMsMax && requests >= manyRequests)
        share = Math.min(shareMax, share + growth);
      else share = Math.max(0, share - shrinkage);
      if (share === 0) owed = 0;
    },
  };
}

/** The two that bring load; everything else is few, and health must not depend on luck. */
const shedPaths: ReadonlySet<string> = new Set(['/v1/decisions', '/v1/events']);
const body = problemBody('too-busy');
const headers = {
  'content-type': problemType,
  'content-length': Buffer.byteLength(body),
  'retry-after': '1',
};

/** Puts itself before everything else that handles the app's requests. */
export function shedLoad(app: FastifyInstance, shedding: Shedding, onRefused: () => void): void {
  const handlers = app.server.listeners('request');
  app.server.removeAllListeners('request');
  let requests = 0;
  app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    requests += 1;
    if (shedding.share > 0 && shedPaths.has(request.url ?? '') && shedding.refusesNext()) {
      onRefused();
      response.writeHead(503, headers).end(body);
      return;
    }
    for (const handler of handlers) handler.call(app.server, request, response);
  });
  let lookedMs = performance.now();
  const looking = setInterval(() => {
    const nowMs = performance.now();
    shedding.observe(nowMs - lookedMs - lookEveryMs, requests);
    requests = 0;
    lookedMs = nowMs;
  }, lookEveryMs);
  looking.unref();
  app.addHook('onClose', async () => clearInterval(looking));
}
