// The fitted numbers of the URL judge, and how they are read from their file.
import type { StructureModel } from './structure.ts';

/** The file as it is written: readable but for the letters' weights. */
export interface UrlModelFile {
  readonly version: string;
  /** Of which months and how; for people. */
  readonly fitted: string;
  /** Log-odds each piece of evidence adds, times its value. */
  readonly weights: Readonly<Record<string, number>>;
  readonly structure: {
    readonly bias: number;
    /** A weight is `scale` times its signed byte. */
    readonly scale: number;
    /** Base64 of one signed byte a bucket. */
    readonly buckets: string;
  };
}

export interface UrlModel {
  readonly version: string;
  readonly weights: ReadonlyMap<string, number>;
  readonly structure: StructureModel;
}

/** A model file is committed code, but a firm may bring its own: throws where it is not one. */
export function readUrlModel(file: UrlModelFile): UrlModel {
  const bytes = Int8Array.from(atob(file.structure.buckets), (letter) => letter.charCodeAt(0));
  if (bytes.length === 0 || (bytes.length & (bytes.length - 1)) !== 0)
    throw new Error('URL model: structure.buckets is not a power of two long');
  const weights = new Map(Object.entries(file.weights));
  if (!weights.has('bias')) throw new Error('URL model: weights.bias is missing');
  for (const [name, weight] of weights)
    if (!Number.isFinite(weight)) throw new Error(`URL model: weights.${name} is not a number`);
  return {
    version: file.version,
    weights,
    structure: {
      bias: file.structure.bias,
      weights: Float32Array.from(bytes, (byte) => byte * file.structure.scale),
    },
  };
}
