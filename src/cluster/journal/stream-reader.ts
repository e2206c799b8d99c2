// Reads a shard's journal from outside: for projectors, checks and tests. Writes nothing, owns nothing.
import type { JournalRecord } from '../../engine/journal/scan.ts';
import type { Cluster } from '../connect.ts';
import { journalStream } from '../names.ts';
import { createAssembler } from './assemble.ts';
import { readOne } from './read-one.ts';
import { createStreamLog } from './stream-log.ts';
import { streamMessages } from './stream-messages.ts';
import { endOf } from './take-over.ts';

export interface StreamReader {
  /** The last record that a whole batch holds. */
  lastSequence(): Promise<number>;
  /** To what was there at the first step. Every batch is checked; throws `corrupt`. */
  read(fromSequence: number): AsyncGenerator<JournalRecord>;
  /** And on, for as long as the journal grows and the signal is silent. */
  follow(fromSequence: number, signal: AbortSignal): AsyncGenerator<JournalRecord>;
  readOne(sequence: number): Promise<Buffer | undefined>;
}

export function openStreamReader(cluster: Cluster, shard: number): StreamReader {
  const stream = journalStream(shard);
  const log = createStreamLog(cluster, stream);
  return {
    async lastSequence() {
      return (await endOf(cluster, log)).nextSequence - 1;
    },
    async *read(fromSequence) {
      yield* log.records(Math.max(1, fromSequence), await log.lastPlace());
    },
    async *follow(fromSequence, signal) {
      const last = await log.lastPlace();
      const from = last === 0 ? 1 : await log.placeOf(Math.max(1, fromSequence), last);
      const assembler = createAssembler(stream);
      for await (const { place, data } of streamMessages(cluster, { stream, from, signal }))
        for (const record of assembler.take(place, data))
          if (record.sequence >= fromSequence) yield record;
    },
    async readOne(sequence) {
      const last = await log.lastPlace();
      const { nextSequence } = await endOf(cluster, log);
      return readOne(log, sequence, nextSequence - 1, last);
    },
  };
}
