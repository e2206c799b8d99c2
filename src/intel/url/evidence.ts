// Everything known of a URL as named numbers: what the fit weighs and what reasons are made of.
import type { Recollection } from './campaign-memory.ts';
import type { TemplateHit } from './host-grammar.ts';
import { memoryKinds } from './memory-keys.ts';

export type EvidenceSource = TemplateHit | Recollection | 'other-business' | 'structure';

export interface Evidence {
  readonly name: string;
  readonly value: number;
  /** What the number was read from: its weights make one reason. */
  readonly source: EvidenceSource;
}

/** Words that say a namesake's business, not securities: rakuten-card, smbc-vpass, mufg-bank. */
const otherBusiness = /bank|card|vpass?|mobile|edy|ichiba|mobit|visa/;

/** Beside a clear name only these count of what is remembered: shapes then say nothing more. */
const specialKinds: ReadonlySet<string> = new Set(['page', 'parent', 'kit-path']);

/** What one source says stands together. */
export function evidenceOf(
  host: string,
  hits: readonly TemplateHit[],
  known: readonly Recollection[],
  structure: number,
): Evidence[] {
  const evidence: Evidence[] = [];
  const isNamed = hits.some(isClear);
  for (const hit of hits) {
    addHit(evidence, hit);
    if (hit === hits[1]) evidence.push({ name: 'grammar:several-places', value: 1, source: hit });
  }
  if (hits.length > 0 && hits.every(({ isShared }) => isShared) && otherBusiness.test(host))
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

/** A name of the firm's own, or a shared one that stands by itself before another's domain. */
function isClear({ template, isShared, disguise }: TemplateHit): boolean {
  if (template.endsWith('glued') || disguise === 'typo') return false;
  return !isShared || template.startsWith('label') || template.endsWith('host');
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

/**
 * Shapes that everybody's phishing has are counted against what is remembered in all: where only one
 * side was ever taught, its shapes must not stand for it. Names that a kit's author made up are not.
 */
const shapeKinds: ReadonlySet<string> = new Set([
  'path-word',
  'path-shape',
  'url-shape',
  'outline',
]);

function addMemory(evidence: Evidence[], source: Recollection, isNamed: boolean): void {
  const { kind, securities, other, allSecurities, allOther, last, fresh } = source;
  const names = memoryNames[isNamed ? `${kind}:named` : kind];
  const byChance = shapeKinds.has(kind) ? oddsOf(allSecurities, allOther) : 0;
  const odds = oddsOf(securities, other) - byChance;
  evidence.push({ name: names.known, value: 1, source });
  // Two slopes: many domains against us say more than as many against others say for it.
  evidence.push({ name: odds < 0 ? names.against : names.for, value: odds, source });
  evidence.push({ name: names.last, value: last, source });
  evidence.push({ name: names.fresh, value: fresh, source });
}

function oddsOf(securities: number, other: number): number {
  return Math.log((securities + smoothing) / (other + 2 * smoothing));
}

interface MemoryNames {
  readonly known: string;
  readonly for: string;
  readonly against: string;
  readonly last: string;
  readonly fresh: string;
}

/** Made once: names are put together for every URL otherwise. */
const memoryNames: Readonly<Record<string, MemoryNames>> = Object.fromEntries(
  memoryKinds
    .flatMap((kind) => [kind, `${kind}:named`])
    .map((kind) => {
      const name = (what: string): string => `memory:${kind}:${what}`;
      return [
        kind,
        {
          known: name('known'),
          for: name('for'),
          against: name('against'),
          last: name('last'),
          fresh: name('fresh'),
        },
      ];
    }),
);
