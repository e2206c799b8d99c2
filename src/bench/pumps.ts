// How well the market half finds real pumps: alerts on tapes around announced ones, against labels.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { stepAlert } from '../core/signal/instrument/alert-state.ts';
import type { MarketModel } from '../core/signal/instrument/market-model.ts';
import { createTape, foldPrint } from '../core/state/tape.ts';
import { importTradesCsv } from '../edge/import/trades-csv.ts';
import { figuresOf, type PumpFigures } from './pump-figures.ts';

export interface PumpTape {
  readonly file: string;
  readonly announcedMs: number;
  /** The price did move; six in thirty-one announcements moved nothing to speak of. */
  readonly moving: boolean;
  readonly firstMs: number;
  readonly lastMs: number;
}

export interface PumpOptions {
  /** Holds `labels.csv` and `trades/`. */
  readonly folder: string;
  readonly model: MarketModel;
  /** Which tapes, in order of announcement; all where not given. */
  readonly from?: number;
  readonly to?: number;
  /** False hides who crossed the spread, as many feeds do. */
  readonly sides?: boolean;
}

/** Tapes before this one (by announcement) were used to choose the model, the others only to test it. */
export const firstTestTape = 20;

export async function evaluatePumps(options: PumpOptions): Promise<PumpFigures> {
  const tapes = (await readLabels(options.folder)).slice(options.from, options.to);
  const opened = [];
  for (const tape of tapes) opened.push({ ...tape, openedMs: await alertsOf(tape, options) });
  return figuresOf(opened);
}

/** When alerts opened on one tape, folded from its first print with nothing learned before. */
async function alertsOf(tape: PumpTape, options: PumpOptions): Promise<number[]> {
  const state = createTape();
  const openedMs: number[] = [];
  for await (const event of importTradesCsv(join(options.folder, 'trades', tape.file), {})) {
    const timeMs = Date.parse(event.time);
    foldPrint(state, {
      timeMs,
      price: Number(event.price),
      quantity: Number(event.quantity),
      side: options.sides === false ? undefined : event.side === 'buy' ? 'buy' : 'sell',
    });
    if (stepAlert(state, timeMs, options.model) === 'opened') openedMs.push(timeMs);
  }
  return openedMs;
}

async function readLabels(folder: string): Promise<PumpTape[]> {
  const text = await readFile(join(folder, 'labels.csv'), 'utf8');
  const [header, ...lines] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const column = (name: string) => header.indexOf(name);
  return lines
    .map((fields) => ({
      file: basename(fields[column('file')]),
      announcedMs: Number(fields[column('announced_ms')]),
      moving: fields[column('clean_pump')] === '1',
      firstMs: Number(fields[column('first_ms')]),
      lastMs: Number(fields[column('last_ms')]),
    }))
    .sort((one, other) => one.announcedMs - other.announcedMs);
}
