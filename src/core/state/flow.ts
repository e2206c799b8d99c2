// Decayed sums of who buys: how much of the buying is suspicious, and how much is everyday habit.
import { dayMs, decayOver, hourMs } from '../lib/decay.ts';

/** A campaign buys for hours to a day (facts: whole rises within 30 minutes to a day). */
const recentHalfLifeMs = 12 * hourMs;
/** What is popular stays so for weeks. */
const usualHalfLifeMs = 14 * dayMs;

/** All sums as of `timeMs`; a buyer counts once however many orders he sends. */
export interface Flow {
  timeMs: number;
  /** Sum over recent buyers of the probability that they are hijacked, market evidence left out. */
  risk: number;
  /** Buyers, decayed over hours. */
  recent: number;
  /** Buyers, decayed over weeks. */
  usual: number;
}

/** What a buyer added to a flow when he last bought. */
export interface Share {
  readonly timeMs: number;
  readonly risk: number;
}

export function createFlow(): Flow {
  return { timeMs: 0, risk: 0, recent: 0, usual: 0 };
}

/** Adds a buyer in place of what he had added before. */
export function addFlow(flow: Flow, before: Share | undefined, risk: number, timeMs: number): void {
  const elapsedMs = timeMs - flow.timeMs;
  const recent = flow.recent * decayOver(elapsedMs, recentHalfLifeMs);
  const usual = flow.usual * decayOver(elapsedMs, usualHalfLifeMs);
  const riskLeft = flow.risk * decayOver(elapsedMs, recentHalfLifeMs);
  const sinceMs = before ? timeMs - before.timeMs : Number.POSITIVE_INFINITY;
  const recentOwn = decayOver(sinceMs, recentHalfLifeMs);
  flow.recent = Math.fround(recent + 1 - recentOwn);
  flow.usual = Math.fround(usual + 1 - decayOver(sinceMs, usualHalfLifeMs));
  flow.risk = Math.fround(Math.max(0, riskLeft + risk - recentOwn * (before?.risk ?? 0)));
  flow.timeMs = Math.max(flow.timeMs, timeMs);
}

/** Later knowledge of a buyer changes what he is to the flow. */
export function correctFlow(flow: Flow, share: Share, risk: number): void {
  const left = decayOver(flow.timeMs - share.timeMs, recentHalfLifeMs);
  flow.risk = Math.fround(Math.max(0, flow.risk + (risk - share.risk) * left));
}

/** The sums at this time, without what one buyer added: nobody is evidence for himself. */
export function flowWithout(flow: Flow, own: Share | undefined, timeMs: number): Flow {
  const elapsedMs = timeMs - flow.timeMs;
  const recentLeft = decayOver(elapsedMs, recentHalfLifeMs);
  const ownMs = own ? timeMs - own.timeMs : Number.POSITIVE_INFINITY;
  const ownRecent = decayOver(ownMs, recentHalfLifeMs);
  return {
    timeMs,
    risk: Math.max(0, flow.risk * recentLeft - ownRecent * (own?.risk ?? 0)),
    recent: Math.max(0, flow.recent * recentLeft - ownRecent),
    usual: Math.max(
      0,
      flow.usual * decayOver(elapsedMs, usualHalfLifeMs) - decayOver(ownMs, usualHalfLifeMs),
    ),
  };
}
