// What the cases of a campaign share, as people write it.
import type { CampaignLink } from '../../../src/edge/console/messages.ts';

export const linkText = ({ kind, value }: Pick<CampaignLink, 'kind' | 'value'>): string =>
  kind === 'asn' && !value.startsWith('AS') ? `AS${value}` : value;
