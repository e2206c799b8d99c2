// Checks the batches of one message: every header, and the chain over every byte.
import { BATCH_END_BYTES, HASH_BYTES, readBatchEnd } from '../../engine/journal/frame.ts';
import type { BatchRun, DamageProblem } from '../../engine/journal/scan.ts';
import { scanWindow } from '../../engine/journal/window.ts';

export type BatchCheckResult =
  | { readonly problem: DamageProblem; readonly run?: undefined }
  | { readonly run: BatchRun; readonly problem?: undefined };

/** `window` begins with the chain hash that its first batch continues. */
export function checkWindow(window: Buffer, firstSequence: number): BatchCheckResult {
  const from = { offset: 0, sequence: firstSequence };
  const end = window.length;
  if (end === HASH_BYTES) return { run: runOf(window, from, from) };
  const scan = scanWindow(window, firstSequence, 'chain');
  const [damage] = scan.damages;
  if (damage) return { problem: damage.problem };
  if (scan.end < end) return { problem: 'incomplete' };
  return { run: runOf(window, from, { offset: 0, sequence: scan.nextSequence }) };
}

function runOf(buffer: Buffer, from: BatchRun['from'], next: BatchRun['from']): BatchRun {
  const end = buffer.length;
  const lastEnd =
    end === HASH_BYTES
      ? { records: 0, lastSequence: from.sequence - 1, durableSequence: 0, bytes: 0, hash: '' }
      : readBatchEnd(buffer, end - BATCH_END_BYTES);
  return { kind: 'batches', buffer, start: HASH_BYTES, end, from, next, lastEnd };
}
