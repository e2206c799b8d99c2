// The engine as the HTTP thread sees it: calls go to its thread in batches, no more than it answers in
// time, and a thread that has died is started again while callers are told to come back.
import type { Answer, EngineClient, EngineStatus, Query } from '../engine/client.ts';
import { problemAnswer } from '../engine/problem.ts';
import type { Scheduler } from '../engine/scheduler.ts';
import { type Urgency, urgencyOf } from '../engine/urgency.ts';
import { createAdmission } from './admission.ts';
import { type Call, eachAnswer, type FromEngine, type ToEngine } from './messages.ts';

/** One life of the engine, in whatever it runs. */
export interface EngineThread {
  post(message: ToEngine): void;
}

/** What a life says to its supervisor. */
export interface EngineLife {
  message(message: FromEngine): void;
  error(error: Error): void;
  /** It has ended; nothing more is heard of it. */
  exit(): void;
}

export interface SupervisorParts {
  start(life: EngineLife): EngineThread;
  readonly scheduler: Scheduler;
  /** Milliseconds of a clock that never goes back. */
  readonly elapsedMs: () => number;
  readonly log: (message: string) => void;
}

export interface SupervisedEngine extends EngineClient {
  /** Resolves at the first start; rejects when the engine cannot be started. */
  readonly ready: Promise<Ready>;
  /** Resolves, with why, when the engine is given up: it cannot be started any more. */
  readonly givenUp: Promise<Error>;
}

interface Ready {
  readonly refolded: number;
  readonly otherwise: number;
  readonly ms: number;
}

/** Calls without an answer at most: the engine refuses before that, this is the last bound. */
const outstandingMax = 50_000;
const restartAfterMs = 1_000;
/** Starts that fail in a row before the program gives up. */
const failedStartsMax = 5;

interface Waiting {
  readonly settle: (value: Answer | EngineStatus) => void;
  /** Of a request for a decision: when it was sent. */
  readonly sentMs?: number;
}

export function supervise(parts: SupervisorParts): SupervisedEngine {
  const { scheduler, elapsedMs, log } = parts;
  const outstanding = new Map<number, Waiting>();
  const admission = createAdmission();
  let requests = 0;
  let refused = 0;
  let gathered: Call[] = [];
  let events: (number | string)[] = [];
  let nextId = 1;
  let thread: EngineThread | undefined;
  let failedStarts = 0;
  let unable = '';
  let closing: (() => void) | undefined;
  let closed = false;
  const ready = Promise.withResolvers<Ready>();
  const givenUp = Promise.withResolvers<Error>();

  function start(): void {
    if (closed) return;
    const started: EngineThread = parts.start({
      message: (message) => take(message),
      error: (error) => log(`engine: ${error.message}`),
      exit: () => died(started),
    });
    thread = started;
  }

  /** Gives the answer to who waits for it; how long a request for a decision waited, or 0. */
  function settle(id: number, answer: Answer | EngineStatus): number {
    const waiting = outstanding.get(id);
    if (!waiting) return 0;
    outstanding.delete(id);
    waiting.settle(answer);
    if (waiting.sentMs === undefined) return 0;
    requests -= 1;
    return elapsedMs() - waiting.sentMs;
  }

  function take(message: FromEngine): void {
    if ('answers' in message) {
      const underWay = requests;
      let longestMs = 0;
      eachAnswer(message.bodies, (id, status, body) => {
        longestMs = Math.max(longestMs, settle(id, { status, body }));
      });
      for (const [id, answer] of message.answers) settle(id, answer);
      if (requests < underWay) admission.observe(longestMs, underWay);
    } else if ('ready' in message) {
      failedStarts = 0;
      ready.resolve(message.ready);
    } else if ('fatal' in message) log(`engine: ${message.fatal}`);
    else if ('warning' in message) log(`engine: ${message.warning}`);
    else if ('unable' in message) {
      log(`engine: ${message.unable}`);
      unable = message.unable;
    }
  }

  function died(which: EngineThread): void {
    if (thread !== which) return;
    thread = undefined;
    for (const id of [...outstanding.keys()]) settle(id, problemAnswer('stopped'));
    if (closing) {
      closing();
      return;
    }
    failedStarts += 1;
    // What the disk holds does not mend itself.
    if (unable || failedStarts >= failedStartsMax) {
      const reason = new Error(unable || 'the engine could not be started');
      ready.reject(reason);
      givenUp.resolve(reason);
      return;
    }
    void scheduler.sleep(restartAfterMs).then(start);
  }

  function send(): void {
    const sent = { events, calls: gathered };
    gathered = [];
    events = [];
    thread?.post(sent satisfies ToEngine);
  }

  /** `gather` puts the call into what is sent at the end of this turn of the loop. */
  function call(gather: (id: number) => void, sentMs?: number): Promise<Answer | EngineStatus> {
    if (!thread || outstanding.size >= outstandingMax)
      return Promise.resolve(problemAnswer(thread ? 'overloaded' : 'stopped'));
    return new Promise((resolve) => {
      const id = nextId++;
      outstanding.set(id, { settle: resolve, sentMs });
      if (gathered.length === 0 && events.length === 0) void scheduler.nextTurn().then(send);
      gather(id);
    });
  }

  function decide(firm: string, body: string): Promise<Answer> {
    const urgency: Urgency = urgencyOf(body);
    if (!admission.admits(urgency, requests)) {
      refused += 1;
      return Promise.resolve(tooMany);
    }
    const before = nextId;
    const answer = call((id) => events.push(id, firm, body, 'decide'), elapsedMs());
    if (nextId > before) requests += 1;
    return answer as Promise<Answer>;
  }

  start();
  return {
    ready: ready.promise,
    givenUp: givenUp.promise,
    decide,
    record: (firm, body) => call((id) => events.push(id, firm, body, 'record')) as Promise<Answer>,
    act: (event) => call((id) => gathered.push([id, 'act', event])) as Promise<Answer>,
    query: (firm: string, query: Query) =>
      call((id) => gathered.push([id, 'query', firm, query])) as Promise<Answer>,
    async status() {
      const status = await call((id) => gathered.push([id, 'status']));
      if ('body' in status) throw new Error(status.body);
      return { ...status, counters: { ...status.counters, overloaded: refused } };
    },
    async close() {
      closed = true;
      if (!thread) return;
      await new Promise<void>((resolve) => {
        closing = resolve;
        thread?.post({ stop: true });
      });
    },
  };
}

const tooMany: Answer = problemAnswer('overloaded', 'more is asked than can be answered in time');
