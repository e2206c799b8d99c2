// How much the letters and shape of a host and path are like those of earlier phishing, learnt from data.
import type { HostParts } from './host-parts.ts';
import type { ParsedUrl } from './parse-url.ts';
import type { UrlTraits } from './url-traits.ts';

/** A logistic score over hashed traits: phishing of securities firms against all else. */
export interface StructureModel {
  readonly bias: number;
  /** One weight a bucket, a power of two of them. */
  readonly weights: Float32Array;
}

/** What lies beyond is certainty that letters alone do not give. */
const scoreMax = 4;
/** Hosts may be long and random; more letters than this say nothing new. */
const lettersMax = 40;
const offsetBasis = 2166136261;
const prime = 16777619;

/** Hashes, 32 bits, of what host and path look like. */
export function structureTraits(
  { isAddress, path, fragment }: ParsedUrl,
  { isHosted, name, parent, suffix }: HostParts,
  { label, outline, segments, shape }: UrlTraits,
): number[] {
  const hashes = [
    hashOf(`suffix ${suffix}`),
    hashOf(`name ${shape.name}`),
    hashOf(`both ${suffix} ${shape.name}`),
    hashOf(`hosted ${isHosted}`),
  ];
  if (isAddress) hashes.push(hashOf(`address ${parent}`));
  grams(hashes, 'n', name);
  if (label !== '') {
    hashes.push(hashOf(`label ${shape.label}`));
    grams(hashes, 'l', label);
  }
  // Honest names mostly come without a path: that there is none must say nothing.
  if (path.length <= 1) return hashes;
  hashes.push(hashOf(`path ${shape.path}`), hashOf(`suffixPath ${suffix} ${outline.path}`));
  hashes.push(hashOf(`outline ${outline.label} ${outline.name} ${outline.path}`));
  hashes.push(hashOf(`end ${path.endsWith('/')} ${fragment.slice(0, 2)}`));
  for (const segment of segments.slice(0, 3))
    hashes.push(hashOf(`segment ${segment.slice(0, lettersMax)}`));
  if (segments.length > 0) grams(hashes, 'p', segments[0].toLowerCase());
  return hashes;
}

/** Log-odds, cut to ±4. */
export function structureScore(
  { bias, weights }: StructureModel,
  traits: readonly number[],
): number {
  const mask = weights.length - 1;
  let sum = 0;
  for (const hash of traits) sum += weights[hash & mask];
  const score = bias + sum * traitValue(traits.length);
  return Math.max(-scoreMax, Math.min(scoreMax, score));
}

/** Each trait counts 1/√n: a long host has no more to say than a short one. */
export function traitValue(count: number): number {
  return 1 / Math.sqrt(count);
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = offsetBasis;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return mixed(hash);
}

/** Every three and four letters in a row, the edges marked. */
function grams(into: number[], where: string, text: string): void {
  const letters = `^${text.slice(0, lettersMax)}$`;
  const seed = Math.imul(offsetBasis ^ where.charCodeAt(0), prime);
  for (let at = 0; at + 3 <= letters.length; at += 1) {
    let hash = seed;
    for (let next = at; next < at + 3; next += 1)
      hash = Math.imul(hash ^ letters.charCodeAt(next), prime);
    into.push(mixed(hash));
    if (at + 4 <= letters.length)
      into.push(mixed(Math.imul(hash ^ letters.charCodeAt(at + 3), prime)));
  }
}

/** FNV's low bits are weak; the buckets use them. */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (half ^ (half >>> 13)) >>> 0;
}
