// Fits a model on labelled history: one weight a signal, for log-ins and all that comes after them.
import type { Model } from '../core/decision/model.ts';
import { logOddsOf } from '../core/lib/decay.ts';
import { type DatasetRow, featureNames, type Part, parts } from './dataset.ts';
import { fitLogistic, type Sample } from './logistic.ts';

/** Samples' worth of pull towards the weight before. Victims of one campaign are alike, so hundreds of
 * sessions are the evidence of a few dozen hijackers: they must not talk a known weight to zero. */
const ridgeDefault = 400;
/** Hostile sessions a part must have before anything is learnt of it. */
const hostileMin = 20;
/** Requests of one session and part that count in full: more of them are not more sessions. */
const requestsCounted = 4;

export interface FitResult {
  readonly model: Model;
  readonly rounds: number;
  readonly parts: readonly { part: Part; samples: number; hostile: number }[];
}

/**
 * Weights are fitted on all parts together, with a prior for each; what a session brought along from
 * its log-in is taken as it is. A signal that the history does not show keeps its weight.
 */
export function fitModel(
  rows: readonly DatasetRow[],
  start: Model,
  named: { readonly version: string; readonly fittedOn: string },
  ridge: number = ridgeDefault,
): FitResult {
  const report = parts
    .map((part) => partOf(rows, part))
    .filter(({ hostile }) => hostile >= hostileMin);
  const known = new Set(report.map(({ part }) => part));
  if (known.size === 0) return { model: { ...start, ...named }, rounds: 0, parts: [] };
  const used = evenSessions(rows.filter(({ part }) => known.has(part)));
  const { intercepts, weights, rounds } = fitLogistic(used, {
    featureCount: featureNames.length,
    groupCount: parts.length,
    towards: featureNames.map((id) => start.weights[id] ?? 0),
    ridge,
  });
  const hijackRate = hijackRateOf(rows) ?? start.hijackRate;
  const moved = logOddsOf(hijackRate) - logOddsOf(start.hijackRate);
  const priors = { ...start.priors };
  for (const part of parts) priors[part] = rounded(priors[part] + moved);
  for (const part of known) priors[part] = rounded(intercepts[parts.indexOf(part)]!);
  const fitted = featureNames.map((id, index) => [id, rounded(weights[index]!)]);
  const model = { ...start, ...named, hijackRate, priors, weights: Object.fromEntries(fitted) };
  return { model, rounds, parts: report };
}

function partOf(rows: readonly DatasetRow[], part: Part) {
  const own = rows.filter((row) => row.part === part);
  const hostile = new Set(own.filter((row) => row.hostile).map((row) => row.session)).size;
  return { part, samples: own.length, hostile };
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

/** A session of fifty orders is one session: its samples share the weight of a few. */
function evenSessions(rows: readonly DatasetRow[]): Sample[] {
  const counts = new Map<string, number>();
  const nameOf = (row: DatasetRow) => `${row.part} ${row.session}`;
  for (const row of rows) counts.set(nameOf(row), (counts.get(nameOf(row)) ?? 0) + 1);
  return rows.map((row) => {
    const count = counts.get(nameOf(row))!;
    if (count <= requestsCounted) return row;
    return { ...row, weight: (row.weight * requestsCounted) / count };
  });
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
