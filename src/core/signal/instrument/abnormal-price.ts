// A rise within seconds beyond the instrument's own habit. Alike: news, and a thin book at the open.
import { clamp } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import type { TapeRecord } from '../../state/tape.ts';
import { windowOf, windowSeconds } from '../../state/tape-window.ts';
import { type MarketSignal, warmUpBarsMin, warmUpWindowsMin } from './market-signal.ts';

/**
 * A rise (natural log) nobody would commit a fraud for; added to the usual one so that the ticks
 * of a quiet instrument are no event.
 */
const riseFloor = 0.01;
/** ln of twelve times the usual: one order sweeping an empty book can do that, so it counts no more. */
const valueMax = 2.5;

export const abnormalPrice: MarketSignal = {
  id: 'abnormal-price',
  version: 1,
  family: 'instrument',
  unit: 'ln(1 + rise / (usual rise + 1 %)), rise over 15 seconds or one bar',
  valueMin: 0,
  valueMax,
  sees: 'a price driven up by buyers who must buy now',
  looksAlike: 'news, an opening auction, one large order in a thin book',
  measure: (tape, timeMs) => weigh(ofPrints(tape, timeMs) ?? ofBar(tape, timeMs)),
  evaluate(tape, timeMs) {
    const seen = ofPrints(tape, timeMs) ?? ofBar(tape, timeMs);
    const value = weigh(seen);
    if (!seen || value === 0) return undefined;
    return {
      value,
      facts: {
        risePercent: short(100 * Math.expm1(seen.rise)),
        usualRisePercent: short(100 * Math.sqrt(seen.usualSquare)),
        overSeconds: seen.overSeconds,
      },
    };
  },
};

interface Rise {
  readonly rise: number;
  readonly usualSquare: number;
  readonly overSeconds: number;
}

function weigh(seen: Rise | undefined): number {
  if (!seen) return 0;
  return clamp(Math.log1p(seen.rise / (Math.sqrt(seen.usualSquare) + riseFloor)), 0, valueMax);
}

function ofPrints(tape: TapeRecord, timeMs: number): Rise | undefined {
  if (tape.usualRise.count < warmUpWindowsMin) return undefined;
  const window = windowOf(tape, timeMs);
  return (
    window && {
      rise: window.rise,
      usualSquare: tape.usualRise.mean,
      overSeconds: windowSeconds,
    }
  );
}

function ofBar({ bars }: TapeRecord, timeMs: number): Rise | undefined {
  if (bars.usualRise.count < warmUpBarsMin) return undefined;
  if (timeMs > bars.endMs + bars.seconds * 1000) return undefined;
  return { rise: bars.rise, usualSquare: bars.usualRise.mean, overSeconds: bars.seconds };
}
