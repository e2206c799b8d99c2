// Carries requests to whoever owns a shard, again and again until they are answered or time is up.
//
// The same request may so reach two owners, or one twice: it has an id, and the owner's fold answers
// it once. An answer of an owner who has been followed by another is left out.
import type { Msg, NatsConnection } from '@nats-io/transport-node';
import type { Answer } from '../../engine/client.ts';
import { problemAnswer } from '../../engine/problem.ts';
import { ownerSubject, requestSubject } from '../names.ts';
import { packRequests, type RequestKind, readAnswers, requestBytesMax } from '../wire.ts';

export interface Sender {
  /** Requests that wait for their answer. */
  readonly waiting: number;
  send(shard: number, kind: RequestKind, firm: string, body: string): Promise<Answer>;
  close(): void;
}

export interface SenderParts {
  readonly connection: NatsConnection;
  readonly shards: number;
  readonly messageBytesMax: number;
  /** How long a request may wait for an owner to answer it. */
  readonly answerMsMax: number;
  /** Milliseconds of a clock that never goes back. */
  readonly elapsedMs: () => number;
}

interface Waiting {
  readonly id: number;
  readonly kind: RequestKind;
  readonly firm: string;
  readonly body: string;
  readonly beganMs: number;
  sentMs: number;
  readonly settle: (answer: Answer) => void;
}

interface Shard {
  readonly waiting: Map<number, Waiting>;
  /** To be sent at the end of this turn of the loop; all of them are in `waiting` too. */
  gathered: Waiting[];
  /** Of the newest owner heard of. */
  epoch: number;
  /** The servers know nobody who listens for it. */
  isAbandoned: boolean;
}

/** Requests under way at most, and what they take together; one more is refused. */
export const waitingMax = 50_000;
const waitingBytesMax = 256 * 2 ** 20;
const sweepMs = 100;
/** An owner that is only slow gets a request again after so long, and knows it by its id. */
const againMs = 1_000;

const noOwner = problemAnswer('stopped', 'nobody answers for this shard; send it again');
const tooMany = problemAnswer('overloaded', 'too many requests wait for their shards');
const stopped = problemAnswer('stopped');

export function createSender(parts: SenderParts): Sender {
  const { connection, shards, messageBytesMax, answerMsMax, elapsedMs } = parts;
  const all = Array.from({ length: shards }, createShard);
  /** Shards with something gathered: one entry a shard. */
  const stirred = new Set<number>();
  const inbox = `sekisho.gateway.${crypto.randomUUID()}`;
  let nextId = 1;
  let count = 0;
  let bytes = 0;
  let closed = false;

  const answers = connection.subscribe(`${inbox}.*`, {
    callback: (error, message) => {
      if (!error) take(Number(message.subject.slice(inbox.length + 1)), message);
    },
  });
  const owners = connection.subscribe(ownerSubject('*'), {
    callback: (error, message) => {
      if (error) return;
      const { shard, epoch } = message.json<{ shard: number; epoch: number }>();
      const found = all[shard];
      if (!found || epoch <= found.epoch) return;
      found.epoch = epoch;
      sendAgain(shard, found, () => true);
    },
  });
  const sweeping = setInterval(sweep, sweepMs);

  function take(place: number, message: Msg): void {
    const shard = all[place];
    if (!shard) return;
    // The servers' own answer: nobody listens.
    if (message.data.length === 0) {
      shard.isAbandoned = true;
      return;
    }
    const { epoch, answers: found } = readAnswers(message.data);
    if (epoch < shard.epoch) return;
    shard.epoch = epoch;
    shard.isAbandoned = false;
    for (const { id, ...answer } of found) {
      const waiting = shard.waiting.get(id);
      if (waiting) settle(shard, waiting, answer);
    }
  }

  function settle(shard: Shard, waiting: Waiting, answer: Answer): void {
    shard.waiting.delete(waiting.id);
    count -= 1;
    bytes -= requestBytesMax(waiting);
    waiting.settle(answer);
  }

  function stir(place: number): void {
    if (stirred.size === 0) setImmediate(flush);
    stirred.add(place);
  }

  function flush(): void {
    for (const place of stirred) {
      const shard = all[place]!;
      const { gathered } = shard;
      shard.gathered = [];
      if (closed || gathered.length === 0) continue;
      const reply = `${inbox}.${place}`;
      for (const data of packRequests(gathered, messageBytesMax))
        connection.publish(requestSubject(place), data, { reply });
    }
    stirred.clear();
  }

  function sendAgain(place: number, shard: Shard, isDue: (waiting: Waiting) => boolean): void {
    const nowMs = elapsedMs();
    const due = [...shard.waiting.values()].filter(isDue);
    if (due.length === 0) return;
    for (const waiting of due) waiting.sentMs = nowMs;
    // What is gathered and what is due may be the same; each goes once, in the order it came.
    shard.gathered = [...new Set([...due, ...shard.gathered])];
    stir(place);
  }

  function sweep(): void {
    const nowMs = elapsedMs();
    for (const [place, shard] of all.entries()) {
      if (shard.waiting.size === 0) continue;
      for (const waiting of shard.waiting.values()) {
        if (nowMs - waiting.beganMs < answerMsMax) break;
        settle(shard, waiting, noOwner);
      }
      const { isAbandoned } = shard;
      shard.isAbandoned = false;
      sendAgain(place, shard, ({ sentMs }) => isAbandoned || nowMs - sentMs >= againMs);
    }
  }

  return {
    get waiting() {
      return count;
    },
    send(place, kind, firm, body) {
      if (closed) return Promise.resolve(stopped);
      const size = requestBytesMax({ firm, body });
      if (count >= waitingMax || bytes + size > waitingBytesMax) return Promise.resolve(tooMany);
      count += 1;
      bytes += size;
      const shard = all[place]!;
      const id = nextId;
      nextId = (nextId % 0xffff_ffff) + 1;
      const beganMs = elapsedMs();
      return new Promise((settleIt) => {
        const waiting = { id, kind, firm, body, beganMs, sentMs: beganMs, settle: settleIt };
        shard.waiting.set(id, waiting);
        shard.gathered.push(waiting);
        stir(place);
      });
    },
    close() {
      closed = true;
      clearInterval(sweeping);
      answers.unsubscribe();
      owners.unsubscribe();
      for (const shard of all)
        for (const waiting of [...shard.waiting.values()]) settle(shard, waiting, stopped);
    },
  };
}

function createShard(): Shard {
  return { waiting: new Map(), gathered: [], epoch: 0, isAbandoned: false };
}
