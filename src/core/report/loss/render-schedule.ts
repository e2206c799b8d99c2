// The schedule of all victims for a terminal, and as one JSON object in pieces.

import { wholeOf } from '../exact.ts';
import type { Language } from '../fsa-amount.ts';
import type { Grid } from '../grid/grid.ts';
import { scheduleColumns, scheduleRow, totalsRow } from './loss-grids.ts';
import type { CaseLoss } from './loss-result.ts';
import { addToTotals, openTotals, summedLosses } from './loss-schedule.ts';
import { lossWords } from './loss-words.ts';
import type { Method } from './methods.ts';
import { lossJson } from './render-loss-json.ts';

export interface ScheduleOptions {
  readonly language: Language;
  readonly simulated?: boolean;
}

export function scheduleGrid(
  losses: Iterable<CaseLoss>,
  valuationDate: string,
  { language, simulated }: ScheduleOptions,
): Grid {
  const text = lossWords(language);
  const totals = openTotals();
  let trades = 0;
  const rows: Grid['rows'][number][] = [];
  for (const loss of losses) {
    addToTotals(totals, loss);
    trades += loss.trades.length;
    rows.push(scheduleRow(loss, language));
  }
  return {
    title: text.scheduleTitle(valuationDate) + (simulated ? ` ${text.simulated}` : ''),
    columns: scheduleColumns(language),
    rows,
    total: totalsRow(totals, trades, language),
    notes: text.statementNotes,
  };
}

/** Victim by victim, so that nobody's executions are kept longer than needed. */
export function* lossJsonPieces(
  losses: Iterable<CaseLoss>,
  valuationDate: string,
  method: Method | undefined,
): Generator<string> {
  const totals = openTotals();
  const head = { report: 'loss', valuationDate, method: method ?? null };
  yield `${JSON.stringify(head).slice(0, -1)},"victims":[`;
  for (const loss of losses) {
    yield `${totals.victims === 0 ? '' : ','}\n${JSON.stringify(lossJson(loss))}`;
    addToTotals(totals, loss);
  }
  const sums = Object.fromEntries(
    summedLosses.map((key) => {
      const { sumJpy, victims } = totals.sums[key];
      return [key, { sumJpy: wholeOf(sumJpy), victims }];
    }),
  );
  yield `\n],"totals":${JSON.stringify({ victims: totals.victims, ...sums })}}\n`;
}
