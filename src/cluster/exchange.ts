// Carries what shards tell each other: out once it is durable here, in through the engine's own journal.
import type { ShareLine } from '../core/case/effect.ts';
import type { Answer } from '../engine/client.ts';
import type { AttachmentParts, RunningAttachment, ShardAttachment } from './attachment.ts';
import { exchangeSubject } from './names.ts';

/** Records of a message, which so stays under the megabyte that NATS takes. */
const itemsMax = 500;
/** Messages to one shard that wait for its owner; an older one has the least to say and goes. */
const waitingMax = 20;
/** A new owner is there within five seconds. */
const tries = 10;
const tryAgainMs = 500;
const answerWithinMs = 2_000;

type Shared = ShareLine['event'];

/** Messages to one shard go out one after the other, so that none overtakes another. */
interface Lane {
  readonly waiting: ShareLine[];
  isSending: boolean;
}

export const exchangeAttachment: ShardAttachment = {
  begin(parts) {
    if (parts.shards === 1) return { onDurable: () => undefined, stop: () => undefined };
    return begin(parts);
  },
};

function begin(parts: AttachmentParts): RunningAttachment {
  const { connection, shard, shards, exchangeMs, act, log } = parts;
  const lanes = new Map<number, Lane>(
    Array.from({ length: shards }, (_, to) => [to, { waiting: [], isSending: false }]),
  );
  let isStopped = false;
  const heard = connection.subscribe(exchangeSubject(shard), {
    callback(error, message) {
      if (error) return;
      void takeIn(message.json<object[]>(), act).then((status) => {
        if (!isStopped) message.respond(String(status));
      });
    },
  });
  const id = `shard-${shard}-of-${shards}-${exchangeMs}-${itemsMax}`;
  void act({ type: 'shard', id, shard, shards, exchangeMs, itemsMax });

  /** All of a round goes in one message, as one batch of the other's journal: each costs a millisecond. */
  async function send(lane: Lane, to: number): Promise<void> {
    lane.isSending = true;
    await new Promise((resolve) => setImmediate(resolve));
    while (lane.waiting.length > 0 && !isStopped) {
      const events = takeTogether(lane.waiting);
      if (!(await deliver(to, events))) log(`shard ${to} could not be told: ${events[0]!.id}`);
    }
    lane.isSending = false;
  }

  /** The same event twice is one there: its name is the same. */
  async function deliver(to: number, events: readonly Shared[]): Promise<boolean> {
    const text = JSON.stringify(events);
    for (let left = tries; left > 0 && !isStopped; left -= 1) {
      const status = await connection
        .request(exchangeSubject(to), text, { timeout: answerWithinMs })
        .then((answer) => answer.string())
        .catch(() => '');
      if (status === '200') return true;
      await new Promise((resolve) => setTimeout(resolve, tryAgainMs));
    }
    return isStopped;
  }

  return {
    onDurable(effects) {
      for (const { effects: lines } of effects)
        for (const effect of lines) {
          if (effect.kind !== 'share') continue;
          const lane = lanes.get(effect.line.to);
          if (!lane) continue;
          if (lane.waiting.length >= waitingMax) lane.waiting.shift();
          lane.waiting.push(effect.line);
          if (!lane.isSending) void send(lane, effect.line.to);
        }
    },
    stop() {
      isStopped = true;
      heard.unsubscribe();
    },
  };
}

/** The first of them and what fits beside it; they are taken out of what waits. */
function takeTogether(waiting: ShareLine[]): Shared[] {
  let items = 0;
  let count = 0;
  for (const { event } of waiting) {
    items += event.items.length;
    if (count > 0 && items > itemsMax) break;
    count += 1;
  }
  return waiting.splice(0, count).map(({ event }) => event);
}

/** 200 where all are taken: otherwise all are told again, and those that were taken are known by name. */
async function takeIn(
  events: readonly object[],
  act: (event: object) => Promise<Answer>,
): Promise<number> {
  const answers = await Promise.all(events.map(act));
  return answers.find(({ status }) => status !== 200)?.status ?? 200;
}
