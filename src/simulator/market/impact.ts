// What buying and selling does to a price, and how it is given back when the buying ends.
import type { Instrument } from '../world/instrument.ts';

/** Net signed flow in shares, remembered for minutes and, faintly, for days. */
export interface Flow {
  fast: number;
  slow: number;
  /** Unsigned, what our customers traded of late: outsiders join in by it. */
  recentVolume: number;
  atMs: number;
}

/** Published episodes give the rise back within 30 minutes to hours. */
const fastHalfLifeMs = 20 * 60_000;
const slowHalfLifeMs = 36 * 3_600_000;
const recentHalfLifeMs = 8 * 60_000;
/** 82 % to over 100 % of a rise is given back: what stays a while is the slow share. */
const slowShare = 0.12;

export function createFlow(): Flow {
  return { fast: 0, slow: 0, recentVolume: 0, atMs: 0 };
}

export function settleFlow(flow: Flow, timeMs: number): void {
  if (timeMs <= flow.atMs) return;
  const passed = timeMs - flow.atMs;
  flow.fast *= 2 ** (-passed / fastHalfLifeMs);
  flow.slow *= 2 ** (-passed / slowHalfLifeMs);
  flow.recentVolume *= 2 ** (-passed / recentHalfLifeMs);
  flow.atMs = timeMs;
}

/** Concave, as everywhere in the literature on impact: the first days of volume move the most. */
function concave(flow: number, volume: number): number {
  return Math.sign(flow) * Math.log1p(Math.abs(flow) / volume);
}

/** Log price moved away from where it would be. */
export function impactOf(instrument: Instrument, flow: Flow): number {
  const volume = instrument.averageDailyVolume;
  const moved = concave(flow.fast, volume) + slowShare * concave(flow.slow, volume);
  return instrument.impact * moved;
}

/** `absorbed`: the share that somebody waiting on the other side takes up without moving the price. */
export function addFlow(flow: Flow, signed: number, absorbed: number): void {
  flow.fast += signed * (1 - absorbed);
  flow.slow += signed * (1 - absorbed);
  flow.recentVolume += Math.abs(signed);
}
