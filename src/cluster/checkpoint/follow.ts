// A standby's copy of a shard's state: takes in what the owner sends, and is never far behind it.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { idsMax } from '../../engine/seen-ids.ts';
import type { CheckpointWriter, StateStore } from '../../engine/state-store/store.ts';
import {
  type ChangedRecord,
  isInMemory,
  openStandbyState,
  type StandbyState,
} from '../../engine/warm-state.ts';
import { defaultLimits } from '../../engine/world/world.ts';
import type { Cluster } from '../connect.ts';
import { streamMessages } from '../journal/stream-messages.ts';
import { checkpointStream } from '../names.ts';
import { createRecordReader, type RecordReader } from './record-bytes.ts';
import { decodePart, type TransferPart } from './transfer.ts';

export interface Follower {
  /** Sequence at which the copy is true. */
  readonly sequence: number;
  /** Whether its memory holds the state, and no more is behind than comes by the second. */
  readonly isReady: boolean;
  /** Takes in what comes, until the signal. */
  run(signal: AbortSignal): Promise<void>;
  /** Takes in what is there now. */
  catchUp(): Promise<void>;
  /** The store, and what is in memory of it, for who owns the shard now; nothing more is followed. */
  release(): Promise<Released>;
  close(): Promise<void>;
}

export interface Released {
  readonly store: StateStore;
  readonly state?: StandbyState;
}

export interface FollowerParts {
  readonly cluster: Cluster;
  readonly shard: number;
  /** The shard's folder; the copy is its `state`. */
  readonly directory: string;
  openStore(directory: string): Promise<StateStore>;
  readonly log: (message: string) => void;
}

/** Of a snapshot, in one transaction; half of one is no state, and is marked so. */
const stepBytes = 16 * 2 ** 20;

/** Reading a long stream again and again would be worse than being late. */
const againMs = 10_000;

interface Taking {
  readonly to: number;
  readonly isSnapshot: boolean;
  readonly reader: RecordReader;
  nextPart: number;
  /** For what is in memory. */
  readonly changes: ChangedRecord[];
  writer: CheckpointWriter;
}

export async function openFollower(parts: FollowerParts): Promise<Follower> {
  const { cluster, directory, log } = parts;
  const stream = checkpointStream(parts.shard);
  const stateDirectory = join(directory, 'state');
  const mark = join(directory, 'half-a-snapshot');
  if (existsSync(mark)) rmSync(stateDirectory, { recursive: true, force: true });
  rmSync(mark, { force: true });
  let store = await parts.openStore(stateDirectory).catch(() => anew());
  let next = 1;
  let taking: Taking | undefined;
  /** Made when it is first followed: a worker that only takes over reads what it needs then. */
  let state: StandbyState | undefined;
  let isFollowing = false;
  let beganAgainMs = Number.NEGATIVE_INFINITY;

  function anew(): Promise<StateStore> {
    rmSync(stateDirectory, { recursive: true, force: true });
    return parts.openStore(stateDirectory);
  }

  async function begin(part: TransferPart): Promise<Taking | undefined> {
    const { kind, from, to } = part;
    const isSnapshot = kind === 'snapshot';
    if (to <= store.sequence) return undefined;
    if (!isSnapshot && from > store.sequence) return beginAgain();
    if (isSnapshot) {
      state = undefined;
      await store.close();
      mkdirSync(directory, { recursive: true });
      writeFileSync(mark, '');
      store = await anew();
      log(`takes in the whole state as of ${to}`);
    }
    const writer = store.beginCheckpoint(isSnapshot ? 1 : to);
    return { to, isSnapshot, reader: createRecordReader(), nextPart: 1, changes: [], writer };
  }

  /** Changes after a state that was missed: the stream has it, or a later one, from its beginning. */
  function beginAgain(): undefined {
    const nowMs = performance.now();
    if (nowMs - beganAgainMs < againMs) return undefined;
    beganAgainMs = nowMs;
    next = 1;
    throw new Error(`the state as of ${store.sequence} is before all that is sent`);
  }

  /** Half a snapshot is no state. */
  async function abandon(): Promise<void> {
    const isHalf = taking?.isSnapshot;
    taking = undefined;
    if (!isHalf) return;
    await store.close();
    store = await anew();
    rmSync(mark, { force: true });
  }

  /** Steps of a snapshot count up to its sequence; where they would reach it, the last is larger. */
  async function step(snapshot: Taking): Promise<void> {
    const sequence = store.sequence + 1;
    if (sequence >= snapshot.to - 1) return;
    await store.commit(snapshot.writer);
    snapshot.writer = store.beginCheckpoint(sequence + 1);
  }

  async function finish(whole: Taking): Promise<void> {
    // What a step was begun for is not what it is now: the last one stands at the end itself.
    await store.commit(whole.writer);
    state?.takeIn(whole.changes);
    if (!whole.isSnapshot) return;
    if (store.sequence < whole.to) await store.commit(store.beginCheckpoint(whole.to));
    rmSync(mark, { force: true });
    if (isFollowing) warm();
  }

  function warm(): void {
    state ??= openStandbyState(store, defaultLimits, idsMax);
  }

  async function take(data: Uint8Array): Promise<void> {
    const part = decodePart(data);
    if (!part) return;
    const goesOn = taking && part.part === taking.nextPart && part.to === taking.to;
    if (!goesOn) await abandon();
    if (part.part === 1) taking = await begin(part);
    if (!taking) return;
    taking.nextPart += 1;
    for (const record of taking.reader.push(part.body)) {
      taking.writer.add(record.table, record.key, record.value);
      if (state && isInMemory(record.table)) taking.changes.push(record);
    }
    if (part.isLast) {
      const whole = taking;
      taking = undefined;
      await finish(whole);
    } else if (taking.isSnapshot && taking.writer.bytes > stepBytes) await step(taking);
  }

  async function read(until: number | undefined, signal?: AbortSignal): Promise<void> {
    const { state } = await cluster.manager.streams.info(stream);
    next = Math.max(next, state.first_seq);
    for await (const { place, data } of streamMessages(cluster, {
      ...{ stream, from: next, until, signal },
      hasGaps: true,
    })) {
      next = place + 1;
      await take(data);
    }
  }

  async function catchUp(): Promise<void> {
    const { messages, last_seq: last } = (await cluster.manager.streams.info(stream)).state;
    if (messages > 0) await read(last);
  }

  return {
    get sequence() {
      return store.sequence;
    },
    get isReady() {
      return state !== undefined && !taking?.isSnapshot;
    },
    async run(signal) {
      await catchUp();
      isFollowing = true;
      warm();
      await read(undefined, signal);
    },
    catchUp,
    async release() {
      // The owner before died over it: the journal has everything from the beginning.
      await abandon();
      return { store, state };
    },
    async close() {
      await abandon();
      await store.close();
    },
  };
}
