// More bought than this instrument usually sees. Alike: an index change, one fund buying.
import { clamp } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import type { TapeRecord } from '../../state/tape.ts';
import { windowOf, windowSeconds } from '../../state/tape-window.ts';
import { type MarketSignal, warmUpBarsMin, warmUpWindowsMin } from './market-signal.ts';

/** ln of twenty times the usual. Volume has the longest honest tail of all, so it is kept short. */
const valueMax = 3;

export const abnormalVolume: MarketSignal = {
  id: 'abnormal-volume',
  version: 1,
  family: 'instrument',
  unit: 'ln(1 + value bought / usual value bought) over 15 seconds, or volume of one bar',
  valueMin: 0,
  valueMax,
  sees: 'the proceeds of many accounts going into one instrument',
  looksAlike: 'an index change, a block trade, one fund buying',
  measure: (tape, timeMs) => weigh(ofPrints(tape, timeMs) ?? ofBar(tape, timeMs)),
  evaluate(tape, timeMs) {
    const seen = ofPrints(tape, timeMs) ?? ofBar(tape, timeMs);
    const value = weigh(seen);
    if (!seen || value === 0) return undefined;
    return { value, facts: { timesUsual: short(seen.times), overSeconds: seen.overSeconds } };
  },
};

interface Volume {
  readonly times: number;
  readonly overSeconds: number;
}

function weigh(seen: Volume | undefined): number {
  return seen ? clamp(Math.log1p(seen.times), 0, valueMax) : 0;
}

function ofPrints(tape: TapeRecord, timeMs: number): Volume | undefined {
  const { mean, count } = tape.usualBought;
  if (count < warmUpWindowsMin || mean <= 0) return undefined;
  const window = windowOf(tape, timeMs);
  return window && { times: window.bought / mean, overSeconds: windowSeconds };
}

function ofBar({ bars }: TapeRecord, timeMs: number): Volume | undefined {
  const { mean, count } = bars.usualVolume;
  if (count < warmUpBarsMin || mean <= 0) return undefined;
  if (timeMs > bars.endMs + bars.seconds * 1000) return undefined;
  return { times: bars.volume / mean, overSeconds: bars.seconds };
}
