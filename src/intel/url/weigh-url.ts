// Weighs a URL or host name: how likely it is to phish for a securities firm's customers, and by what.
import { probabilityOf } from '../../core/lib/decay.ts';
import type { BrandDictionary, Firm } from './brand-dictionary.ts';
import { type CampaignMemory, recall } from './campaign-memory.ts';
import { type Evidence, type EvidenceSource, evidenceOf } from './evidence.ts';
import { type Ownership, readUrl, type UrlReading, withParents } from './read-url.ts';
import { structureScore } from './structure.ts';
import type { UrlModel } from './url-model.ts';

export interface WeighedUrl {
  readonly url: string;
  readonly host: string;
  /** Probability that it phishes for customers of a securities firm. */
  readonly risk: number;
  /** Whom it imitates; only where the risk is at least a half. */
  readonly firm: Firm | undefined;
  readonly ownership: Ownership | 'dangling';
  /** The name of the firm's own zone that may be taken over, where it is one. */
  readonly danglingName?: string;
  readonly seenMs: number;
  /** Strongest first; `urlReasons` puts it into words. */
  readonly weighed: readonly Weighed[];
}

export interface Weighed {
  readonly source: EvidenceSource;
  /** Log-odds, natural logarithm. */
  readonly weight: number;
}

export interface UrlJudge {
  readonly dictionary: BrandDictionary;
  readonly model: UrlModel;
  readonly memory: CampaignMemory;
  /** Names of the firms' own zones that point to nothing of theirs any more. */
  readonly dangling: ReadonlySet<string>;
}

/** Half and more is called phishing; the model is fitted so that this is the working point. */
export const calledRiskMin = 0.5;
/** A name of the firm's own that anyone may take over is as good as taken until it is removed. */
const danglingRisk = 0.95;

/** Undefined where the text holds no host. `timeMs`: when it was seen; what is known then is used. */
export function weighUrl(judge: UrlJudge, text: string, timeMs: number): WeighedUrl | undefined {
  const reading = readUrl(text, judge.dictionary);
  if (!reading) return undefined;
  const { ownership } = reading;
  const { host } = reading.url;
  if (ownership === 'anybody') return weigh(judge, text, reading, timeMs);
  const danglingName = withParents(host).find((name) => judge.dangling.has(name));
  const plain = { url: text, host, seenMs: timeMs, weighed: [] };
  if (danglingName !== undefined) {
    const firm = ownerOf(host, judge.dictionary);
    return { ...plain, risk: danglingRisk, firm, ownership: 'dangling', danglingName };
  }
  return { ...plain, risk: 0, firm: undefined, ownership };
}

function weigh(judge: UrlJudge, text: string, reading: UrlReading, timeMs: number): WeighedUrl {
  const { hits, keys, ownership, url } = reading;
  const known = recall(judge.memory, keys, timeMs);
  const structure = structureScore(judge.model.structure, reading.structure);
  const evidence = evidenceOf(url.host, hits, known, structure);
  const weighed = weighedBySource(evidence, judge.model.weights);
  let logOdds = judge.model.weights.get('bias')!;
  for (const { weight } of weighed) logOdds += weight;
  const risk = probabilityOf(logOdds);
  return {
    url: text,
    host: url.host,
    risk,
    firm: risk >= calledRiskMin ? firmOf(weighed, judge.dictionary) : undefined,
    ownership,
    seenMs: timeMs,
    weighed,
  };
}

function weighedBySource(
  evidence: readonly Evidence[],
  weights: ReadonlyMap<string, number>,
): Weighed[] {
  const weighed: Weighed[] = [];
  for (let at = 0; at < evidence.length; ) {
    const { source } = evidence[at];
    let weight = 0;
    for (; evidence[at]?.source === source; at += 1)
      weight += evidence[at].value * (weights.get(evidence[at].name) ?? 0);
    weighed.push({ source, weight });
  }
  return weighed.sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
}

/** The name that is written there, or whom the strongest memory was against. */
function firmOf(weighed: readonly Weighed[], { firms }: BrandDictionary): Firm | undefined {
  let remembered: string | undefined;
  for (const { source } of weighed) {
    if (typeof source === 'string') continue;
    if ('template' in source) return source.firm;
    remembered ??= source.firm;
  }
  return remembered === undefined ? undefined : (firms.get(remembered) ?? unlisted(remembered));
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
