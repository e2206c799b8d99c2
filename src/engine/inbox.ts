// What waits to be folded: single requests and batches of events, bounded, in the order they came.
import type { Answer } from './client.ts';
import { type LineError, problemAnswer } from './problem.ts';

/** One thing somebody waits for: a decision, or the acknowledgement of many events. */
export interface Parcel {
  readonly kind: 'decide' | 'record';
  readonly firm: string;
  /** Events as JSON texts or as values already parsed. */
  readonly pieces: readonly unknown[];
  at: number;
  accepted: number;
  readonly refused: LineError[];
  /** Repeated ids whose first answers are being read; at most one a piece. */
  readonly repeats: Promise<void>[];
  /** The answer of a `decide`, ready but not durable yet. */
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

/** Pieces waiting at most; beyond it a parcel is answered 503 at once. */
const piecesWaitingMax = 100_000;

export function createInbox(): Inbox {
  let parcels: Parcel[] = [];
  let waiting = 0;
  let wake: (() => void) | undefined;

  return {
    get length() {
      return waiting;
    },
    put(parcel) {
      if (waiting + parcel.pieces.length > piecesWaitingMax)
        return parcel.resolve(problemAnswer('overloaded', `${waiting} events are waiting`));
      waiting += parcel.pieces.length;
      parcels.push(parcel);
      wake?.();
      wake = undefined;
    },
    take(piecesMax) {
      const pieces: Piece[] = [];
      let done = 0;
      for (const parcel of parcels) {
        while (parcel.at < parcel.pieces.length && pieces.length < piecesMax) {
          pieces.push({ parcel, value: parcel.pieces[parcel.at], line: parcel.at + 1 });
          parcel.at += 1;
        }
        if (parcel.at < parcel.pieces.length) break;
        done += 1;
      }
      parcels = parcels.slice(done);
      waiting -= pieces.length;
      return pieces;
    },
    wait() {
      if (waiting > 0) return Promise.resolve();
      return new Promise((resolve) => {
        wake = resolve;
      });
    },
    wake() {
      wake?.();
      wake = undefined;
    },
    refuseAll(answer) {
      for (const parcel of parcels) parcel.resolve(answer);
      parcels = [];
      waiting = 0;
    },
  };
}
