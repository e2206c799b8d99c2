// Says of a campaign what the rest of the program can use: which domains and URLs to distrust, and how long.
import { dayMs } from '../../core/lib/decay.ts';
import { timeOf } from '../../core/lib/time.ts';
import type { MailCampaign } from './campaign.ts';

/** The fields of an `intel` event that come from here; id and time are the sender's. */
export interface CampaignIntel {
  readonly kind: 'domain' | 'url';
  readonly value: string;
  readonly source: string;
  readonly confidence: number;
  readonly expires: string;
}

/** A person who confirmed it may still have confirmed too much. */
const confidence = { confirmed: 0.95, judged: 0.6 };
/** Almost all phishing domains live one day, kit paths up to 25 days; who visited one comes back within a month. */
const usefulMs = 30 * dayMs;

/** Domains, and URLs only where the domain is one that many use: those it names nobody else by. */
export function intelOfCampaign(
  campaign: MailCampaign,
  isKnown: (domain: string) => boolean,
): CampaignIntel[] {
  const common = {
    source: `mail-campaign:${campaign.id}`,
    confidence: campaign.confirmed ? confidence.confirmed : confidence.judged,
    expires: timeOf(campaign.lastMs + usefulMs),
  };
  const domains = campaign.domains.filter((domain) => !isKnown(domain));
  const elsewhere = campaign.urls.filter((url) => !domains.some((domain) => url.includes(domain)));
  return [
    ...domains.map((value) => ({ kind: 'domain' as const, value, ...common })),
    ...elsewhere.map((value) => ({ kind: 'url' as const, value, ...common })),
  ];
}
