// Fits weights and calibration on labelled histories: replay, fit, replay again with what was found.
import type { Model } from '../core/decision/model.ts';
import { defaultPolicy } from '../core/decision/policy.ts';
import { rateShift } from '../core/decision/score.ts';
import { logOddsOf, probabilityOf } from '../core/lib/decay.ts';
import { campaignOf, createCollector, type Row } from '../evaluation/collect.ts';
import type { Judged } from '../evaluation/reliability.ts';
import { calibrate } from '../fit/calibrate.ts';
import { createDataset, type DatasetRow } from '../fit/dataset.ts';
import { type FitResult, fitModel } from '../fit/fit.ts';
import { isTakeover, type LabelledHistory, replayHistory } from './labelled-history.ts';

/** One campaign in so many is kept out of the fit, to calibrate on. */
const calibrationEvery = 5;

export interface FitPlan {
  readonly version: string;
  readonly fittedOn: string;
  readonly rounds: number;
  /** Kinds of hijackers that the model must not see. */
  readonly kindsLeftOut: readonly string[];
  onRound?(round: number, result: FitResult): void;
}

export async function fitHistories(
  histories: readonly LabelledHistory[],
  start: Model,
  plan: FitPlan,
): Promise<Model> {
  const { version, fittedOn, rounds, kindsLeftOut } = plan;
  let model: Model = { ...start, calibration: { slope: 1, intercept: 0 } };
  // Risks feed what is known of addresses, devices and buyers: a new model sees another history.
  for (let round = 1; round <= rounds; round += 1) {
    const rows = await rowsOf(histories, model, kindsLeftOut);
    // Pulled to where the fit began, however often it is repeated.
    const result = fitModel(rows, start, { version, fittedOn });
    model = { ...result.model, calibration: { slope: 1, intercept: 0 } };
    plan.onRound?.(round, result);
  }
  const judged = await judgedOf(histories, model, kindsLeftOut);
  return { ...model, calibration: calibrate(judged) };
}

async function rowsOf(
  histories: readonly LabelledHistory[],
  model: Model,
  kindsLeftOut: readonly string[],
): Promise<readonly DatasetRow[]> {
  const rows: DatasetRow[] = [];
  for (const history of histories) {
    const dataset = createDataset((event) => {
      const episode = history.labels.get(event.id);
      if (episode === undefined) return false;
      return isSeen(history, episode, kindsLeftOut) && !isKeptOut(episode) ? true : undefined;
    });
    await replayHistory(history, { model }, dataset.take);
    for (const row of dataset.rows) rows.push(row);
  }
  return rows;
}

/** What a model says of campaigns kept out of its fit, at the rate of the history. */
export async function judgedOf(
  histories: readonly LabelledHistory[],
  model: Model,
  kindsLeftOut: readonly string[],
): Promise<readonly Judged[]> {
  const rows: Row[] = [];
  for (const history of histories) {
    const collector = createCollector(
      history.labels,
      (episode) => !isSeen(history, episode, kindsLeftOut),
    );
    await replayHistory(history, { model }, collector.take);
    for (const row of collector.rows) rows.push(row);
  }
  // As many honest requests as belong to the campaigns kept out.
  const hostile = rows.filter((row) => row.episode !== '');
  const share =
    hostile.filter((row) => isKeptOut(row.episode)).length / Math.max(1, hostile.length);
  const shift = rateShift(model, defaultPolicy);
  return rows
    .filter((row) => row.succeeded && (!row.episode || isKeptOut(row.episode)))
    .map((row) => ({
      // At the rate of the history, not at the firm's.
      risk: probabilityOf(logOddsOf(row.risk) - shift),
      hostile: row.episode !== '',
      weight: row.episode ? 1 : share,
    }));
}

function isSeen(
  history: LabelledHistory,
  episode: string,
  kindsLeftOut: readonly string[],
): boolean {
  const kind = history.campaigns.kindOf(campaignOf(episode)) ?? '';
  return isTakeover(history, episode) && !kindsLeftOut.includes(kind);
}

function isKeptOut(episode: string): boolean {
  let sum = 0;
  for (const letter of campaignOf(episode)) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return sum % calibrationEvery === 0;
}
