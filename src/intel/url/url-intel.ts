// Says of a judged URL what the rest of the program can use: which domain to distrust, and how long.
import { dayMs } from '../../core/lib/decay.ts';
import { timeOf } from '../../core/lib/time.ts';
import { withParents } from './read-url.ts';
import { calledRiskMin, type UrlJudge, type WeighedUrl } from './weigh-url.ts';

/** The fields of an `intel` event that come from here; id and time are the sender's. */
export interface UrlIntel {
  readonly kind: 'domain';
  readonly value: string;
  readonly source: string;
  readonly confidence: number;
  readonly expires: string;
}

/** 97 % of the domains live one day; who gave his password there comes to be robbed within weeks. */
const usefulMs = 30 * dayMs;

/**
 * The host; undefined where nothing is called, and where anybody may have a page on the host: a browser
 * names only the host it came from, and that one is everybody's.
 */
export function intelOfUrl(
  judge: UrlJudge,
  { host, ownership, risk, seenMs }: WeighedUrl,
  source: string,
): UrlIntel | undefined {
  if (risk < calledRiskMin || ownership === 'firm' || ownership === 'namesake') return undefined;
  if (withParents(host).some((name) => judge.dictionary.shared.has(name))) return undefined;
  return {
    kind: 'domain',
    value: host,
    source,
    confidence: Math.round(risk * 1000) / 1000,
    expires: timeOf(seenMs + usefulMs),
  };
}
