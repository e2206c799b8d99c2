// What is remembered of an instrument's prints and bars: the last seconds, and what is usual for it.
import { decayOver } from '../lib/decay.ts';
import { type AlertRecord, createAlert } from './tape-alert.ts';
import { type BarsRecord, createBars } from './tape-bars.ts';
import { createScale, learn, type Scale } from './tape-scale.ts';
import { type Chunk, chunkMs, windowChunksMax, windowOf } from './tape-window.ts';

export interface Print {
  readonly timeMs: number;
  readonly price: number;
  readonly quantity: number;
  /** Who crossed the spread; guessed from the price's last move where the venue does not say. */
  readonly side?: 'buy' | 'sell';
}

/** Plain numbers, at most 1 KiB as JSON, whatever the instrument trades. */
export interface TapeRecord {
  /** At most `windowChunksMax`, oldest first; the last one is still open. */
  readonly chunks: Chunk[];
  /** Decayed mean of closing prices of the chunks that have left the window; 0 before the first. */
  reference: number;
  referenceChunk: number;
  price: number;
  printMs: number;
  /** 1 after a buyer's print, -1 after a seller's, 0 (counted as one) before the first move. */
  aggressor: number;
  /** Mean squares of rise and orders, mean of the value bought, over windows in which it traded. */
  readonly usualRise: Scale;
  readonly usualOrders: Scale;
  readonly usualBought: Scale;
  readonly bars: BarsRecord;
  readonly alert: AlertRecord;
}

/** Half-life of the price from before: long against a rush, short against a day's drift. */
const referenceHalfLifeMs = 90_000;
/** After a longer silence (night, lunch, halt) the first price is a new beginning, not a rise. */
const silenceMaxMs = 30 * 60_000;
/** Bounds of one window's part in what is usual: five times it, twenty-five for a square. */
const excessMax = 5;

export function createTape(): TapeRecord {
  return {
    chunks: [],
    reference: 0,
    referenceChunk: 0,
    price: 0,
    printMs: 0,
    aggressor: 0,
    usualRise: createScale(),
    usualOrders: createScale(),
    usualBought: createScale(),
    bars: createBars(),
    alert: createAlert(),
  };
}

/** Folds one print; constant work. A late print counts in the chunk that is open. */
export function foldPrint(tape: TapeRecord, print: Print): void {
  const chunk = openChunk(tape, print);
  const aggressor = aggressorOf(tape, print);
  const sameOrder = print.timeMs === tape.printMs && aggressor === tape.aggressor;
  if (aggressor > 0) {
    chunk.bought += print.price * print.quantity;
    if (!sameOrder) chunk.orders += 1;
  }
  chunk.close = print.price;
  tape.price = print.price;
  tape.printMs = Math.max(print.timeMs, tape.printMs);
  tape.aggressor = aggressor;
}

function aggressorOf(tape: TapeRecord, print: Print): number {
  if (print.side) return print.side === 'buy' ? 1 : -1;
  if (tape.price === 0 || print.price === tape.price) return tape.aggressor;
  return print.price > tape.price ? 1 : -1;
}

function openChunk(tape: TapeRecord, print: Print): Chunk {
  const number = Math.floor(print.timeMs / chunkMs);
  const last = tape.chunks.at(-1);
  if (last && number <= last.chunk) return last;
  if (last) learnWindow(tape, last);
  while (tape.chunks.length > 0 && tape.chunks[0].chunk <= number - windowChunksMax)
    leaveWindow(tape, tape.chunks.shift()!);
  if (last && print.timeMs - tape.printMs > silenceMaxMs) {
    tape.reference = print.price;
    tape.referenceChunk = number;
  }
  const opened = { chunk: number, orders: 0, bought: 0, close: print.price };
  tape.chunks.push(opened);
  return opened;
}

/** Silent chunks teach nothing: what is usual is measured over windows in which it traded. */
function learnWindow(tape: TapeRecord, closed: Chunk): void {
  const window = windowOf(tape, closed.chunk * chunkMs);
  if (!window) return;
  learn(tape.usualRise, window.rise ** 2, excessMax ** 2);
  learn(tape.usualOrders, window.orders ** 2, excessMax ** 2);
  learn(tape.usualBought, window.bought, excessMax);
}

function leaveWindow(tape: TapeRecord, left: Chunk): void {
  const elapsedMs = (left.chunk - tape.referenceChunk) * chunkMs;
  const kept = tape.reference > 0 ? decayOver(elapsedMs, referenceHalfLifeMs) : 0;
  tape.reference = kept * tape.reference + (1 - kept) * left.close;
  tape.referenceChunk = left.chunk;
}
