// What waits to be folded: single requests and batches of events, bounded, the most urgent first and
// otherwise in the order they came.
import type { Answer } from './client.ts';
import { type LineError, problemAnswer } from './problem.ts';
import type { Urgency } from './urgency.ts';

/** One thing somebody waits for: a decision, the acknowledgement of many events, a person's act. */
export interface Parcel {
  readonly kind: 'decide' | 'record' | 'act';
  readonly urgency: Urgency;
  readonly firm: string;
  /** Events as JSON texts or as values already parsed. */
  readonly pieces: readonly unknown[];
  /** Line of each piece in what was sent; absent where they follow each other from 1. */
  readonly lines?: readonly number[];
  at: number;
  accepted: number;
  /** Pieces taken and not folded yet, since their records are being read: until then there is no answer. */
  held?: number;
  readonly refused: LineError[];
  /** Repeated ids whose first answers are being read; at most one a piece. */
  readonly repeats: Promise<void>[];
  /** The answer of a `decide` or `act`, ready but not durable yet. */
  answer?: Answer;
  readonly resolve: (answer: Answer) => void;
}

export interface Piece {
  readonly parcel: Parcel;
  readonly value: unknown;
  readonly line: number;
}

export interface Inbox {
  readonly length: number;
  put(parcel: Parcel): void;
  /** The next pieces, at most so many, across parcels. */
  take(piecesMax: number): Piece[];
  /** Resolves when there is something to take, or at the next `wake`. */
  wait(): Promise<void>;
  wake(): void;
  refuseAll(answer: Answer): void;
}

/**
 * Pieces waiting at most, by urgency; beyond it a parcel is answered 503 at once. The less urgent
 * leave room for the others.
 */
const piecesWaitingMax: readonly number[] = [100_000, 90_000, 80_000];
/** Of what is taken at a time, the share left to each that is less urgent and waits: none starves. */
const shareMin = 1 / 8;

export function createInbox(): Inbox {
  const queues = [createQueue(), createQueue(), createQueue()] as const;
  let wake: (() => void) | undefined;
  const waiting = () => queues.reduce((sum, queue) => sum + queue.length, 0);

  return {
    get length() {
      return waiting();
    },
    put(parcel) {
      const already = waiting();
      if (already + parcel.pieces.length > piecesWaitingMax[parcel.urgency]!)
        return parcel.resolve(problemAnswer('overloaded', `${already} events are waiting`));
      queues[parcel.urgency].put(parcel);
      wake?.();
      wake = undefined;
    },
    take(piecesMax) {
      const pieces: Piece[] = [];
      const share = Math.max(1, Math.floor(piecesMax * shareMin));
      for (const [place, queue] of queues.entries()) {
        let room = piecesMax - pieces.length;
        for (const less of queues.slice(place + 1)) room -= Math.min(share, less.length);
        queue.take(pieces, Math.max(0, room));
      }
      return pieces;
    },
    wait() {
      if (waiting() > 0) return Promise.resolve();
      return new Promise((resolve) => {
        wake = resolve;
      });
    },
    wake() {
      wake?.();
      wake = undefined;
    },
    refuseAll(answer) {
      for (const queue of queues) queue.refuseAll(answer);
    },
  };
}

/** Parcels of one urgency, in order. */
function createQueue() {
  let parcels: Parcel[] = [];
  let length = 0;
  return {
    get length() {
      return length;
    },
    put(parcel: Parcel): void {
      length += parcel.pieces.length;
      parcels.push(parcel);
    },
    /** Adds at most so many pieces. */
    take(pieces: Piece[], piecesMax: number): void {
      const end = pieces.length + piecesMax;
      const before = pieces.length;
      let done = 0;
      for (const parcel of parcels) {
        while (parcel.at < parcel.pieces.length && pieces.length < end) {
          const line = parcel.lines?.[parcel.at] ?? parcel.at + 1;
          pieces.push({ parcel, value: parcel.pieces[parcel.at], line });
          parcel.at += 1;
        }
        if (parcel.at < parcel.pieces.length) break;
        done += 1;
      }
      if (done > 0) parcels = parcels.slice(done);
      length -= pieces.length - before;
    },
    refuseAll(answer: Answer): void {
      for (const parcel of parcels) parcel.resolve(answer);
      parcels = [];
      length = 0;
    },
  };
}
