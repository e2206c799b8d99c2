// Says of a campaign what the rest of the program can use: which domains to distrust, and how long.
import { dayMs } from '../../core/lib/decay.ts';
import { timeOf } from '../../core/lib/time.ts';
import { parseUrl } from '../url/parse-url.ts';
import type { MailCampaign } from './campaign.ts';
import type { UrlJudge } from './url-judge.ts';

/** The fields of an `intel` event that come from here; id and time are the sender's. */
export interface CampaignIntel {
  readonly kind: 'domain';
  readonly value: string;
  readonly source: string;
  readonly confidence: number;
  readonly expires: string;
}

/** A person who confirmed it may still have confirmed too much. */
const confidence = { confirmed: 0.95, judged: 0.6 };
/** Half and more is called by the judge over URLs. */
const calledRiskMin = 0.5;
/** Almost all phishing domains live one day, kit paths up to 25 days; who visited one comes back within a month. */
const usefulMs = 30 * dayMs;

export interface CampaignIntelParts {
  /** Whether a domain is of a known organisation, or one that many use. */
  readonly isKnown: (domain: string) => boolean;
  readonly judgeUrl: UrlJudge;
  /** A mail's date is the sender's to set: none counts as later than this. */
  readonly nowMs: number;
}

/**
 * Domains that the judge over URLs calls, or of a campaign that a person confirmed: criminals link to honest
 * sites as well. Pages of shared services are left out, as a browser names only the host it came from.
 */
export function intelOfCampaign(
  campaign: MailCampaign,
  { isKnown, judgeUrl, nowMs }: CampaignIntelParts,
): CampaignIntel[] {
  const { confirmed, domains, id, lastMs, urls } = campaign;
  const common = {
    source: `mail-campaign:${id}`,
    confidence: confirmed ? confidence.confirmed : confidence.judged,
    expires: timeOf(Math.min(lastMs, nowMs) + usefulMs),
  };
  const isCalled = (domain: string): boolean =>
    urls.some((url) => isUnder(url, domain) && judgeUrl(url, lastMs).risk >= calledRiskMin);
  return domains
    .filter((domain) => !isKnown(domain) && (confirmed || isCalled(domain)))
    .map((value) => ({ kind: 'domain' as const, value, ...common }));
}

function isUnder(url: string, domain: string): boolean {
  const host = parseUrl(url)?.host ?? '';
  return host === domain || host.endsWith(`.${domain}`);
}
