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

/** `timeMs` is when the mail was sent: what a judge remembers fades with the time between. */
export type UrlJudge = (url: string, timeMs?: number) => JudgedUrl;

/**
 * All that the judge has been taught counts, also what was confirmed after the mail was sent: who reads an
 * abuse mailbox knows it. A mail without a date is taken as sent at `undatedMs`.
 */
export function linkJudge(judge: LearnedJudge, undatedMs = 0): UrlJudge {
  return (url, timeMs = undatedMs) => {
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
