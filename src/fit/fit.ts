// Fits a model on labelled history, part by part: log-ins first, then what comes after them.
import type { Model } from '../core/decision/model.ts';
import { type DatasetRow, featureNames, type Part } from './dataset.ts';
import { fitLogistic, type Sample } from './logistic.ts';

/** Samples' worth of pull towards zero: weak evidence of a few sessions makes no weight. */
const ridgeDefault = 20;
/** Hostile sessions a part must have before its own weights are trusted. */
const hostileMin = 20;

const parts: readonly Part[] = ['login', 'account-change', 'order', 'withdrawal'];

export interface FitResult {
  readonly model: Model;
  readonly parts: readonly { part: Part; samples: number; hostile: number; rounds: number }[];
}

/**
 * Weights of the signals of a part are fitted on its requests, with what the session brought along
 * as a known offset. A signal that two parts use gets the mean of their weights, by hostile samples.
 */
export function fitModel(
  rows: readonly DatasetRow[],
  start: Model,
  named: { readonly version: string; readonly fittedOn: string },
  ridge: number = ridgeDefault,
): FitResult {
  const sums = new Map<string, { weight: number; count: number }>();
  const priors = { ...start.priors };
  const report: { part: Part; samples: number; hostile: number; rounds: number }[] = [];
  for (const part of parts) {
    const own = rows.filter((row) => row.part === part);
    const hostile = new Set(own.filter((row) => row.hostile).map((row) => row.session)).size;
    if (hostile < hostileMin) continue;
    const fitted = fitLogistic(evenSessions(own), { featureCount: featureNames.length, ridge });
    priors[part] = fitted.intercept;
    report.push({ part, samples: own.length, hostile, rounds: fitted.rounds });
    for (const [feature, id] of featureNames.entries()) {
      if (!own.some((row) => row.features.includes(feature))) continue;
      const sum = sums.get(id) ?? { weight: 0, count: 0 };
      sum.weight += fitted.weights[feature]! * hostile;
      sum.count += hostile;
      sums.set(id, sum);
    }
  }
  const weights: Record<string, number> = { ...start.weights };
  for (const [id, { weight, count }] of sums) weights[id] = rounded(weight / count);
  for (const part of parts) priors[part] = rounded(priors[part]);
  const hijackRate = hijackRateOf(rows) ?? start.hijackRate;
  return { model: { ...start, ...named, hijackRate, priors, weights }, parts: report };
}

/** Share of hostile log-ins in the history. */
function hijackRateOf(rows: readonly DatasetRow[]): number | undefined {
  let hostile = 0;
  let all = 0;
  for (const row of rows) {
    if (row.part !== 'login') continue;
    all += row.weight;
    if (row.hostile) hostile += row.weight;
  }
  return hostile === 0 ? undefined : Number((hostile / all).toPrecision(3));
}

/** A session of fifty hostile orders is one hijack: its samples share the weight of a few. */
function evenSessions(rows: readonly DatasetRow[]): Sample[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.session, (counts.get(row.session) ?? 0) + 1);
  return rows.map((row) => {
    const count = counts.get(row.session)!;
    return row.hostile && count > 4 ? { ...row, weight: (row.weight * 4) / count } : row;
  });
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
