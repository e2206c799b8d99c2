// How much the letters and shape of a host and path are like those of earlier phishing, learnt from data.
import type { HostParts } from './host-parts.ts';
import { labelOf } from './memory-keys.ts';
import type { ParsedUrl } from './parse-url.ts';
import { coarseShape, pathShape, shapeOf } from './shape.ts';

/** One logistic score over hashed traits. */
export interface StructureHead {
  readonly bias: number;
  /** One weight a bucket, a power of two of them. */
  readonly weights: Float32Array;
}

export interface StructureModel {
  /** Any phishing against honest names, by the host alone: honest names come without paths. */
  readonly phishing: StructureHead;
  /** Securities firms' phishing against other brands', by host and path. */
  readonly securities: StructureHead;
}

export interface StructureScores {
  /** Log-odds, cut to ±4. */
  readonly phishing: number;
  readonly securities: number;
}

/** What lies beyond is certainty that letters alone do not give. */
const scoreMax = 4;
/** Hosts may be long and random; more letters than this say nothing new. */
const lettersMax = 40;
const offsetBasis = 2166136261;
const prime = 16777619;

export interface StructureTraits {
  /** Hashes, 32 bits; the page's are asked for the securities head only. */
  readonly host: number[];
  readonly page: number[];
}

export function structureTraits(url: ParsedUrl, parts: HostParts): StructureTraits {
  const host: number[] = [];
  const page: number[] = [];
  const label = labelOf(parts);
  const [nameShape, labelShape] = [shapeOf(parts.name), shapeOf(label)];
  host.push(hashOf(`suffix ${parts.suffix}`), hashOf(`name ${nameShape}`));
  host.push(hashOf(`both ${parts.suffix} ${nameShape}`), hashOf(`hosted ${parts.isHosted}`));
  if (url.isAddress) host.push(hashOf(`address ${parts.parent}`));
  grams(host, 'n', parts.name);
  if (label !== '') {
    host.push(hashOf(`label ${labelShape}`));
    grams(host, 'l', label);
  }
  addPage(page, url, parts, `${coarseShape(labelShape)} ${coarseShape(nameShape)}`);
  return { host, page };
}

function addPage(page: number[], url: ParsedUrl, parts: HostParts, outline: string): void {
  const segments = url.path.split('/').filter((segment) => segment !== '');
  const shape = pathShape(segments);
  page.push(hashOf(`path ${shape}`), hashOf(`outline ${outline} ${coarseShape(shape)}`));
  page.push(hashOf(`suffixPath ${parts.suffix} ${coarseShape(shape)}`));
  page.push(hashOf(`end ${url.path.endsWith('/')} ${url.fragment.slice(0, 2)}`));
  for (const segment of segments.slice(0, 3))
    page.push(hashOf(`segment ${segment.slice(0, lettersMax)}`));
  if (segments[0]) grams(page, 'p', segments[0].toLowerCase());
}

export function structureScores(model: StructureModel, traits: StructureTraits): StructureScores {
  return {
    phishing: scoreOf(model.phishing, traits.host),
    securities: scoreOf(model.securities, traits.host, traits.page),
  };
}

/** Each trait counts 1/√n: a long host has no more to say than a short one. */
export function traitValue(count: number): number {
  return 1 / Math.sqrt(count);
}

function scoreOf({ bias, weights }: StructureHead, ...lists: readonly number[][]): number {
  const mask = weights.length - 1;
  let sum = 0;
  let count = 0;
  for (const list of lists) {
    for (const hash of list) sum += weights[hash & mask];
    count += list.length;
  }
  const score = bias + sum * traitValue(Math.max(1, count));
  return Math.max(-scoreMax, Math.min(scoreMax, score));
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = offsetBasis;
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), prime);
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
