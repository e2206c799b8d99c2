// Judges a URL or host name: how likely it is to phish for a securities firm's customers, and why.
import { type UrlReason, urlReasons } from './url-reasons.ts';
import { type UrlJudge, type WeighedUrl, weighUrl } from './weigh-url.ts';

export interface UrlJudgement extends WeighedUrl {
  /** Strongest first. */
  readonly reasons: readonly UrlReason[];
}

const reasonsMax = 6;

/** Undefined where the text holds no host. `timeMs`: when it was seen; what is known then is used. */
export function judgeUrl(judge: UrlJudge, text: string, timeMs: number): UrlJudgement | undefined {
  const weighed = weighUrl(judge, text, timeMs);
  return weighed && { ...weighed, reasons: urlReasons(weighed, reasonsMax) };
}
