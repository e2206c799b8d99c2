// Reads the batches of one segment in order, in windows of bounded size, and names each damage.
import type { BatchCheck, FrameProblem } from './batch.ts';
import {
  BATCH_END_BYTES,
  type BatchEnd,
  HASH_BYTES,
  isBatchEnd,
  RECORD_HEADER_BYTES,
} from './frame.ts';
import {
  type Boundary,
  endBefore,
  type FoundEnd,
  findBatchEnd,
  readWindow,
  type ScanSource,
  scanWindow,
  WINDOW_BYTES,
  type Window,
  type WindowScan,
} from './window.ts';

export interface JournalRecord {
  readonly sequence: number;
  /** A view of a read window, good until the next record is asked for: copy it to keep it. */
  readonly payload: Buffer;
}

/**
 * - `incomplete`: the segment ends inside a batch; opening cuts it off the last segment.
 * - `segment-header`: no sound header, or not the one the file's name tells.
 * - `segment-link`: the segment does not continue the one before it (or that one is missing).
 */
export type DamageProblem = FrameProblem | 'incomplete' | 'segment-header' | 'segment-link';

export interface JournalDamage {
  /** Name of the segment file. */
  readonly segment: string;
  /** Where in the file the damaged frame begins. */
  readonly offset: number;
  /** The record that is, or was to be, there. */
  readonly sequence: number;
  readonly problem: DamageProblem;
}

/** Sound batches that lie behind each other; `buffer[start..end)` holds them. */
export interface BatchRun {
  readonly kind: 'batches';
  readonly buffer: Buffer;
  readonly start: number;
  readonly end: number;
  readonly from: Boundary;
  readonly next: Boundary;
  readonly lastEnd: BatchEnd;
}

export interface ScanDamage {
  readonly kind: 'damage';
  readonly damages: readonly JournalDamage[];
  readonly batch: Boundary;
  /** Bytes of the first damaged frame as far as they are known. */
  readonly frameBytes: number;
  /** The first sound batch end at or after the damage: the scan goes on behind it. */
  readonly resume?: FoundEnd;
}

async function damageFound(
  source: ScanSource,
  window: Window,
  scan: WindowScan,
): Promise<ScanDamage> {
  const batch = { offset: window.base + scan.end, sequence: scan.nextSequence };
  const damages = scan.damages.map(({ at, sequence, problem }) => ({
    segment: source.segment,
    offset: window.base + at,
    sequence,
    problem,
  }));
  const resume =
    scan.stop.state === 'whole'
      ? endBefore(window, scan.stop.end)
      : await findBatchEnd(source, damages[0].offset, batch.sequence);
  return { kind: 'damage', damages, batch, frameBytes: scan.damages[0].bytes, resume };
}

function incomplete(source: ScanSource, batch: Boundary): ScanDamage {
  const { offset, sequence } = batch;
  const damage = { segment: source.segment, offset, sequence, problem: 'incomplete' } as const;
  return { kind: 'damage', damages: [damage], batch, frameBytes: source.end - offset };
}

function runOf(window: Window, from: Boundary, end: number): BatchRun {
  const { batchEnd, next } = endBefore(window, end);
  const { buffer } = window;
  return { kind: 'batches', buffer, start: HASH_BYTES, end, from, next, lastEnd: batchEnd };
}

/** Starts to read the window at `offset`, so that it is there when the run before it is used up. */
function readAhead(source: ScanSource, offset: number, spare: Buffer | undefined): Promise<Window> {
  const window = readWindow(source, offset, WINDOW_BYTES, spare);
  // Seen when it is awaited; nobody awaits it if the caller stops before.
  window.catch(() => {});
  return window;
}

/**
 * Yields runs of sound batches and the damages between them, in order, from the boundary on; goes
 * on behind a damage where a sound batch end follows. Holds two windows, or the largest batch, and
 * uses them again: a new one for every 256 KiB made the collector mark the whole heap three times a
 * second. A run is good until the next one is asked for.
 */
export async function* scanSegment(
  source: ScanSource,
  from: Boundary,
  check: BatchCheck,
  /** A window of `WINDOW_BYTES` that nobody looks at any more. */
  given?: Buffer,
): AsyncGenerator<BatchRun | ScanDamage> {
  let at = from;
  let windowBytes = WINDOW_BYTES;
  let ahead: Promise<Window> | undefined;
  /** The window before the one that is looked at: whoever had its run is done with it. */
  let spare = given;
  while (at.offset < source.end) {
    const window = await (ahead ?? readWindow(source, at.offset, windowBytes, spare));
    if (!ahead) spare = undefined;
    ahead = undefined;
    const scan = scanWindow(window.buffer, at.sequence, check);
    const run = scan.end > HASH_BYTES ? runOf(window, at, scan.end) : undefined;
    if (run !== undefined) {
      // A look-up, which follows frames only, mostly stops at its first run.
      const goesOn = scan.damages.length === 0 && run.next.offset < source.end;
      if (goesOn && check !== 'frames') ahead = readAhead(source, run.next.offset, spare);
      yield run;
    }
    spare = window.buffer;
    if (scan.damages.length > 0) {
      const found = await damageFound(source, window, scan);
      yield found;
      if (found.resume === undefined) return;
      at = found.resume.next;
    } else if (run !== undefined) {
      at = run.next;
      windowBytes = WINDOW_BYTES;
    } else if (window.base + windowBytes < source.end) {
      windowBytes *= 2;
    } else {
      yield incomplete(source, at);
      return;
    }
  }
}

/** The records of a run from sequence `from` on. */
export function recordsOf(run: BatchRun, from: number): JournalRecord[] {
  const records: JournalRecord[] = [];
  let sequence = run.from.sequence;
  let at = run.start;
  while (at < run.end) {
    if (isBatchEnd(run.buffer, at)) {
      at += BATCH_END_BYTES;
      continue;
    }
    const payloadAt = at + RECORD_HEADER_BYTES;
    at = payloadAt + run.buffer.readUInt32LE(at + 4);
    if (sequence >= from) records.push({ sequence, payload: run.buffer.subarray(payloadAt, at) });
    sequence += 1;
  }
  return records;
}
