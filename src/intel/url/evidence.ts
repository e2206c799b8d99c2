// Everything known of a URL as named numbers: what the fit weighs and what reasons are made of.
import type { TemplateHit } from './host-grammar.ts';
import type { Recollection } from './campaign-memory.ts';
import type { StructureScores } from './structure.ts';

export interface Evidence {
  readonly name: string;
  readonly value: number;
}

/** Words that say a namesake's business, not securities: rakuten-card, smbc-vpass, mufg-bank. */
const otherBusiness = /bank|card|vpass?|mobile|edy|ichiba|mobit|visa/;

/** Traits so special that they count beside a firm's name too; shapes then say nothing more. */
const specialKinds = new Set(['parent', 'kit-path', 'page']);

export function evidenceOf(
  host: string,
  hits: readonly TemplateHit[],
  known: readonly Recollection[],
  scores: StructureScores,
): Evidence[] {
  const evidence: Evidence[] = [];
  const add = (name: string, value: number): void => {
    evidence.push({ name, value });
  };
  addGrammar(add, host, hits);
  for (const recollection of known) addMemory(add, recollection, hits.length > 0);
  add('structure:phishing', scores.phishing);
  add(hits.length > 0 ? 'structure:securities:named' : 'structure:securities', scores.securities);
  return evidence;
}

type Add = (name: string, value: number) => void;

function addGrammar(add: Add, host: string, hits: readonly TemplateHit[]): void {
  if (hits.length === 0) return;
  let isOwn = false;
  for (const { template, token, isShared, disguise } of hits) {
    add(`grammar:${template}${isShared ? ':shared' : ''}`, 1);
    if (isShared) add(`token:${token}`, 1);
    if (disguise !== 'plain') add(`disguise:${disguise}${isShared ? ':shared' : ''}`, 1);
    isOwn ||= !isShared;
  }
  if (hits.length > 1) add('grammar:several-places', 1);
  if (!isOwn && otherBusiness.test(host)) add('grammar:other-business', 1);
}

/** Smoothing of counts: a quarter of a domain against us, half a domain against others. */
const smoothing = 0.25;

function addMemory(add: Add, known: Recollection, isNamed: boolean): void {
  const { kind, securities, other, last } = known;
  if (isNamed && !specialKinds.has(kind)) return;
  const name = `memory:${kind}${isNamed ? ':named' : ''}`;
  add(`${name}:known`, 1);
  add(`${name}:odds`, Math.log((securities + smoothing) / (other + 2 * smoothing)));
  add(`${name}:last`, last);
  // One side only, and how often: the clearest word a memory can give.
  if (other < 0.02) add(`${name}:only`, Math.min(2, Math.log1p(securities)));
  if (securities < 0.02) add(`${name}:only-other`, Math.min(2, Math.log1p(other)));
}
