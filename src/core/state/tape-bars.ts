// Bars (a minute, a day) where single prints are not to be had: the last one, and what is usual.

import type { TapeRecord } from './tape.ts';
import { createScale, learn, type Scale } from './tape-scale.ts';

export interface Bar {
  /** When the bar was complete. */
  readonly timeMs: number;
  readonly seconds: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** In shares. */
  readonly volume: number;
}

export interface BarsRecord {
  /** Length the scales were learned at; a bar of another length starts them afresh. */
  seconds: number;
  endMs: number;
  close: number;
  /** Natural log of the last bar's high over the close before it, not below 0; its volume. */
  rise: number;
  volume: number;
  /** As they were before the last bar: mean square of rise, mean volume. */
  readonly usualRise: Scale;
  readonly usualVolume: Scale;
}

/** Sixty bars: a quarter of days, an hour of minutes. */
const barsSpan = 60;
const excessMax = 5;

export function createBars(): BarsRecord {
  return {
    seconds: 0,
    endMs: 0,
    close: 0,
    rise: 0,
    volume: 0,
    usualRise: createScale(),
    usualVolume: createScale(),
  };
}

/** Folds one bar; constant work. The last bar teaches what is usual only once the next one arrives. */
export function foldBar(tape: TapeRecord, bar: Bar): void {
  const { bars } = tape;
  if (bars.seconds !== bar.seconds) Object.assign(bars, createBars(), { seconds: bar.seconds });
  else {
    learn(bars.usualRise, bars.rise ** 2, excessMax ** 2, barsSpan);
    learn(bars.usualVolume, bars.volume, excessMax, barsSpan);
  }
  const before = bars.close > 0 ? bars.close : bar.open;
  bars.rise = Math.max(0, Math.log(bar.high) - Math.log(before));
  bars.volume = bar.volume;
  bars.close = bar.close;
  bars.endMs = bar.timeMs;
}
