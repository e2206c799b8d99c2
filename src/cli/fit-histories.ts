// Fits weights and calibration on labelled histories: replay, fit, replay again with what was found.
import type { Model } from '../core/decision/model.ts';
import { defaultPolicy } from '../core/decision/policy.ts';
import { logOddsOf, probabilityOf } from '../core/lib/decay.ts';
import { campaignOf, createCollector, type Row } from '../evaluation/collect.ts';
import { hijackRateOf } from '../evaluation/hijack-rate.ts';
import { calibrate, type JudgedRequest } from '../fit/calibrate.ts';
import { createDataset, type DatasetRow, type Part, parts } from '../fit/dataset.ts';
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
  return calibrated(model, await judgedOf(histories, model, kindsLeftOut));
}

/** The priors take up what each part needs; the slope is everybody's. */
function calibrated(model: Model, { judged, hijackRate }: JudgedHistory): Model {
  const { slope, intercepts } = calibrate(judged);
  const priors = { ...model.priors };
  // The risks judged were at the rate of the whole history, the priors are at that of the fit.
  const moved = logOddsOf(hijackRate) - logOddsOf(model.hijackRate);
  for (const part of parts) priors[part] = rounded(priors[part] + moved + intercepts[part] / slope);
  return { ...model, hijackRate, priors, calibration: { slope: rounded(slope), intercept: 0 } };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
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
      if (episode === undefined) return '';
      return isSeen(history, episode, kindsLeftOut) && !isKeptOut(episode) ? episode : undefined;
    });
    await replayHistory(history, { model }, dataset.take);
    for (const row of dataset.rows) rows.push(row);
  }
  return rows;
}

export interface JudgedHistory {
  /** Campaigns kept out of the fit, and as many of the honest requests as belong to them. */
  readonly judged: readonly JudgedRequest[];
  /** Share of hostile sessions, campaigns fitted on included. */
  readonly hijackRate: number;
}

/** What a model says, at the rate of hijacks in the history. */
export async function judgedOf(
  histories: readonly LabelledHistory[],
  model: Model,
  kindsLeftOut: readonly string[],
): Promise<JudgedHistory> {
  const rows: Row[] = [];
  for (const history of histories) {
    const collector = createCollector(
      history.labels,
      (episode) => !isSeen(history, episode, kindsLeftOut),
    );
    await replayHistory(history, { model }, collector.take);
    for (const row of collector.rows) rows.push(row);
  }
  const hostile = rows.filter((row) => row.episode !== '');
  const share =
    hostile.filter((row) => isKeptOut(row.episode)).length / Math.max(1, hostile.length);
  const hijackRate = hijackRateOf(rows) ?? model.hijackRate;
  const shift = logOddsOf(defaultPolicy.hijackRate) - logOddsOf(hijackRate);
  const judged = rows
    .filter((row) => row.succeeded && (!row.episode || isKeptOut(row.episode)))
    .map((row) => ({
      part: partOf(row),
      risk: probabilityOf(logOddsOf(row.risk) - shift),
      hostile: row.episode !== '',
      weight: row.episode ? 1 : share,
    }));
  return { judged, hijackRate: Number(hijackRate.toPrecision(3)) };
}

function partOf({ kind }: Row): Part {
  return kind === 'buy' || kind === 'sell' ? 'order' : kind;
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
