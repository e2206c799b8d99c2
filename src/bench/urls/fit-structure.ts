// Fits the letters and shapes: phishing of securities firms against other phishing and honest names.
import { type StructureModel, traitValue } from '../../intel/url/structure.ts';
import type { UrlModelFile } from '../../intel/url/url-model.ts';
import type { Chance } from './chance.ts';
import type { HonestName, PhishingRow } from './dataset.ts';
import type { RowWeights } from './row-weights.ts';

/** 8,192: one byte each keeps the model file at 16 KB. */
const buckets = 1 << 13;
const epochs = 6;
const rate = 0.3;
/** Ten times as much changed recall by less than half a point, walking forward over May to July 2025. */
const pull = 0.003;
const securitiesWeight = 2;
const honestWeight = 0.3;

interface Sample {
  readonly traits: readonly number[];
  readonly isSecurities: number;
  readonly weight: number;
}

/** Logistic regression by AdaGrad over hashed traits. */
export function fitStructure(
  rows: readonly PhishingRow[],
  honest: readonly HonestName[],
  weights: RowWeights,
  chance: Chance,
): StructureModel {
  const samples: Sample[] = [
    ...rows.map((row) => ({
      traits: row.reading.structure,
      isSecurities: row.isSecurities ? 1 : 0,
      weight: weights(row) * (row.isSecurities ? securitiesWeight : 1),
    })),
    ...honest.map(({ reading }) => ({
      traits: reading.structure,
      isSecurities: 0,
      weight: honestWeight,
    })),
  ];
  const model = { bias: 0, weights: new Float32Array(buckets) };
  const squares = new Float64Array(buckets + 1).fill(0.1);
  for (let epoch = 0; epoch < epochs; epoch += 1)
    for (const sample of chance.shuffle(samples)) step(model, squares, sample);
  return model;
}

type Fitting = { bias: number; weights: Float32Array };

function step(model: Fitting, squares: Float64Array, sample: Sample): void {
  const { traits, isSecurities, weight } = sample;
  const { weights } = model;
  const value = traitValue(traits.length);
  let logOdds = model.bias;
  for (const trait of traits) logOdds += weights[trait & (buckets - 1)] * value;
  const error = (1 / (1 + Math.exp(-logOdds)) - isSecurities) * weight;
  squares[buckets] += error * error;
  model.bias -= (rate * error) / Math.sqrt(squares[buckets]);
  for (const trait of traits) {
    const bucket = trait & (buckets - 1);
    const slope = error * value + pull * weights[bucket] * weight;
    squares[bucket] += slope * slope;
    weights[bucket] -= (rate * slope) / Math.sqrt(squares[bucket]);
  }
}

/** One signed byte a bucket: the model stays small enough to be committed and read. */
export function packStructure({ bias, weights }: StructureModel): UrlModelFile['structure'] {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-6);
  const scale = largest / 127;
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  return { bias, scale, buckets: Buffer.from(bytes.buffer).toString('base64') };
}
