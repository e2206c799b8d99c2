// The judge over links that a mail is judged with: what is asked of it, and the project's URL judge as one.
import { createBrandDictionary } from '../url/brand-dictionary.ts';
import brands from '../url/brands.json' with { type: 'json' };
import { createCampaignMemory } from '../url/campaign-memory.ts';
import { judgeUrl } from '../url/judge-url.ts';
import model from '../url/url-model.json' with { type: 'json' };
import { readUrlModel } from '../url/url-model.ts';
import type { UrlJudge as LearnedJudge } from '../url/weigh-url.ts';

export interface JudgedUrl {
  /** Probability 0..1 that the URL belongs to a phishing site. */
  readonly risk: number;
  readonly brand?: string;
  readonly reasons: readonly unknown[];
}

/** `timeMs` is when the mail was sent: a judge with memory uses only what was known then. */
export type UrlJudge = (url: string, timeMs?: number) => JudgedUrl;

/** A link of a mail without a date is judged with nothing remembered: time 0 is before all of it. */
export function linkJudge(judge: LearnedJudge): UrlJudge {
  return (url, timeMs = 0) => {
    const judged = judgeUrl(judge, url, timeMs);
    if (!judged) return { risk: 0, reasons: [] };
    const { risk, firm, weighed } = judged;
    return { risk, ...(firm ? { brand: firm.id } : {}), reasons: weighed };
  };
}

/** The URL judge as it comes: its fitted model, nothing remembered yet. */
export function freshLinkJudge(): UrlJudge {
  return linkJudge({
    dictionary: createBrandDictionary(brands),
    model: readUrlModel(model),
    memory: createCampaignMemory(),
    dangling: new Set(),
  });
}
