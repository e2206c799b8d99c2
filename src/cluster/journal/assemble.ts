// Puts the messages of a shard's journal together again, checked, in the order of the stream.
import { HASH_BYTES } from '../../engine/journal/frame.ts';
import { JournalError } from '../../engine/journal/journal-error.ts';
import { type JournalRecord, recordsOf } from '../../engine/journal/scan.ts';
import { type BatchCheckResult, checkWindow } from './check-window.ts';
import { decodeMessage, type Message, type Position, positionAfter } from './message.ts';

export interface Assembler {
  /** Where the journal stands behind what was taken whole; nothing before the first message. */
  readonly position: Position | undefined;
  /** Bytes of parts whose batch was never finished: an owner died over them. */
  readonly cutBytes: number;
  /** Bytes of parts whose batch is not finished yet. */
  readonly pendingBytes: number;
  /** The records that the message at this place of the stream completes; throws `corrupt`. */
  take(place: number, data: Uint8Array): readonly JournalRecord[];
}

/** Begins at any message that begins a batch; from there on each must continue the one before it. */
export function createAssembler(stream: string): Assembler {
  let position: Position | undefined;
  /** Parts of one batch: partsMax. */
  let parts: Message[] = [];
  let cutBytes = 0;

  function corrupt(place: number, problem: string): JournalError {
    const sequence = position?.nextSequence ?? 0;
    return new JournalError('corrupt', { segment: stream, offset: place, sequence, problem });
  }

  const pendingBytes = (): number =>
    parts.reduce((sum, { window }) => sum + window.length - HASH_BYTES, 0);

  function drop(): void {
    cutBytes += pendingBytes();
    parts = [];
  }

  function checkLink(place: number, message: Message): void {
    if (!position) return;
    if (message.firstSequence !== position.nextSequence) throw corrupt(place, 'sequence');
    if (message.hash !== position.hash) throw corrupt(place, 'chain');
    if (message.epoch < position.epoch) throw corrupt(place, 'epoch');
  }

  /** The window of the batch that is whole with this message. */
  function gather(place: number, message: Message): Buffer | undefined {
    if (message.part === 1) drop();
    if (message.part !== parts.length + 1) {
      // A reader that began in the middle of a batch has no use for its rest.
      if (position === undefined) return undefined;
      throw corrupt(place, 'part');
    }
    parts.push(message);
    if (parts.length < message.parts) return undefined;
    const windows = parts.map(({ window }) => window);
    parts = [];
    if (windows.length === 1) return windows[0];
    return Buffer.concat(
      windows.map((window, at) => (at > 0 ? window.subarray(HASH_BYTES) : window)),
    );
  }

  return {
    get position() {
      return position;
    },
    get cutBytes() {
      return cutBytes;
    },
    get pendingBytes() {
      return pendingBytes();
    },
    take(place, data) {
      const message = decodeMessage(data);
      if (!message) throw corrupt(place, 'frame-header');
      checkLink(place, message);
      const window = gather(place, message);
      if (!window) return [];
      const checked: BatchCheckResult = checkWindow(window, message.firstSequence);
      if (checked.problem) throw corrupt(place, checked.problem);
      position = positionAfter(message, window);
      return recordsOf(checked.run, message.firstSequence);
    },
  };
}
