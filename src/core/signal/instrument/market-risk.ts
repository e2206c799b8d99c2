// How likely an instrument is under attack, from its own prints and bars alone.
import { probabilityOf } from '../../lib/decay.ts';
import type { Facts } from '../../lib/facts.ts';
import type { TapeRecord } from '../../state/tape.ts';
import { abnormalPrice } from './abnormal-price.ts';
import { abnormalVolume } from './abnormal-volume.ts';
import type { MarketModel } from './market-model.ts';
import type { MarketSignal } from './market-signal.ts';
import { rushBuying } from './rush-buying.ts';

export const marketSignals: readonly MarketSignal[] = [rushBuying, abnormalPrice, abnormalVolume];

export interface MarketEvidence {
  readonly id: string;
  readonly value: number;
  readonly facts: Facts;
}

export interface MarketRisk {
  readonly risk: number;
  readonly evidence: readonly MarketEvidence[];
}

/** The risk and why; builds facts, so call it when something is to be told. */
export function marketRisk(tape: TapeRecord, timeMs: number, model: MarketModel): MarketRisk {
  const evidence: MarketEvidence[] = [];
  for (const signal of marketSignals) {
    const finding = signal.evaluate(tape, timeMs);
    if (finding) evidence.push({ id: signal.id, value: finding.value, facts: finding.facts });
  }
  return { risk: probabilityOf(marketLogOdds(tape, timeMs, model)), evidence };
}

/** The same risk as natural log-odds and nothing else; cheap enough for every print. */
export function marketLogOdds(tape: TapeRecord, timeMs: number, model: MarketModel): number {
  let logOdds = model.bias;
  for (const signal of marketSignals)
    logOdds += (model.weights[signal.id] ?? 0) * signal.measure(tape, timeMs);
  return logOdds;
}
