// Says of a judged URL what the rest of the program can use: which domain or page to distrust, how long.
import { dayMs } from '../../core/lib/decay.ts';
import { timeOf } from '../../core/lib/time.ts';
import { parseUrl } from './parse-url.ts';
import { calledRiskMin, type UrlJudge, type WeighedUrl } from './weigh-url.ts';

/** The fields of an `intel` event that come from here; id and time are the sender's. */
export interface UrlIntel {
  readonly kind: 'domain' | 'url';
  readonly value: string;
  readonly source: string;
  readonly confidence: number;
  readonly expires: string;
}

/** 97 % of the domains live one day; who gave his password there comes to be robbed within weeks. */
const usefulMs = 30 * dayMs;

/** The host, but the URL where anybody may have a page on the host; undefined where nothing is called. */
export function intelOfUrl(
  judge: UrlJudge,
  { host, ownership, risk, seenMs, url }: WeighedUrl,
  source: string,
): UrlIntel | undefined {
  if (risk < calledRiskMin || ownership === 'firm' || ownership === 'namesake') return undefined;
  const isShared = [...judge.dictionary.shared].some(
    (name) => host === name || host.endsWith(`.${name}`),
  );
  const path = parseUrl(url)?.path ?? '';
  return {
    kind: isShared ? 'url' : 'domain',
    value: isShared ? host + path : host,
    source,
    confidence: Math.round(risk * 1000) / 1000,
    expires: timeOf(seenMs + usefulMs),
  };
}
