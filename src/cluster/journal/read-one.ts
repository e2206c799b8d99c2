// Reads one durable record of a shard's journal, checked by its own CRC.
import { HASH_BYTES, isPayloadSound, RECORD_HEADER_BYTES } from '../../engine/journal/frame.ts';
import { JournalError } from '../../engine/journal/journal-error.ts';
import { recordsOf } from '../../engine/journal/scan.ts';
import { checkWindow } from './check-window.ts';
import type { StreamLog } from './stream-log.ts';

/** A copy; undefined where there is no such record. Throws `corrupt`. */
export async function readOne(
  log: StreamLog,
  sequence: number,
  durableSequence: number,
  lastPlace: number,
): Promise<Buffer | undefined> {
  const exists = Number.isInteger(sequence) && sequence >= 1 && sequence <= durableSequence;
  if (!exists) return undefined;
  const place = await log.placeOf(sequence, lastPlace);
  const { window, firstSequence } = await wholeWindow(log, place);
  const checked = checkWindow(window, firstSequence);
  const record = checked.run && recordsOf(checked.run, sequence)[0];
  const at = record && record.payload.byteOffset - window.byteOffset - RECORD_HEADER_BYTES;
  if (!record || !isPayloadSound(window, at!, record.payload.length))
    throw new JournalError('corrupt', {
      ...{ segment: log.stream, offset: place },
      ...{ sequence, problem: checked.problem ?? 'payload' },
    });
  return Buffer.from(record.payload);
}

/** All parts of the batch whose first part stands at this place. */
async function wholeWindow(
  log: StreamLog,
  place: number,
): Promise<{ window: Buffer; firstSequence: number }> {
  const first = await log.messageAt(place);
  if (!first) return { window: Buffer.alloc(HASH_BYTES), firstSequence: 0 };
  const windows = [first.window];
  for (let part = 2; part <= first.parts; part += 1) {
    const message = await log.messageAt(place + part - 1);
    if (message) windows.push(message.window.subarray(HASH_BYTES));
  }
  const window = windows.length === 1 ? first.window : Buffer.concat(windows);
  return { window, firstSequence: first.firstSequence };
}
