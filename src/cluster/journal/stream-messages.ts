// Reads the messages of a stream in order, from one place on: to a place, or for as long as it grows.
import { AckPolicy, type Consumer, DeliverPolicy } from '@nats-io/jetstream';
import type { Cluster } from '../connect.ts';

export interface StreamMessage {
  /** Sequence in the stream. */
  readonly place: number;
  readonly data: Uint8Array;
}

/** Asked for at a time: what a slow reader holds, with at most a megabyte each. */
const messagesMax = 64;
/** How long a request waits for a message that is not there yet; and so how soon a stop is seen. */
const waitMs = 1_000;
const retryMs = 200;
/** Of a reading with an end, in a row; one without goes on for as long as its reader lives. */
const faultsMax = 50;
/** The server forgets a reader that has not asked for so long. */
const idleNs = 60_000_000_000;

export interface ReadRange {
  readonly stream: string;
  readonly from: number;
  /** The last place to be read; without one it goes on until the signal. */
  readonly until?: number;
  readonly signal?: AbortSignal;
  /** Told of what is tried again. */
  readonly onFault?: (error: unknown) => void;
  /** Whether places may be missing, for the stream was cut: then `from` may be gone. */
  readonly hasGaps?: boolean;
}

/**
 * A reader on the server lives in one server's memory and is lost with it: it is made again where
 * nothing comes though the stream has more.
 */
export async function* streamMessages(
  cluster: Cluster,
  range: ReadRange,
): AsyncGenerator<StreamMessage> {
  const { stream, until = Number.POSITIVE_INFINITY, signal, hasGaps = false } = range;
  let next = range.from;
  let consumer: Consumer | undefined;
  let faults = 0;
  while (next <= until && !signal?.aborted) {
    try {
      let isFresh = consumer === undefined;
      consumer ??= await openReader(cluster, stream, next);
      const before = next;
      const wanted = Math.min(messagesMax, until - next + 1);
      for await (const { seq, data } of await consumer.fetch({
        max_messages: wanted,
        expires: waitMs,
      })) {
        if (seq < next) continue;
        // What was sent to a reader that was slow or away does not come again: begin anew from
        // there. Only where a new reader begins behind it, is it gone from the stream.
        if (seq > next && !(hasGaps && isFresh)) {
          consumer = undefined;
          break;
        }
        isFresh = false;
        next = seq + 1;
        faults = 0;
        yield { place: seq, data };
        if (next > until || signal?.aborted) return;
      }
      if (consumer && next === before && (await hasMore(cluster, stream, next)))
        consumer = undefined;
    } catch (error) {
      if (signal?.aborted) return;
      faults += 1;
      if (range.until !== undefined && faults > faultsMax) throw error;
      range.onFault?.(error);
      consumer = undefined;
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}

async function openReader(cluster: Cluster, stream: string, from: number): Promise<Consumer> {
  const { name } = await cluster.manager.consumers.add(stream, {
    ack_policy: AckPolicy.None,
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: from,
    inactive_threshold: idleNs,
    mem_storage: true,
    num_replicas: 1,
  });
  return cluster.jetstream.consumers.get(stream, name);
}

async function hasMore(cluster: Cluster, stream: string, place: number): Promise<boolean> {
  const { state } = await cluster.manager.streams.info(stream);
  return state.last_seq >= place;
}
