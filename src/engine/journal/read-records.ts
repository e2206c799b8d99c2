// Reads the records of a data directory's journal without opening it: a service may go on writing.
import { join } from 'node:path';
import type { JournalFacts } from '../../core/report/coverage/coverage.ts';
import { type JournalledEvent, readRecord } from '../journal-record.ts';
import { openPayload } from '../persons/opening-journal.ts';
import type { Sealer } from '../persons/sealer.ts';
import { realPorts } from '../start.ts';
import { realDisk } from './disk.ts';
import { SEGMENT_HEADER_BYTES } from './frame.ts';
import {
  type BatchRun,
  type JournalDamage,
  recordsOf,
  type ScanDamage,
  scanSegment,
} from './scan.ts';
import { readSegments } from './segments.ts';

/** Damaged places beyond this are counted, not listed. */
const damagesListedMax = 100;

const damageText = ({ segment, offset, sequence, problem }: JournalDamage): string =>
  `${segment}: ${problem} (offset ${offset}, #${sequence})`;

interface Reading {
  records: number;
  chainHash: string;
  readonly damages: string[];
  damagesFound: number;
}

function noteDamages(reading: Reading, damages: readonly JournalDamage[]): void {
  reading.damagesFound += damages.length;
  const room = damagesListedMax - reading.damages.length;
  reading.damages.push(...damages.slice(0, room).map(damageText));
}

/** The batch at the very end may be one that is being written: it is left out and no damage. */
function wrongOf({ damages, resume }: ScanDamage, isLastSegment: boolean) {
  const isEnd = isLastSegment && resume === undefined;
  return damages.filter(({ problem }) => !(isEnd && problem === 'incomplete'));
}

function takeRun(
  reading: Reading,
  run: BatchRun,
  take: TakeRecord,
  sealer: Sealer | undefined,
  { from = 1, wants }: RecordChoice,
): void {
  for (const { sequence, payload } of recordsOf(run, from)) {
    if (wants?.(payload) ?? true)
      take(sequence, readRecord(sealer ? openPayload(payload, sealer) : payload));
    reading.records += 1;
  }
  // One character a byte inside; people compare it as hexadecimal digits.
  reading.chainHash = Buffer.from(run.lastEnd.hash, 'latin1').toString('hex');
}

/** There is nothing that could be read: another folder was meant, or nothing was ever written. */
export class NoJournalError extends Error {
  override readonly name = 'NoJournalError';
}

async function segmentsIn(folder: string): Promise<Awaited<ReturnType<typeof readSegments>>> {
  const found = await readSegments(realDisk, folder).catch((error: Error) => {
    throw new NoJournalError(`${folder}: no journal can be read (${error.message})`);
  });
  if (found.segments.length === 0) throw new NoJournalError(`${folder}: no journal there`);
  return found;
}

export interface RecordChoice {
  /** Records before it are passed over. */
  readonly from?: number;
  /** Whether a record is worth reading, by its bytes as they lie on disk. */
  wants?(payload: Uint8Array): boolean;
}

export type TakeRecord = (sequence: number, record: JournalledEvent) => void;

/** Every sound record in order, checked by checksum and chain; damages are named and passed over. */
export async function readJournalRecords(
  directory: string,
  take: TakeRecord,
  choice: RecordChoice = {},
): Promise<JournalFacts> {
  const folder = join(directory, 'journal');
  const sealer = realPorts.openSealer?.(directory);
  const { segments, damages } = await segmentsIn(folder);
  const reading: Reading = { records: 0, chainHash: '', damages: [], damagesFound: 0 };
  noteDamages(reading, damages);
  for (const [at, { name, firstSequence, bytes }] of segments.entries()) {
    if ((segments[at + 1]?.firstSequence ?? Number.POSITIVE_INFINITY) <= (choice.from ?? 1))
      continue;
    const file = await realDisk.open(join(folder, name), 'read');
    try {
      const begin = { offset: SEGMENT_HEADER_BYTES, sequence: firstSequence };
      for await (const item of scanSegment({ file, segment: name, end: bytes }, begin, 'all'))
        if (item.kind === 'batches') takeRun(reading, item, take, sealer, choice);
        else noteDamages(reading, wrongOf(item, at === segments.length - 1));
    } finally {
      await file.close();
    }
  }
  const { records, chainHash, damages: listed, damagesFound } = reading;
  return { records, chainHash, damages: listed, damagesUnlisted: damagesFound - listed.length };
}
