// Sends the owner's checkpoints to where another machine can read them: what changed, each time, and
// now and then everything, so that the stream of changes stays short.

import { JournalError } from '../../engine/journal/journal-error.ts';
import { createCheckpointBuffer } from '../../engine/state-store/checkpoint-buffer.ts';
import type { StateStore } from '../../engine/state-store/store.ts';
import type { Cluster } from '../connect.ts';
import { storeMessage } from '../journal/store-message.ts';
import { checkpointStream, checkpointSubject } from '../names.ts';
import { decodePart, encodePart, type TransferKind, transferHeaderBytes } from './transfer.ts';

export interface Shipping {
  /** Sends what changed after `from`, as of `to`. Never rejects: what fails is made good by a snapshot. */
  delta(from: number, to: number, chunks: readonly Uint8Array[]): Promise<void>;
}

export interface ShippingParts {
  readonly cluster: Cluster;
  readonly shard: number;
  readonly epoch: number;
  readonly mayWrite: () => boolean;
  readonly store: StateStore;
  readonly log: (message: string) => void;
  /** Changes are sent up to so many bytes before everything is sent anew; default 128 MiB. */
  readonly changesBytesMax?: number;
}

/** A part; a larger one would keep the journal's messages waiting behind it. */
const partBytes = 256 * 1024;
/** What a machine that starts from nothing reads at most beside the state itself. */
const changesBytesMaxDefault = 128 * 2 ** 20;
/** No table has the number 255: that one is the store's own. */
const tablesMax = 255;

export function createShipping(parts: ShippingParts): Shipping {
  const { cluster, shard, epoch, mayWrite, store, log } = parts;
  const { changesBytesMax = changesBytesMaxDefault } = parts;
  const stream = checkpointStream(shard);
  const subject = checkpointSubject(shard);
  let lastPlace: number | undefined;
  /** Where the stream's chain of changes ends; undefined where only a snapshot mends it. */
  let chainEnd: number | undefined;
  let changesBytes = 0;
  let snapshotBytes = 0;
  let messages = 0;

  async function findEnd(): Promise<void> {
    const { state } = await cluster.manager.streams.info(stream);
    lastPlace = state.last_seq;
    chainEnd = 0;
    changesBytes = state.bytes;
    if (state.messages === 0) return;
    const last = await cluster.manager.streams.getMessage(stream, { seq: lastPlace });
    const part = last && decodePart(last.data);
    chainEnd = part?.isLast ? part.to : undefined;
  }

  async function sendPart(data: Buffer): Promise<void> {
    messages += 1;
    const id = `${epoch}.${messages}`;
    await storeMessage(cluster, { stream, subject, data, id, lastPlace: lastPlace!, mayWrite });
    lastPlace = lastPlace! + 1;
  }

  /** Pieces of any length go out in parts of one; the last may be empty. */
  async function send(
    kind: TransferKind,
    from: number,
    to: number,
    pieces: Iterable<Uint8Array>,
  ): Promise<number> {
    let part = 0;
    let bytes = 0;
    let gathered: Uint8Array[] = [];
    let gatheredBytes = 0;
    const flush = async (isLast: boolean): Promise<void> => {
      part += 1;
      bytes += gatheredBytes + transferHeaderBytes;
      const body = Buffer.concat(gathered);
      gathered = [];
      gatheredBytes = 0;
      await sendPart(encodePart({ kind, epoch, part, isLast, from, to, body }));
    };
    for (const piece of pieces)
      for (let at = 0; at < piece.length; at += partBytes) {
        gathered.push(piece.subarray(at, at + partBytes));
        gatheredBytes += Math.min(partBytes, piece.length - at);
        if (gatheredBytes >= partBytes) await flush(false);
      }
    await flush(true);
    return bytes;
  }

  async function snapshot(): Promise<void> {
    const beganMs = performance.now();
    const first = lastPlace! + 1;
    const to = store.sequence;
    snapshotBytes = await send('snapshot', 0, to, everything(store));
    chainEnd = to;
    changesBytes = 0;
    if (first > 1) await cluster.manager.streams.purge(stream, { seq: first });
    const ms = Math.round(performance.now() - beganMs);
    log(`state as of ${to} sent to the standbys: ${snapshotBytes} bytes in ${ms} ms`);
  }

  async function ship(from: number, to: number, chunks: readonly Uint8Array[]): Promise<void> {
    if (lastPlace === undefined) await findEnd();
    // A store of this machine that is ahead of the chain leaves a gap no change fills.
    const isLinked = chainEnd !== undefined && from <= chainEnd;
    if (isLinked) {
      changesBytes += await send('delta', from, to, chunks);
      chainEnd = to;
    }
    if (!isLinked || changesBytes > Math.max(changesBytesMax, 2 * snapshotBytes)) await snapshot();
  }

  return {
    async delta(from, to, chunks) {
      for (let attempt = 0; attempt < 2 && mayWrite(); attempt += 1)
        try {
          return await ship(from, to, chunks);
        } catch (error) {
          // Another wrote to the stream: its end is looked for once more.
          lastPlace = undefined;
          chainEnd = undefined;
          const isFenced = error instanceof JournalError && error.code === 'fenced';
          if (!isFenced) log(`checkpoint ${to} was not sent: ${(error as Error).message}`);
        }
    },
  };
}

/** All records as a checkpoint's buffer writes them, some at a time. */
function* everything(store: StateStore): Generator<Uint8Array> {
  for (let table = 0; table < tablesMax; table += 1) {
    let buffer = createCheckpointBuffer();
    for (const { key, value } of store.scan(table)) {
      buffer.add(table, key, value);
      if (buffer.bytes < partBytes) continue;
      yield* buffer.take();
      buffer = createCheckpointBuffer();
    }
    if (buffer.bytes > 0) yield* buffer.take();
  }
}

/** The store of an owner: a checkpoint is done when it is on this disk and on its way to the others. */
export function createShippingStore(store: StateStore, shipping: Shipping): StateStore {
  const copies = new WeakMap<
    object,
    { to: number; copy: ReturnType<typeof createCheckpointBuffer> }
  >();
  const inner = new WeakMap<object, ReturnType<StateStore['beginCheckpoint']>>();
  return {
    get sequence() {
      return store.sequence;
    },
    prefetch: store.prefetch,
    get: store.get,
    scan: store.scan,
    beginCheckpoint(to) {
      const writer = store.beginCheckpoint(to);
      const copy = createCheckpointBuffer();
      const both = {
        add(table: number, key: string, value: Uint8Array | undefined): void {
          writer.add(table, key, value);
          copy.add(table, key, value);
        },
        get bytes() {
          return writer.bytes;
        },
      };
      copies.set(both, { to, copy });
      inner.set(both, writer);
      return both;
    },
    async commit(both) {
      const from = store.sequence;
      await store.commit(inner.get(both)!);
      const { to, copy } = copies.get(both)!;
      await shipping.delta(from, to, copy.take());
    },
    close: store.close,
  };
}
