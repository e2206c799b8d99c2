// Judges a URL or host name: how likely it is to phish for a securities firm's customers, and why.
import type { BrandDictionary, Firm } from './brand-dictionary.ts';
import { type CampaignMemory, type Recollection, recall, teach } from './campaign-memory.ts';
import { type Evidence, type EvidenceSource, evidenceOf } from './evidence.ts';
import { feedFirm } from './feed-brand.ts';
import type { TemplateHit } from './host-grammar.ts';
import { type Ownership, readUrl, type UrlReading, withParents } from './read-url.ts';
import { structureScore } from './structure.ts';
import type { UrlModel } from './url-model.ts';
import { danglingReason, realHostReason, type UrlReason, urlReason } from './url-reasons.ts';

export interface UrlJudgement {
  readonly url: string;
  readonly host: string;
  /** Probability that it phishes for customers of a securities firm. */
  readonly risk: number;
  /** Whom it imitates; only where the risk is at least a half. */
  readonly firm: Firm | undefined;
  readonly ownership: Ownership | 'dangling';
  /** Strongest first. */
  readonly reasons: readonly UrlReason[];
}

export interface UrlJudge {
  readonly dictionary: BrandDictionary;
  readonly model: UrlModel;
  readonly memory: CampaignMemory;
  /** Names of the firms' own zones that point to nothing of theirs any more. */
  readonly dangling: ReadonlySet<string>;
}

export interface Confirmation {
  /** Whom it imitates, in the words of a shared list (`SBI証券`, `JCB`) or a firm's id. */
  readonly brand: string;
  readonly timeMs: number;
  readonly teacher: string;
  /** How far the teacher is believed, 0..1; 1 where not given. */
  readonly weight?: number;
}

/** Half and more is called phishing; the model is fitted so that this is the working point. */
export const calledRiskMin = 0.5;
/** A name of the firm's own that anyone may take over is as good as taken until it is removed. */
const danglingRisk = 0.95;
const reasonsMax = 6;
/** Less than this in log-odds is no reason worth a line. */
const reasonWeightMin = 0.2;

/** Undefined where the text holds no host. `timeMs`: when it was seen; what is known then is used. */
export function judgeUrl(judge: UrlJudge, text: string, timeMs: number): UrlJudgement | undefined {
  const reading = readUrl(text, judge.dictionary);
  if (!reading) return undefined;
  const { ownership } = reading;
  const { host } = reading.url;
  const dangling = withParents(host).find((name) => judge.dangling.has(name));
  const plain = { url: text, host, firm: undefined };
  if (dangling !== undefined)
    return {
      ...plain,
      risk: danglingRisk,
      ownership: 'dangling',
      firm: ownerOf(host, judge.dictionary),
      reasons: [danglingReason(dangling)],
    };
  if (ownership === 'firm')
    return { ...plain, risk: 0, ownership, reasons: [realHostReason(host)] };
  return weigh(judge, text, reading, timeMs);
}

function weigh(judge: UrlJudge, text: string, reading: UrlReading, timeMs: number): UrlJudgement {
  const { hits, keys, ownership, url } = reading;
  const known = recall(judge.memory, keys, timeMs);
  const structure = structureScore(judge.model.structure, reading.structure);
  const evidence = evidenceOf(url.host, hits, known, structure);
  const weights = weightsBySource(evidence, judge.model.weights);
  let logOdds = judge.model.weights.get('bias')!;
  for (const weight of weights.values()) logOdds += weight;
  const risk = 1 / (1 + Math.exp(-logOdds));
  return {
    url: text,
    host: url.host,
    risk,
    firm: risk >= calledRiskMin ? firmOf(hits, known, weights, judge.dictionary) : undefined,
    ownership,
    reasons: reasonsOf(weights, timeMs),
  };
}

type Weights = ReadonlyMap<EvidenceSource, number>;

function weightsBySource(
  evidence: readonly Evidence[],
  weights: ReadonlyMap<string, number>,
): Weights {
  const sums = new Map<EvidenceSource, number>();
  for (const { name, value, source } of evidence)
    sums.set(source, (sums.get(source) ?? 0) + value * (weights.get(name) ?? 0));
  return sums;
}

function reasonsOf(weights: Weights, timeMs: number): UrlReason[] {
  return [...weights]
    .filter(([, weight]) => Math.abs(weight) >= reasonWeightMin)
    .sort(([, one], [, other]) => Math.abs(other) - Math.abs(one))
    .slice(0, reasonsMax)
    .map(([source, weight]) => urlReason(source, weight, timeMs));
}

/** The name that is written there, or whom the strongest memory was against. */
function firmOf(
  hits: readonly TemplateHit[],
  known: readonly Recollection[],
  weights: Weights,
  dictionary: BrandDictionary,
): Firm | undefined {
  const strongest = <Source extends TemplateHit | Recollection>(from: readonly Source[]) =>
    from.toSorted((one, other) => (weights.get(other) ?? 0) - (weights.get(one) ?? 0))[0];
  const hit = strongest(hits);
  if (hit) return hit.firm;
  const firm = strongest(known.filter((trait) => trait.firm !== undefined))?.firm;
  return firm === undefined ? undefined : (dictionary.firms.get(firm) ?? unlisted(firm));
}

/** A securities firm that only a shared list named. */
function unlisted(name: string): Firm {
  return { id: name, ja: name, en: name, hosts: [], tokens: [], sharedTokens: [] };
}

function ownerOf(host: string, { realHosts }: BrandDictionary): Firm | undefined {
  for (const name of withParents(host)) {
    const firm = realHosts.get(name);
    if (firm) return firm;
  }
  return undefined;
}

/**
 * Lets the memory learn a confirmed phishing URL, of whatever brand: others' campaigns are what ours
 * must be told apart from. False where there is no host, or it is a real one of a firm or namesake.
 */
export function teachUrl(judge: UrlJudge, text: string, confirmation: Confirmation): boolean {
  const reading = readUrl(text, judge.dictionary);
  if (!reading || reading.ownership !== 'anybody') return false;
  const { brand, timeMs, teacher, weight } = confirmation;
  teach(judge.memory, {
    keys: reading.keys,
    parent: reading.parts.parent,
    firm: feedFirm(brand, judge.dictionary),
    timeMs,
    teacher,
    weight,
  });
  return true;
}
