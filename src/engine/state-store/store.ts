// The durable side of the state: LMDB, read on the fold thread, written by another as checkpoints.
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Transaction } from 'lmdb';
import { checkFile } from './check-file.ts';
import { type CheckpointBuffer, createCheckpointBuffer } from './checkpoint-buffer.ts';
import { type Environment, openEnvironment, readSequence, tableKey } from './environment.ts';
import { fromLmdb, stateStoreError } from './state-store-error.ts';
import { startWriter, type Writer } from './writer.ts';

export interface StoreOptions {
  /** Made when it is not there; a new store has sequence 0. */
  readonly directory: string;
  /** The largest the file may become; address space only, reserved at once. */
  readonly mapBytesMax?: number;
}

/** Room for about 40 million accounts; beyond it 'map-full'. */
const mapBytesMaxDefault = 64 * 2 ** 30;

export interface CheckpointWriter {
  /** undefined deletes. Of two records with one key the later wins. The value is copied. */
  add(table: number, key: string, value: Uint8Array | undefined): void;
  readonly bytes: number;
}

/** Tables are numbered 0 to 254; keys are 1 to 1977 bytes of UTF-8. */
export interface StateStore {
  /** Journal sequence at which the stored records are true; 0 when empty. */
  readonly sequence: number;
  /** Warms the pages of these keys off the main thread, so that get is never a cold read. */
  prefetch(table: number, keys: readonly string[]): Promise<void>;
  /** As of `sequence`, also while a checkpoint is being written. Valid until the next call. */
  get(table: number, key: string): Uint8Array | undefined;
  /** All records of a table in the order of their keys' UTF-8; each value is a copy. */
  scan(table: number): Iterable<{ key: string; value: Uint8Array }>;
  /** Throws 'sequence-not-forward'. Costs nothing until the commit; may be dropped. */
  beginCheckpoint(sequence: number): CheckpointWriter;
  /**
   * Writes everything added in one transaction together with the sequence and resolves when it is
   * on disk. Rejects with a StateStoreError; the checkpoint before is then still whole, and the
   * writer is spent (but not by 'busy').
   */
  commit(writer: CheckpointWriter): Promise<void>;
  /** Waits for the checkpoint under way. */
  close(): Promise<void>;
}

/** Rejects with 'corrupt', 'format' or 'unavailable'. */
export async function openStateStore(options: StoreOptions): Promise<StateStore> {
  const environmentOptions = {
    directory: options.directory,
    mapBytesMax: options.mapBytesMax ?? mapBytesMaxDefault,
  };
  await checkFile(environmentOptions);
  try {
    const environment = openEnvironment(environmentOptions);
    // LMDB syncs the file and never the folder that names it.
    syncDirectory(options.directory);
    syncDirectory(dirname(options.directory));
    const sequence = readSequence(environment);
    return createStore(environment, await startWriter(environmentOptions), sequence);
  } catch (error) {
    throw fromLmdb(error, 'unavailable');
  }
}

interface Checkpoint {
  readonly sequence: number;
  readonly buffer: CheckpointBuffer;
}

function createStore(environment: Environment, writer: Writer, storedSequence: number): StateStore {
  const checkpoints = new WeakMap<CheckpointWriter, Checkpoint>();
  let sequence = storedSequence;
  let snapshot = environment.useReadTransaction();
  return {
    get sequence() {
      return sequence;
    },
    prefetch: (table, keys) => environment.prefetch(keys.map((key) => tableKey(table, key))),
    get: (table, key) => readRecord(environment, snapshot, tableKey(table, key)),
    scan: (table) => scanTable(environment, snapshot, table),
    beginCheckpoint(next) {
      requireForward(next, sequence);
      const buffer = createCheckpointBuffer();
      checkpoints.set(buffer, { sequence: next, buffer });
      return buffer;
    },
    async commit(checkpointWriter) {
      const checkpoint = checkpoints.get(checkpointWriter);
      if (!checkpoint) throw stateStoreError('closed', 'not a checkpoint of this store, or spent');
      requireForward(checkpoint.sequence, sequence);
      if (writer.busy) throw stateStoreError('busy', 'another checkpoint is being written');
      checkpoints.delete(checkpointWriter);
      await writer.commit(checkpoint.sequence, checkpoint.buffer.take());
      sequence = checkpoint.sequence;
      snapshot = moveSnapshot(environment, snapshot);
    },
    async close() {
      await writer.close();
      snapshot.done();
      await environment.close();
    },
  };
}

/** One that sees the last commit; the pages only the one before could see become free. */
function moveSnapshot(environment: Environment, before: Transaction): Transaction {
  environment.resetReadTxn();
  const after = environment.useReadTransaction();
  before.done();
  return after;
}

function syncDirectory(directory: string): void {
  const descriptor = openSync(directory, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function requireForward(next: number, stored: number): void {
  if (Number.isSafeInteger(next) && next > stored) return;
  throw stateStoreError('sequence-not-forward', `${next} after ${stored}`);
}

function readRecord(
  environment: Environment,
  transaction: Transaction,
  key: Buffer,
): Uint8Array | undefined {
  try {
    // lmdb-js copies into one buffer of its own and sets that buffer's length; without the view
    // its underlying length would show.
    const bytes = environment.getBinaryFast(key, { transaction });
    return bytes?.subarray(0, bytes.length);
  } catch (error) {
    throw fromLmdb(error, 'unavailable');
  }
}

function* scanTable(
  environment: Environment,
  transaction: Transaction,
  table: number,
): Generator<{ key: string; value: Uint8Array }> {
  const range = { start: Buffer.from([table]), end: Buffer.from([table + 1]), transaction };
  try {
    for (const { key, value } of environment.getRange(range)) {
      yield { key: Buffer.from(key.buffer, key.byteOffset + 1, key.length - 1).toString(), value };
    }
  } catch (error) {
    throw fromLmdb(error, 'unavailable');
  }
}
