// Takes a shard's stream over: finds its end and writes an owner's first word behind it.
import { HASH_BYTES } from '../../engine/journal/frame.ts';
import { JournalError } from '../../engine/journal/journal-error.ts';
import type { Cluster } from '../connect.ts';
import { createAssembler } from './assemble.ts';
import { beginning, encodeOwner, type Position } from './message.ts';
import { storeMessage } from './store-message.ts';
import type { StreamLog } from './stream-log.ts';
import { streamMessages } from './stream-messages.ts';

export interface StreamEnd extends Position {
  /** Place of the last message. */
  readonly place: number;
  /** Bytes of a batch whose owner died over its parts. */
  readonly cutBytes: number;
}

/** The owner before may write until this one's word stands: then its end is looked for again. */
const attemptsMax = 100;

export async function takeOver(
  cluster: Cluster,
  log: StreamLog,
  subject: string,
  epoch: number,
  mayWrite: () => boolean,
): Promise<StreamEnd> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const end = await endOf(cluster, log);
    if (end.epoch >= epoch) throw new JournalError('fenced', { epoch, found: end.epoch });
    const data = encodeOwner(epoch, end.nextSequence, end.hash);
    const id = `${epoch}.0.${attempt}`;
    const { stream } = log;
    try {
      await storeMessage(cluster, { stream, subject, data, id, lastPlace: end.place, mayWrite });
      return { ...end, place: end.place + 1 };
    } catch (error) {
      const wasOvertaken = error instanceof JournalError && error.code === 'fenced' && mayWrite();
      if (!wasOvertaken) throw error;
    }
  }
  throw new JournalError('fenced', { epoch });
}

/** Where the stream ends, its last whole batch checked. */
export async function endOf(cluster: Cluster, log: StreamLog): Promise<StreamEnd> {
  const place = await log.lastPlace();
  if (place === 0) return { ...beginning, place, cutBytes: 0 };
  const from = await lastWholeBatch(log, place);
  if (from === 0) return { ...beginning, place, cutBytes: await bytesFrom(log, 1, place) };
  const assembler = createAssembler(log.stream);
  for await (const message of streamMessages(cluster, { stream: log.stream, from, until: place }))
    assembler.take(message.place, message.data);
  const { position, cutBytes } = assembler;
  return { ...position!, place, cutBytes: cutBytes + assembler.pendingBytes };
}

/** Place of the first part of the last batch that is whole, or 0. */
async function lastWholeBatch(log: StreamLog, last: number): Promise<number> {
  for (let place = last; place > 0; ) {
    const message = await log.messageAt(place);
    if (!message)
      throw new JournalError('corrupt', {
        ...{ segment: log.stream, offset: place },
        ...{ sequence: 0, problem: 'frame-header' },
      });
    const first = place - message.part + 1;
    if (message.part === message.parts) return first;
    place = first - 1;
  }
  return 0;
}

async function bytesFrom(log: StreamLog, from: number, until: number): Promise<number> {
  let bytes = 0;
  for (let place = from; place <= until; place += 1)
    bytes += ((await log.messageAt(place))?.window.length ?? HASH_BYTES) - HASH_BYTES;
  return bytes;
}
