// What the cases of a campaign share, as people write it.
import type { Bond } from '../../../src/core/state/campaign.ts';

export const linkText = ({ kind, value }: Pick<Bond, 'kind' | 'value'>): string =>
  kind === 'asn' && !value.startsWith('AS') ? `AS${value}` : value;
