// Finds and reads records in the stream of a shard's journal; writes nothing.
import { JournalError } from '../../engine/journal/journal-error.ts';
import type { JournalRecord } from '../../engine/journal/scan.ts';
import type { Cluster } from '../connect.ts';
import { createAssembler } from './assemble.ts';
import { decodeMessage, type Message } from './message.ts';
import { createMessageIndex, type MessageIndex } from './message-index.ts';
import { streamMessages } from './stream-messages.ts';

export interface StreamLog {
  readonly stream: string;
  readonly index: MessageIndex;
  /** Place of the last message of the stream; 0 where there is none. */
  lastPlace(): Promise<number>;
  /** One message; undefined where there is none, or what is there is no sound message. */
  messageAt(place: number): Promise<Message | undefined>;
  /** Place of the first part of the batch, at or before `lastPlace`, that holds the sequence. */
  placeOf(sequence: number, lastPlace: number): Promise<number>;
  /** Records from a sequence to the end of the message at `lastPlace`, checked; throws `corrupt`. */
  records(sequence: number, lastPlace: number): AsyncGenerator<JournalRecord>;
}

/** Messages kept for repeated questions: of half a mebibyte at most, mostly some kilobytes. */
const keptMax = 64;

export function createStreamLog(cluster: Cluster, stream: string): StreamLog {
  const index = createMessageIndex();
  const kept = new Map<number, Message>();

  async function lastPlace(): Promise<number> {
    return (await cluster.manager.streams.info(stream)).state.last_seq;
  }

  async function messageAt(place: number): Promise<Message | undefined> {
    const known = kept.get(place);
    if (known) return known;
    const data = await dataAt(cluster, stream, place);
    const message = data && decodeMessage(data);
    if (!message) return undefined;
    if (kept.size >= keptMax) kept.delete(kept.keys().next().value!);
    kept.set(place, message);
    index.note(message.firstSequence, place - message.part + 1);
    return message;
  }

  async function placeOf(sequence: number, last: number): Promise<number> {
    let { low, high } = index.bounds(sequence, last);
    // The message at `low` begins at or before the sequence, the one at `high` behind it.
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      const message = await messageAt(middle);
      if (!message) throw missing(stream, middle, sequence);
      if (message.firstSequence <= sequence) low = middle;
      else high = middle;
    }
    const message = await messageAt(low);
    if (!message) throw missing(stream, low, sequence);
    return low - message.part + 1;
  }

  async function* records(sequence: number, last: number): AsyncGenerator<JournalRecord> {
    if (last === 0) return;
    const from = await placeOf(sequence, last);
    const assembler = createAssembler(stream);
    for await (const { place, data } of streamMessages(cluster, { stream, from, until: last }))
      for (const record of assembler.take(place, data)) {
        index.note(record.sequence, place);
        if (record.sequence >= sequence) yield record;
      }
  }

  return { stream, index, lastPlace, messageAt, placeOf, records };
}

/** From any server that has it; from the leader where the one that was asked is behind. */
async function dataAt(
  cluster: Cluster,
  stream: string,
  place: number,
): Promise<Uint8Array | undefined> {
  const direct = await cluster.manager.direct
    .getMessage(stream, { seq: place })
    .catch(() => undefined);
  if (direct?.seq === place) return direct.data;
  const stored = await cluster.manager.streams.getMessage(stream, { seq: place });
  return stored?.data;
}

function missing(stream: string, place: number, sequence: number): JournalError {
  return new JournalError('corrupt', {
    ...{ segment: stream, offset: place },
    ...{ sequence, problem: 'frame-header' },
  });
}
