// Takes gateways' requests to the engine of a shard and brings them its answers, many at a time.
import type { Msg, NatsConnection, Subscription } from '@nats-io/transport-node';
import type { Answer, EngineStatus, Query } from '../engine/client.ts';
import { problemAnswer } from '../engine/problem.ts';
import type { Call, FromEngine, ToEngine } from '../serve/messages.ts';
import { eachAnswer } from '../serve/messages.ts';
import { requestSubject } from './names.ts';
import {
  answerFrameBytes,
  packAnswers,
  readRequests,
  type WireAnswer,
  type WireRequest,
} from './wire.ts';

export interface RequestServer {
  /** What the engine says; answers among it go to who asked. */
  post(message: FromEngine): void;
  /** An act of this worker's own. */
  act(event: object): Promise<Answer>;
  begin(take: (message: ToEngine) => void): void;
  stop(): void;
}

export interface RequestServerParts {
  readonly connection: NatsConnection;
  readonly shard: number;
  readonly epoch: number;
  readonly messageBytesMax: number;
  /** Whether nobody else can own the shard: otherwise nothing is read from memory. */
  readonly isSure: () => boolean;
}

interface Asked {
  /** The gateway's inbox; empty for this worker's own. */
  readonly reply: string;
  readonly id: number;
  readonly settle?: (answer: Answer) => void;
}

/** Requests of all gateways under way at most; one more is refused. */
const askedMax = 100_000;

const overloaded = problemAnswer('overloaded');
const stopped = problemAnswer('stopped');
const tooLarge = problemAnswer('answer-too-large');

export function createRequestServer(parts: RequestServerParts): RequestServer {
  const { connection, shard, epoch, messageBytesMax, isSure } = parts;
  const asked = new Map<number, Asked>();
  let nextId = 1;
  let toEngine: ((message: ToEngine) => void) | undefined;
  let requests: Subscription | undefined;

  function note(entry: Asked): number {
    const id = nextId;
    nextId += 1;
    asked.set(id, entry);
    return id;
  }

  function take(message: Msg): void {
    const { reply } = message;
    if (!reply || !toEngine) return;
    const found = readRequests(message.data);
    const events: (number | string)[] = [];
    const calls: Call[] = [];
    const refused: WireAnswer[] = [];
    const underWay = underWayOf(reply, found);
    for (const request of found) {
      if (underWay?.has(request.id)) continue;
      if (asked.size >= askedMax) refused.push({ id: request.id, ...overloaded });
      else pass(reply, request, events, calls);
    }
    if (refused.length > 0) send(reply, refused);
    if (events.length > 0 || calls.length > 0) toEngine({ events, calls });
  }

  /** Ids of this gateway that are under way: looked for only where the first of a message is. */
  function underWayOf(reply: string, found: readonly WireRequest[]): Set<number> | undefined {
    const newest = newestOf.get(reply) ?? 0;
    const last = found.at(-1)?.id ?? 0;
    if (last > newest) noteNewest(reply, last);
    if (found.every(({ id }) => id > newest)) return undefined;
    const ids = new Set<number>();
    for (const entry of asked.values()) if (entry.reply === reply) ids.add(entry.id);
    return ids;
  }

  /** The latest id of each gateway: only what is not later can have come before. */
  const newestOf = new Map<string, number>();

  function noteNewest(reply: string, id: number): void {
    if (newestOf.size >= gatewaysMax) newestOf.clear();
    newestOf.set(reply, id);
  }

  function pass(
    reply: string,
    { id: theirs, kind, firm, body }: WireRequest,
    events: (number | string)[],
    calls: Call[],
  ): void {
    // Who may have been followed by another tells nothing from memory: it is asked again.
    if ((kind === 'query' || kind === 'status') && !isSure()) return;
    const id = note({ reply, id: theirs });
    if (kind === 'decide' || kind === 'record') events.push(id, firm, body, kind);
    else if (kind === 'act') calls.push([id, 'act', JSON.parse(body) as object]);
    else if (kind === 'status') calls.push([id, 'status']);
    else calls.push([id, 'query', firm, JSON.parse(body) as Query]);
  }

  function send(reply: string, answers: readonly WireAnswer[]): void {
    const fitting = answers.map((answer) =>
      Buffer.byteLength(answer.body) > messageBytesMax - answerFrameBytes
        ? { id: answer.id, ...tooLarge }
        : answer,
    );
    for (const data of packAnswers(epoch, fitting, messageBytesMax))
      connection.publish(reply, data);
  }

  function post(message: FromEngine): void {
    if (!('answers' in message)) return;
    /** One entry a gateway that is answered now. */
    const byReply = new Map<string, WireAnswer[]>();
    const settle = (id: number, answer: Answer): void => {
      const entry = asked.get(id);
      if (!entry) return;
      asked.delete(id);
      entry.settle?.(answer);
      // What this owner leaves unanswered the next one answers.
      if (entry.settle || answer.body === stopped.body) return;
      const answers = byReply.get(entry.reply) ?? [];
      answers.push({ id: entry.id, ...answer });
      byReply.set(entry.reply, answers);
    };
    eachAnswer(message.bodies, (id, status, body) => settle(id, { status, body }));
    for (const [id, answer] of message.answers) settle(id, asAnswer(answer));
    for (const [reply, answers] of byReply) send(reply, answers);
  }

  return {
    post,
    act(event) {
      return new Promise((settle) => {
        if (!toEngine) return settle(stopped);
        const id = note({ reply: '', id: 0, settle });
        toEngine({ events: [], calls: [[id, 'act', event]] });
      });
    },
    begin(takeIt) {
      toEngine = takeIt;
      requests = connection.subscribe(requestSubject(shard), {
        callback: (error, message) => {
          if (!error) take(message);
        },
      });
    },
    stop() {
      requests?.unsubscribe();
    },
  };
}

/** Gateways known by their inbox; past it all are forgotten, and known again by their next request. */
const gatewaysMax = 4_096;

function asAnswer(value: Answer | EngineStatus): Answer {
  return 'body' in value ? value : { status: 200, body: JSON.stringify(value) };
}
