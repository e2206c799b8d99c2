// Everything known of a URL as named numbers: what the fit weighs and what reasons are made of.
import type { Recollection } from './campaign-memory.ts';
import type { TemplateHit } from './host-grammar.ts';

export type EvidenceSource = TemplateHit | Recollection | 'other-business' | 'structure';

export interface Evidence {
  readonly name: string;
  readonly value: number;
  /** What the number was read from: its weights make one reason. */
  readonly source: EvidenceSource;
}

/** Words that say a namesake's business, not securities: rakuten-card, smbc-vpass, mufg-bank. */
const otherBusiness = /bank|card|vpass?|mobile|edy|ichiba|mobit|visa/;

/** Beside a firm's name only these count of what is remembered: shapes then say nothing more. */
const specialKinds: ReadonlySet<string> = new Set(['parent', 'kit-path']);

export function evidenceOf(
  host: string,
  hits: readonly TemplateHit[],
  known: readonly Recollection[],
  structure: number,
): Evidence[] {
  const evidence: Evidence[] = [];
  const isNamed = hits.length > 0;
  for (const hit of hits) addHit(evidence, hit);
  if (hits.length > 1) evidence.push({ name: 'grammar:several-places', value: 1, source: hits[0] });
  if (isNamed && hits.every(({ isShared }) => isShared) && otherBusiness.test(host))
    evidence.push({ name: 'grammar:other-business', value: 1, source: 'other-business' });
  for (const recollection of known)
    if (!isNamed || specialKinds.has(recollection.kind)) addMemory(evidence, recollection, isNamed);
  evidence.push({
    name: isNamed ? 'structure:named' : 'structure',
    value: structure,
    source: 'structure',
  });
  return evidence;
}

function addHit(evidence: Evidence[], source: TemplateHit): void {
  const { template, token, isShared, disguise } = source;
  const shared = isShared ? ':shared' : '';
  evidence.push({ name: `grammar:${template}${shared}`, value: 1, source });
  if (isShared) evidence.push({ name: `token:${token}`, value: 1, source });
  if (disguise !== 'plain')
    evidence.push({ name: `disguise:${disguise}${shared}`, value: 1, source });
}

/** Smoothing of counts: a quarter of a domain against us, half a domain against others. */
const smoothing = 0.25;
/** Less than this of a domain, decayed, is none. */
const noneMax = 0.02;
/** More domains than this make a one-sided memory no surer. */
const onlyMax = 2;

function addMemory(evidence: Evidence[], source: Recollection, isNamed: boolean): void {
  const { kind, securities, other, last } = source;
  const name = `memory:${kind}${isNamed ? ':named' : ''}`;
  const odds = Math.log((securities + smoothing) / (other + 2 * smoothing));
  evidence.push({ name: `${name}:known`, value: 1, source });
  evidence.push({ name: `${name}:odds`, value: odds, source });
  evidence.push({ name: `${name}:last`, value: last, source });
  // One side only, and how often: the clearest word a memory can give.
  if (other < noneMax)
    evidence.push({
      name: `${name}:only`,
      value: Math.min(onlyMax, Math.log1p(securities)),
      source,
    });
  if (securities < noneMax)
    evidence.push({
      name: `${name}:only-other`,
      value: Math.min(onlyMax, Math.log1p(other)),
      source,
    });
}
