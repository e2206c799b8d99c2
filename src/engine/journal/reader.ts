// Reads durable records: in order from a sequence, or one.
import { join } from 'node:path';
import type { BatchCheck } from './batch.ts';
import { isPayloadSound, RECORD_HEADER_BYTES, SEGMENT_HEADER_BYTES } from './frame.ts';
import type { Log } from './log.ts';
import { type BatchRun, type JournalRecord, recordsOf, scanSegment } from './scan.ts';
import { corrupt, type Segment } from './segments.ts';
import { type Boundary, WINDOW_BYTES } from './window.ts';

/** Look-ups at once, mostly: what more take is let go. */
const spareWindowsMax = 4;

/** Place in `segments` of the one that holds the sequence, which is not before the first. */
function segmentOf(segments: readonly Segment[], sequence: number): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (segments[middle].firstSequence <= sequence) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Sound runs of a segment up to `end`, noted in the index; throws `corrupt` at the first damage. */
async function* soundRuns(
  log: Log,
  segment: Segment,
  end: number,
  from: Boundary,
  check: BatchCheck,
  spare?: Buffer,
): AsyncGenerator<BatchRun> {
  const file = await log.disk.open(join(log.directory, segment.name), 'read');
  try {
    const source = { file, segment: segment.name, end };
    for await (const item of scanSegment(source, from, check, spare)) {
      if (item.kind === 'damage') throw corrupt(item.damages[0]);
      log.index.note(segment.name, item.from);
      yield item;
    }
  } finally {
    await file.close();
  }
}

function beginningOf(segment: Segment): Boundary {
  return { offset: SEGMENT_HEADER_BYTES, sequence: segment.firstSequence };
}

/** The nearest batch boundary that is known at or before the sequence. */
function nearest(log: Log, segment: Segment, sequence: number): Boundary {
  return log.index.find(segment.name, sequence) ?? beginningOf(segment);
}

/** The run that holds the sequence, found by following headers. */
async function findRun(log: Log, segment: Segment, sequence: number, spare?: Buffer) {
  const from = nearest(log, segment, sequence);
  for await (const run of soundRuns(log, segment, segment.bytes, from, 'frames', spare)) {
    if (run.next.sequence > sequence) return run;
  }
  return undefined;
}

/** Checks that a segment whose runs were read to its end is continued by the one after it. */
function checkLink(run: BatchRun | undefined, next: Segment | undefined): void {
  if (run === undefined || next === undefined) return;
  const { sequence } = run.next;
  const continues = next.firstSequence === sequence && next.previousHash === run.lastEnd.hash;
  if (!continues) {
    throw corrupt({ segment: next.name, offset: 0, sequence, problem: 'segment-link' });
  }
}

/**
 * Records from a sequence on, up to what was durable at the first step. Checks headers and chain hash of
 * every batch that it reads; throws `corrupt`. Holds one window (256 KiB, or the largest batch).
 */
export async function* readFrom(log: Log, fromSequence: number): AsyncGenerator<JournalRecord> {
  const from = Math.max(fromSequence, 1);
  if (from > log.durableSequence) return;
  // Copies, so that the end stays where it is while the last segment grows.
  const segments = log.segments.map((segment) => ({ ...segment }));
  const first = segmentOf(segments, from);
  const skimmed = await findRun(log, segments[first], from);
  for (let place = first; place < segments.length; place++) {
    const segment = segments[place];
    const begin = place === first && skimmed ? skimmed.from : beginningOf(segment);
    let last: BatchRun | undefined;
    for await (const run of soundRuns(log, segment, segment.bytes, begin, 'chain')) {
      for (const record of recordsOf(run, from)) yield record;
      last = run;
    }
    checkLink(last, segments[place + 1]);
  }
}

/** A copy of the payload of a durable record, checked by its own CRC; undefined if there is none. */
export async function readRecord(log: Log, sequence: number): Promise<Buffer | undefined> {
  const exists = Number.isInteger(sequence) && sequence >= 1 && sequence <= log.durableSequence;
  if (!exists) return undefined;
  const segment = log.segments[segmentOf(log.segments, sequence)];
  const run = await findRun(log, segment, sequence, log.spareWindows.pop());
  const payload = run && recordsOf(run, sequence)[0]?.payload;
  if (run === undefined || payload === undefined) return undefined;
  const at = payload.byteOffset - run.buffer.byteOffset - RECORD_HEADER_BYTES;
  if (!isPayloadSound(run.buffer, at, payload.length)) {
    const offset = run.from.offset + at - run.start;
    throw corrupt({ segment: segment.name, offset, sequence, problem: 'payload' });
  }
  const copy = Buffer.from(payload);
  const isReusable = run.buffer.length === WINDOW_BYTES;
  if (isReusable && log.spareWindows.length < spareWindowsMax) log.spareWindows.push(run.buffer);
  return copy;
}
