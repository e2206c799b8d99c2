// Opens one alert an attack and closes it after quiet; a function of the tape and event time only.
import { logOddsOf } from '../../lib/decay.ts';
import type { TapeRecord } from '../../state/tape.ts';
import type { MarketModel } from './market-model.ts';
import { marketLogOdds } from './market-risk.ts';

export type AlertChange = 'opened' | 'closed';

/**
 * Call after every print or bar of the instrument, and when time alone has passed. While an alert
 * is open nothing opens; after it has closed, the next one must for some hours be about as strong
 * as the last: honest excitement follows an attack, and is a part of it.
 */
export function stepAlert(
  tape: TapeRecord,
  timeMs: number,
  model: MarketModel,
): AlertChange | undefined {
  const { alert } = tape;
  const logOdds = marketLogOdds(tape, timeMs, model);
  if (alert.openedMs > 0) return stepOpen(tape, timeMs, logOdds, model);
  if (logOdds < openLogOdds(tape, timeMs, model)) return undefined;
  alert.openedMs = timeMs;
  alert.excessMs = timeMs;
  alert.peakLogOdds = logOdds;
  return 'opened';
}

function stepOpen(
  { alert }: TapeRecord,
  timeMs: number,
  logOdds: number,
  model: MarketModel,
): AlertChange | undefined {
  if (timeMs - alert.excessMs >= model.quietMs) {
    alert.openedMs = 0;
    return 'closed';
  }
  if (logOdds >= logOddsOf(model.closeRisk)) {
    alert.excessMs = Math.max(alert.excessMs, timeMs);
    alert.peakLogOdds = Math.max(alert.peakLogOdds, logOdds);
  }
  return undefined;
}

function openLogOdds({ alert }: TapeRecord, timeMs: number, model: MarketModel): number {
  const open = logOddsOf(model.openRisk);
  if (alert.excessMs === 0 || alert.peakLogOdds <= open) return open;
  const faded = Math.exp(-(timeMs - alert.excessMs) / model.aftermathMs);
  return open + (alert.peakLogOdds - open) * faded;
}
